"""How often a bot writes, and when it may."""

from simulator.rule import Category

CATEGORY = Category(letter="F", name="frequency", weight=14)
