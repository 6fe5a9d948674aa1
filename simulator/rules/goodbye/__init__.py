"""How a bot lets people go."""

from simulator.rule import Category

CATEGORY = Category(letter="G", name="goodbye", weight=7)
