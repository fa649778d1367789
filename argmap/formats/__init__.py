"""File formats: what reads and writes maps, and what they report."""

from argmap.formats.doors import dump, dumps, load, loads, read, read_file, write
from argmap.formats.files import FolderLoader, write_file
from argmap.formats.table import FORMATS, detect_format, format_by_suffix, format_named
from argmap.formats.values import Content, Format, Reading, Report, Writing

__all__ = [
    "FORMATS",
    "Content",
    "FolderLoader",
    "Format",
    "Reading",
    "Report",
    "Writing",
    "detect_format",
    "dump",
    "dumps",
    "format_by_suffix",
    "format_named",
    "load",
    "loads",
    "read",
    "read_file",
    "write",
    "write_file",
]
