"""Whether a bot makes room for a person."""

from simulator.rule import Category

CATEGORY = Category(letter="B", name="bot-steps-back", weight=12)
