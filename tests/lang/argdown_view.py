"""Our map and the original's JSON in one shape, so that they can be compared."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from argmap.model.inlines import strip_marks

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Inference

_TAG = re.compile(
    r"(?<!\\)#(?:\([^)]+\)|[A-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]+)"
)
_LINK = re.compile(r"\[([^\]]+?)\]\([^)]+?\)")
_MENTION = re.compile(r"@\[(.+?)\]|@<(.+?)>")


def plain(text: str | None, *, ours: bool) -> str:
    """Text without marks, tags, mentions' brackets, white space collapsed."""
    text = text or ""
    if ours:
        text = strip_marks(_TAG.sub(" ", _LINK.sub(r"\1", text)))
    else:
        text = _MENTION.sub(lambda m: m[1] or m[2], _TAG.sub(" ", text))
    return re.sub(r"\s+", "", text)


def _data(data: Any) -> str:
    return json.dumps(data or {}, sort_keys=True, ensure_ascii=False, default=list)


# -- ours


def view_of_map(m: ArgumentMap) -> dict[str, Any]:
    """What the original would say of the map."""
    place: dict[str, str] = {}
    for section in m.sections:
        for member in section.members:
            place[member] = plain(section.title, ours=True)
    names: dict[str, str] = {}
    for s in m.statements:
        names[s.id] = (
            f"[{s.title}]" if s.title is not None else plain(s.text, ours=True)
        )
    for a in m.arguments:
        names[a.id] = f"<{a.title}>" if a.title is not None else "<>"
    statements = {}
    loose: Counter[Any] = Counter()
    for s in m.statements:
        told = [plain(t, ours=True) for t in (*s.members, s.text) if t]
        entry = (tuple(told), tuple(sorted(s.tags)), place.get(s.id))
        if s.title is None:
            loose[entry] += 1
        else:
            statements[s.title] = entry
    arguments = {}
    nameless = []
    for a in m.arguments:
        told = [plain(t, ours=True) for t in (*a.members, a.gist) if t]
        lines = _lines(m, a, names)
        if a.title is None:
            nameless.append((lines, place.get(a.id)))
        else:
            arguments[a.title] = (
                tuple(told),
                tuple(sorted(a.tags)),
                place.get(a.id),
                lines,
            )
    return {
        "statements": statements,
        "untitled": loose,
        "arguments": arguments,
        "nameless": sorted(nameless, key=repr),
        "sections": _our_sections(m),
        "relations": sorted(_relations(m, names)),
    }


def _lines(m: ArgumentMap, a: Any, names: dict[str, str]) -> list[Any]:
    steps = [m[one] for one in a.inferences]
    if not steps:
        return []
    ids = list(a.lines)
    if not ids:
        for step in steps:
            ids += [p for p in step.premises if p not in ids]
            ids.append(step.conclusion)
    found: list[Any] = []
    waiting = list(steps)
    for number, one in enumerate(ids):
        step = waiting[0] if waiting else None
        # A step's conclusion comes behind all its premises that are still to come.
        rest = ids[number:]
        ready = (
            step is not None
            and one == step.conclusion
            and not any(p in rest[1:] and p not in ids[:number] for p in step.premises)
            and (number > 0)
        )
        if ready and step is not None:
            waiting.pop(0)
            role = "main" if not waiting else "intermediary"
            found.append((names[one], role, tuple(step.rules), _step_data(step)))
        else:
            found.append((names[one], "premise", (), "{}"))
    return found


def _step_data(step: Inference) -> str:
    return "{}" if not step.data else _data(step.data)


def _our_sections(m: ArgumentMap) -> list[Any]:
    return [
        (
            plain(s.title, ours=True),
            s.level,
            tuple(sorted(s.tags)),
            None if s.parent is None else plain(m[s.parent].title, ours=True),
        )
        for s in m.sections
    ]


def _relations(m: ArgumentMap, names: dict[str, str]) -> set[tuple[str, str, str]]:  # noqa: C901  (a list of the original's rules)
    strict = False
    model = m.metadata.get("model")
    if model and model.get("mode") == "strict":
        strict = True
    found: set[tuple[str, str, str]] = set()
    steps = {one: a for a in m.arguments for one in a.inferences}
    statement_ids = {s.id for s in m.statements}

    def add(kind: str, source: str, target: str) -> None:
        one = m.stands_for(source)
        if strict and one in statement_ids and target in statement_ids:
            kind = {"support": "entails", "attack": "contrary"}.get(kind, kind)
        if one != source and one == target:
            return  # the original drops what its own step says already
        target = m.aims_at(target) if kind == "undercut" else target
        if kind in _SYMMETRIC:
            one, target = sorted((one, target))
        found.add((kind, one, target))

    for i in m.inferences:
        if i.id not in steps:
            for p in i.premises:
                add("support", p, i.conclusion)
    for a in m.attacks:
        for p in a.premises:
            # The line above is what the original calls the source of a contradiction.
            ends = (a.target, p) if a.kind == "contradictory" else (p, a.target)
            add(a.kind, *ends)
    return {
        (kind, names[one], _end(two, names, steps), *())
        if kind not in _SYMMETRIC
        else (kind, *sorted((names[one], names[two])))
        for kind, one, two in _without_repeats(m, found)
    }


