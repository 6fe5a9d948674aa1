"""Keeping finalisers out of the scheduler: one that waits for a lock in there would park twice."""

import gc


class Finalisers:
    """Holds back the garbage collector, if it is on, while the baton changes hands.

    Whoever has the baton afterwards lets it go on. A process that has switched it off keeps it so.
    """

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held = False

    def hold(self) -> None:
        """Collect nothing from here on."""
        if gc.isenabled():
            gc.disable()
            self._held = True

    def let_go(self) -> None:
        """Collect as ever."""
        if self._held:
            self._held = False
            gc.enable()
