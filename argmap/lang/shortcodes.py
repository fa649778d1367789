"""The names of signs that a text may use: ``.A.`` for all, ``:up:`` thumbs up."""

from __future__ import annotations

_SIGNS = """
A ∀|E ∃|O 𝗢|P 𝗣|-> →|<-> ↔|~ ¬|^ ∧|v ∨|v_ ⊻|<> ◇|[] ◻|happy 😀|smiley ☺|laugh 😆
|lol 😆|rofl 🤣|joy 😂|heart ❤|? ❓|question ❓|love 😍|wink 😉|shush 🤫|meh 😐
|eye-roll 🙄|sad 😢|disappointed 😞|scream 😱|+1 👍|up 👍|-1 👎|down 👎|think 🤔
|star ⭐|y ✔|agree ✔|n ❌|disagree ❌
"""  # noqa: RUF001  (signs that look like letters are what they are)

SHORTCODES: dict[str, str] = {
    f"{dot}{name}{dot}": sign
    for name, sign in (pair.split() for pair in _SIGNS.replace("\n", "").split("|"))
    for dot in ".:"
}
"""Shortcode → sign; Argdown's defaults, each between dots or colons."""

SHORTCODES[":smile:"] = "☺️"  # with a variation selector, as the original has it
SHORTCODES[".smile."] = "☺"
