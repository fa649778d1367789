"""The language: Argdown in, Argdown out."""
