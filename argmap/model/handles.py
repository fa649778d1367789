"""What stands for an element while its map is being built."""

from __future__ import annotations

import attrs


@attrs.frozen
class Handle:
    """What a builder returns for each element; pass it where the element is meant.

    Args:
        id: Id of the element.
        kind: Its kind: ``"statement"``, ``"inference"``, ``"attack"`` and so on.
    """

    id: str
    kind: str
    _builder: object = attrs.field(default=None, repr=False, eq=False)

    def __str__(self) -> str:
        return self.id

    def is_from(self, builder: object) -> bool:
        """Tell whether *builder* made it."""
        return self._builder is builder
