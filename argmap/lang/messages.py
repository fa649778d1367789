"""Every sentence the language can say: code, name, severity, words, a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from argmap.diagnostics import Diagnostic, Fix, Note, Severity

if TYPE_CHECKING:
    from argmap.source import Span


@attrs.frozen
class Message:
    """A sentence with holes, and everything that stays the same about it.

    Args:
        code: ``"AM001"``.
        name: ``"unclosed-title"``.
        severity: How bad it is, unless the place says otherwise.
        text: What is, with ``{holes}``.
        hint: What to write instead, with the same holes.
        example: A text that makes the parser say it.
    """

    code: str
    name: str
    severity: Severity
    text: str
    hint: str
    example: str


_E, _W, _A, _N = Severity.ERROR, Severity.WARNING, Severity.ADVICE, Severity.NOTE

_TABLE = (
    # -- what is opened and never closed
    Message(
        "AM001", "unclosed-title", _W,
        "the bracket `{open}` is never closed, so the line is read as plain text",
        "close the title: `{open}{title}{close}: …`, or write `\\{open}` for a plain "
        "bracket",
        "[Ban: Ban cars.",
    ),
    Message(
        "AM002", "unclosed-frontmatter", _E,
        "the line `===` opens the frontmatter, and no second `===` closes it",
        "put a line `===` behind the last line of the frontmatter",
        "===\ntitle: Cars\n\n[Ban]: Ban cars.",
    ),
    Message(
        "AM003", "unclosed-comment", _E,
        "the comment opened by `{open}` is never closed, so it is read as text",
        "write `{close}` where the comment ends",
        "[Ban]: Ban cars. /* why not",
    ),
    Message(
        "AM004", "unclosed-data", _E,
        "the data opened by `{{` is never closed",
        "write `}}` where the data ends",
        "[Ban]: Ban cars. {source: p. 4",
    ),
    Message(
        "AM005", "unclosed-mark", _E,
        "`{mark}` opens {what} text here and is never closed",
        "write `{mark}` where it ends, or `{escaped}` for a plain character",
        "[Ban]: Ban **all cars.",
    ),
    Message(
        "AM006", "unclosed-inference", _E,
        "the inference line is never closed by `--`",
        "write `-- {rule} --`, or `----` for a line without a rule",
        "(1) It rains.\n-- modus ponens\n(2) The street is wet.",
    ),
    # -- relations
    Message(
        "AM007", "empty-relation", _E,
        "nothing stands behind `{op}`",
        "write what it is about: `{op} [Title]: …`",
        "[Ban]: Ban cars.\n  +",
    ),
    Message(
        "AM008", "relation-without-indent", _E,
        "the relation `{op}` stands at the start of the line, so nobody can tell what "
        "it belongs to",
        "put two blanks before `{op}`",
        "[Ban]: Ban cars.\n+ [Air]: Cleaner air.",
    ),
    Message(
        "AM009", "relation-after-blank-line", _E,
        "a blank line cuts the relation `{op}` off from what it belongs to",
        "take out the blank line before it",
        "[Ban]: Ban cars.\n\n  + [Air]: Cleaner air.",
    ),
    Message(
        "AM010", "unopened-level", _E,
        "the relation `{op}` is indented by {indent}, and no line above opens that "
        "level",
        "indent it like the relations beside it ({levels})",
        "[Ban]: Ban cars.\n    + [Air]: Cleaner air.\n  - [Trade]: Shops lose.",
    ),
    Message(
        "AM011", "mixed-indentation", _W,
        "this block is indented with tabs and with blanks; a tab counts as one "
        "character",
        "indent with blanks only",
        "[Ban]: Ban cars.\n  + [Air]: Cleaner air.\n\t\t\t- [Trade]: Shops lose.",
    ),
    Message(
        "AM012", "unknown-operator", _E,
        "`{op}` is no sign for a relation",
        "write `+` (reason), `-` (objection), `_` (undercut), `><` (contradiction), "
        "or `+>`, `->`, `_>` for the other direction",
        "[Ban]: Ban cars.\n  => [Air]: Cleaner air.",
    ),
    Message(
        "AM013", "contradiction-with-argument", _E,
        "`><` joins two statements, and `{title}` is an argument",
        "name the conclusion of the argument in square brackets, or write `-`",
        "[Ban]: Ban cars.\n  >< <Air>",
    ),
    Message(
        "AM014", "only-undercuts-here", _E,
        "`{op}` stands under an inference line, where only undercuts can stand",
        "write `_` to doubt the step, or put `{op}` under the statement it is about",
        "(1) It rains.\n----\n  - [Roof]: There is a roof.\n(2) The street is wet.",
    ),
    Message(
        "AM015", "undercut-of-statement", _W,
        "`{op}` undercuts a statement, but only a step from premises to a conclusion "
        "can be undercut",
        "write `-` to deny the statement, or undercut the argument: `<{title}>`",
        "[Ban]: Ban cars.\n  _ [Buses]: Buses make the soot.",
    ),
    # -- titles and texts
    Message(
        "AM016", "text-after-reference", _E,
        "text stands behind `{title}`, which only refers to it",
        "write `{title}: …` to say what it is, or begin with `\\` if the bracket is "
        "plain text",
        "[Ban]: Ban cars.\n  + [Air] is cleaner.",
    ),
    Message(
        "AM017", "two-references", _E,
        "two titles stand on one line: `{title}` and `{second}`",
        "give each a line of its own, with its sign",
        "[Ban]: Ban cars.\n  + [Air] [Health]",
    ),
    Message(
        "AM018", "missing-blank-line", _E,
        "{what} starts here without a blank line before it",
        "leave a blank line before it{escape}",
        "[Ban]: Ban cars.\n[Air]: Cleaner air.",
    ),
    Message(
        "AM019", "empty-definition", _E,
        "`{title}:` announces a text, and none follows",
        "write the text behind the colon, or take the colon out to refer to it",
        "[Ban]:",
    ),
    Message(
        "AM020", "tag-instead-of-heading", _W,
        "`{mark}` without a blank behind it is a tag, not a heading",
        "write `{heading}` for a heading",
        "#Cost\n\n[Ban]: Ban cars.",
    ),
    Message(
        "AM021", "heading-goes-on", _A,
        "this line belongs to the heading above it",
        "leave a blank line between the heading and the text",
        "# Cost\nTrams are dear.",
    ),
    Message(
        "AM022", "empty-heading", _E,
        "the heading has no words",
        "write them behind `{mark}`",
        "## \n\n[Ban]: Ban cars.",
    ),
    # -- reconstructions
    Message(
        "AM023", "missing-inference", _E,
        "the numbered lines lead to no conclusion: no inference line stands among them",
        "write a line `----` before the conclusion",
        "(1) It rains.\n(2) Rain makes streets wet.",
    ),
    Message(
        "AM024", "missing-conclusion", _E,
        "no conclusion stands under the inference line",
        "write it on the next line: `({number}) …`",
        "(1) It rains.\n----",
    ),
    Message(
        "AM025", "missing-premise", _E,
        "the inference line has no premises above it",
        "write the premises on lines of their own before it: `(1) …`{escape}",
        "----\n(1) The street is wet.",
    ),
    Message(
        "AM026", "blank-line-between-steps", _E,
        "a blank line cuts the reconstruction in two",
        "take out the blank line",
        "(1) It rains.\n\n----\n(2) The street is wet.",
    ),
    Message(
        "AM027", "misnumbered-line", _W,
        "line `({number})` stands where `({wanted})` is due",
        "number the lines from (1) without gaps",
        "(1) It rains.\n----\n(3) The street is wet.",
    ),
    Message(
        "AM028", "argument-as-premise", _E,
        "`{title}` is an argument, and lines of a reconstruction are statements",
        "write its conclusion as a statement: `[…]`",
        "(1) <Rain>\n----\n(2) The street is wet.",
    ),
    Message(
        "AM029", "second-reconstruction", _E,
        "`<{title}>` is reconstructed a second time",
        "give the second reconstruction a title of its own",
        "<A>\n\n(1) p\n----\n(2) q\n\n<A>\n\n(1) r\n----\n(2) s",
    ),
    Message(
        "AM030", "unknown-line-number", _W,
        "`uses` names line {number}, and the reconstruction has no such line before "
        "the step",
        "name lines above the inference line: {known}",
        "(1) It rains.\n-- {uses: [7]} --\n(2) The street is wet.",
    ),
    Message(
        "AM031", "short-inference-line", _W,
        "an inference line has four dashes, this one has three",
        "write `----`",
        "(1) It rains.\n---\n(2) The street is wet.",
    ),
    # -- lists
    Message(
        "AM032", "nested-list", _E,
        "a list cannot hold a list",
        "start the item in the same column as the one above",
        "* [Ban]\n  * [Air]",
    ),
    Message(
        "AM033", "relation-to-nothing", _E,
        "`{op}` starts a block, so there is nothing above it that it could be about",
        "write `*` for an item of a list, or indent `{op}` under a statement",
        "- one\n- two",
    ),
    # -- data, frontmatter, inclusion
    Message(
        "AM034", "text-after-data", _E,
        "text stands behind the data",
        "move the data behind the text, to the end of the element",
        "[Ban]: Ban {source: p. 4} all cars.",
    ),
    Message(
        "AM035", "data-twice", _E,
        "the element has two blocks of data",
        "write them as one: `{{a: 1, b: 2}}`",
        "[Ban]: Ban cars. {a: 1}\n{b: 2}",
    ),
    Message(
        "AM036", "data-without-element", _E,
        "the data belongs to no element",
        "write it behind the statement, argument or heading that it is about",
        "{a: 1}\n\n[Ban]: Ban cars.",
    ),
    Message(
        "AM037", "frontmatter-without-blank-line", _A,
        "no blank line follows the frontmatter; other programs need one",
        "leave a blank line behind `===`",
        "===\ntitle: Cars\n===\n[Ban]: Ban cars.",
    ),
    Message(
        "AM038", "misplaced-frontmatter", _E,
        "the frontmatter is not at the top of the document",
        "move it to the first line, or write `\\===` for plain text",
        "[Ban]: Ban cars.\n\n===\ntitle: Cars\n===",
    ),
    Message(
        "AM039", "include-not-read", _W,
        "`{path}` is not included: {why}",
        "{way}",
        "@include(part.argdown)",
    ),
    Message(
        "AM040", "misplaced-include", _E,
        "`@include` stands inside a block",
        "give it a line of its own between blank lines",
        "[Ban]: Ban cars.\n@include(part.argdown)",
    ),
    # -- the text as a whole
    Message(
        "AM041", "not-a-text", _E,
        "this is not a text file: {why}",
        "save the document as plain text in UTF-8",
        "\x00\x01\x02\x03",
    ),
    Message(
        "AM042", "control-character", _W,
        "the text holds the control character {name}, which nobody can see",
        "delete it",
        "[Ban]: Ban\x07 cars.",
    ),
    Message(
        "AM043", "nothing-here", _N,
        "the document {what}, so the map is empty",
        "write a statement: `[Title]: text`",
        "",
    ),
    Message(
        "AM044", "headings-replaced", _N,
        "the groups of `regroup` take the place of the headings",
        "take `regroup` out of the frontmatter to group by headings",
        "===\ngroup: {regroup: [{title: G, statements: [A]}]}\n===\n\n# H\n\n[A]: x",
    ),
    # -- names
    Message(
        "AM050", "undefined-statement", _W,
        "no line says what `[{title}]` is",
        "{way}",
        "[Ban]: Ban cars.\n  + [Air]",
    ),
    Message(
        "AM051", "undefined-argument", _A,
        "no line says what `<{title}>` is",
        "{way}",
        "[Ban]: Ban cars.\n  + <Air>",
    ),
    Message(
        "AM052", "undefined-mention", _W,
        "`{mention}` mentions a title that the document does not have",
        "{way}",
        "[Ban]: Ban cars, says @[Air].",
    ),
    Message(
        "AM053", "title-of-both", _A,
        "`{title}` is the title of a statement and of an argument; they are two things",
        "give one of them another title",
        "[Ban]: Ban cars.\n  + <Ban>: They are loud.",
    ),
    Message(
        "AM054", "id-twice", _E,
        "the id `{id}` is in use already",
        "give one of the two another id",
        "[Ban]: Ban cars.\n  + [Air]: Cleaner. {id: Ban}",
    ),
    Message(
        "AM055", "title-in-text", _A,
        "`{bracket}` in the middle of a text is plain text, though it looks like a "
        "title",
        "write `@{bracket}` to mention it",
        "[Ban]: Ban cars.\n\nThis follows from [Ban] above.",
    ),
    Message(
        "AM056", "attack-without-target", _E,
        "`<{title}>` is declared an attack, and no line says what it attacks",
        "write `- <{title}>` under what it attacks",
        "[Ban]: Ban cars.\n\n<A>: x {attack: {premises: [Ban]}}",
    ),
    Message(
        "AM057", "unknown-id", _E,
        "`{key}` names `{id}`, and the document has no such element",
        "{way}",
        "===\norder: {statements: [Air]}\n===\n\n[Ban]: Ban cars.",
    ),
    Message(
        "AM058", "unreadable-element", _E,
        "`{key}` holds an element that cannot be read: {why}",
        "write it as in the native JSON format",
        "===\nelements: {inferences: [{id: 5}]}\n===\n\n[Ban]: Ban cars.",
    ),
    # -- characters
    Message(
        "AM059", "look-alike", _W,
        "{what}",
        "{way}",
        "[Ban]: Ban cars.\n  \u2013 [Trade]: Shops lose.",
    ),
)  # fmt: skip

MESSAGES: dict[str, Message] = {message.name: message for message in _TABLE}
"""Name → message, in the order of the codes."""


def diagnose(
    name: str,
    span: Span | None,
    /,
    *,
    severity: Severity | None = None,
    notes: tuple[Note, ...] = (),
    fix: Fix | None = None,
    subject: str | None = None,
    **holes: object,
) -> Diagnostic:
    """Return the message *name* about *span*, its holes filled.

    Args:
        name: Name of the message.
        span: Where it is about.
        severity: Instead of the usual one.
        notes: Second places.
        fix: Edits that repair it.
        subject: Id of the element it is about.
        holes: Words for the holes of the message and its hint.

    Example:
        >>> from argmap.lang.messages import diagnose
        >>> print(diagnose("misnumbered-line", None, number=3, wanted=2))
        warning[AM027] misnumbered-line: line `(3)` stands where `(2)` is due
    """
    message = MESSAGES[name]
    shown = {
        key: value if key in _SENTENCES else shorten_title(value)
        for key, value in holes.items()
    }
    return Diagnostic(
        message.code,
        message.name,
        severity or message.severity,
        message.text.format_map(shown),
        span,
        notes,
        message.hint.format_map(shown) or None,
        fix,
        subject,
    )


_LONGEST = 60
_SENTENCES = ("what", "way", "why")
"""Holes for our own words, which must not end in the middle."""

T = TypeVar("T")


def shorten_title(value: T) -> T | str:
    """Keep a hostile title from filling the screen.

    Args:
        value: A title, or anything else, which stays as it is.

    Example:
        >>> from argmap.lang.messages import shorten_title
        >>> len(shorten_title("a" * 1000))
        60
    """
    if isinstance(value, str) and len(value) > _LONGEST:
        return value[: _LONGEST - 1] + "…"
    return value
