"""How a bot receives people."""

from simulator.rule import Category

CATEGORY = Category(letter="W", name="welcome", weight=12)
