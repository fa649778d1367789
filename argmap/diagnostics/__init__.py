"""Problems as values, and the ways to show them."""

from argmap.diagnostics.values import Diagnostic, Edit, Fix, Note, Severity

__all__ = ["Diagnostic", "Edit", "Fix", "Note", "Severity"]
