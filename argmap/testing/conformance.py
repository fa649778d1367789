"""The test that every format passes, those of third parties included."""

from __future__ import annotations


def check_format(form: object) -> None:
    """Placeholder."""
    raise NotImplementedError(form)
