"""Whether what people are sent is of use, and theirs to choose."""

from simulator.rule import Category

CATEGORY = Category(letter="V", name="value", weight=4)
