"""Gherkin for Messenger bots: features, their steps, the pytest plugin and the command line."""
