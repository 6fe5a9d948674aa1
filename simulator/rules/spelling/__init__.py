"""How well the bot writes."""

from simulator.rule import Category

CATEGORY = Category(letter="S", name="spelling", weight=8)
