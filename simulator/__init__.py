"""Simulated time, virtual customers, the way to the bot, and the verdict on its manners."""
