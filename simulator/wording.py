"""How our own sentences are put."""


def counted(number: int, noun: str) -> str:
    """Return a number of things in words: ``1 finding``, ``2 findings``."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