_SYMMETRIC = ("contrary", "contradictory")


def _end(one: str, names: dict[str, str], steps: dict[str, Any]) -> str:
    return f"{names[steps[one].id]}|step" if one in steps else names[one]


def _without_repeats(
    m: ArgumentMap, found: set[tuple[str, str, str]]
) -> set[tuple[str, str, str]]:
    """Drop attacks on an argument that repeat an attack on one of its premises."""
    kept = set(found)
    reconstructed = {a.id: a for a in m.arguments if m.steps_of(a.id)}
    for kind, first, second in found:
        if kind != "attack" or second not in reconstructed or first in reconstructed:
            continue
        steps = m.steps_of(second)
        made = {s.conclusion for s in steps}
        premises = {p for s in steps for p in s.premises if p not in made}
        for other, x, y in found:
            hit = {y} if other == "attack" and x == first else set()
            if other in _SYMMETRIC and first in (x, y):
                hit = {x, y} - {first} or {first}
            if hit & premises:
                kept.discard((kind, first, second))
    return kept


# -- theirs


def view_of_json(theirs: dict[str, Any]) -> dict[str, Any]:  # noqa: C901  (a list of the original's keys)
    """The same of the original's JSON."""
    flat: list[Any] = []
    ids: dict[str, str] = {}

    def walk(sections: list[Any], parent: str | None) -> None:
        for s in sections:
            title = plain(s["title"], ours=False)
            ids[s["id"]] = title
            flat.append((title, s["level"], tuple(sorted(s.get("tags") or ())), parent))
            walk(s.get("children") or [], title)

    walk(theirs.get("sections") or [], None)
    names = {}
    statements = {}
    loose: Counter[Any] = Counter()
    for title, ec in theirs["statements"].items():
        told = [
            plain(x.get("text"), ours=False)
            for x in ec["members"]
            if not x.get("isReference") and plain(x.get("text"), ours=False)
        ]
        section = ids.get(ec.get("section"))
        entry = (tuple(told), tuple(sorted(ec.get("tags") or ())), section)
        if re.fullmatch(r"Untitled \d+", title):
            names[title] = told[-1] if told else ""
            loose[entry] += 1
        else:
            names[title] = f"[{title}]"
            statements[title] = entry
    arguments = {}
    nameless = []
    for title, a in theirs["arguments"].items():
        told = [
            plain(x.get("text"), ours=False)
            for x in a["members"]
            if not x.get("isReference") and plain(x.get("text"), ours=False)
        ]
        lines = []
        for line in a.get("pcs") or []:
            inference = line.get("inference") or {}
            role = {"premise": "premise", "main-conclusion": "main"}.get(
                line["role"], "intermediary"
            )
            lines.append(
                (
                    names[line["title"]],
                    role,
                    tuple(inference.get("inferenceRules") or ()),
                    _data(inference.get("data")),
                )
            )
        section = ids.get(a.get("section"))
        if re.fullmatch(r"Untitled \d+", title):
            nameless.append((lines, section))
        else:
            arguments[title] = (
                tuple(told),
                tuple(sorted(a.get("tags") or ())),
                section,
                lines,
            )
    relations = set()
    for r in theirs.get("relations") or []:

        def end(name: str, kind: str) -> str:
            if kind == "equivalence-class":
                return names[name]
            shown = "<>" if re.fullmatch(r"Untitled \d+", name) else f"<{name}>"
            return shown + "|step" if kind == "inference" else shown

        first, second = end(r["from"], r["fromType"]), end(r["to"], r["toType"])
        if r["relationType"] in ("contrary", "contradictory"):
            first, second = sorted((first, second))
        relations.add((r["relationType"], first, second))
    return {
        "statements": statements,
        "untitled": loose,
        "arguments": arguments,
        "nameless": sorted(nameless, key=repr),
        "sections": flat,
        "relations": sorted(relations),
    }


def differences(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """What differs, one line each."""
    found = []
    for key, one in ours.items():
        other = theirs[key]
        if one == other:
            continue
        if isinstance(one, dict):
            found += [
                f"{key} {name!r}: ours {one.get(name)!r} theirs {other.get(name)!r}"
                for name in {**one, **other}
                if one.get(name) != other.get(name)
            ]
        else:
            found.append(
                f"{key}: only ours {[x for x in one if x not in other]!r} only theirs {[x for x in other if x not in one]!r}"
            )
    return found
