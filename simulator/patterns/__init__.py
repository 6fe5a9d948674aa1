"""Many regular expressions looked for at once: which can be in a text at all, told by its words."""
