"""How much the bot says at once."""

from simulator.rule import Category

CATEGORY = Category(letter="L", name="length", weight=6)
