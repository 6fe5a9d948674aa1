"""In what tone the bot speaks."""

from simulator.rule import Category

CATEGORY = Category(letter="T", name="tone", weight=6)
