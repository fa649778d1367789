"""The rule about statements that ask; it holds in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checks.rules import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.checks.views import View


def find_questions(view: View) -> Iterator[Finding]:
    """A statement is put as a question.

    What:
        Its text ends in a question mark, and its kind is not `question`.
    Why:
        A question is neither true nor false, so it can support and attack nothing.
    Bad:
        [Ban]: The city should ban cars downtown.
          + [Air]: Who likes dirty air?
    Good:
        [Ban]: The city should ban cars downtown.
          + [Air]: Nobody likes dirty air.
    Fix:
        Write the answer that is meant, or give it the kind `question`.
    """
    for statement in view.map.statements:
        text = statement.text.rstrip(" \t\r\n\"'”’»)*_")
        if text.endswith(("?", "？", "؟")) and statement.kind != "question":
            yield Finding(
                statement.id,
                f"the statement `{statement.id}` is a question",
                "write the answer that is meant, or add `{kind: question}`",
            )
