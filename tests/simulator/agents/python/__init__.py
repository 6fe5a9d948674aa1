"""Tests of what lives in a bot's Python process."""
