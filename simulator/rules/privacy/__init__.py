"""Whether what people say stays where they said it."""

from simulator.rule import Category

CATEGORY = Category(letter="P", name="privacy", weight=5)
