"""Where everything stands in a picture: measuring, wrapping, grouping, placing.

``lay_out`` turns a map into a neutral :class:`Drawing`; the writers in
``argmap.renderers`` turn that into files.
"""

from argmap.layouts.composing import lay_out
from argmap.layouts.drawings import (
    Box,
    Chip,
    Drawing,
    Frame,
    Legend,
    Status,
    TextLine,
    Wire,
)
from argmap.layouts.engines import ENGINES, Engine
from argmap.layouts.grouping import group
from argmap.layouts.proportions import Proportions
from argmap.layouts.words import LANGUAGES, Words

__all__ = [
    "ENGINES",
    "LANGUAGES",
    "Box",
    "Chip",
    "Drawing",
    "Engine",
    "Frame",
    "Legend",
    "Proportions",
    "Status",
    "TextLine",
    "Wire",
    "Words",
    "group",
    "lay_out",
]
