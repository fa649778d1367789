"""Finding the format, decoding, files, and what the exceptions say."""

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.errors import FormatError, ParseError
from argmap.formats import (
    FORMATS,
    Content,
    FolderLoader,
    Format,
    Reading,
    Writing,
    detect_format,
    format_by_suffix,
    read,
    read_file,
    write,
    write_file,
)
from argmap.model import ArgumentMap, Statement
from argmap.source import SourceText

JSON = '{"argmap": 1, "statements": [{"id": "A", "text": "é"}]}'
SMALL = ArgumentMap(statements=(Statement("A", "é"),))


def detected(text, path=None):
    return detect_format(Content(SourceText(text)), path).name


# -- which format


@pytest.mark.parametrize(
    ("text", "path", "name"),
    [
        (JSON, None, "json"),
        (JSON, "x.argdown", "json"),
        ('  {  "argmap" : 1', None, "json"),
        ('{"title": "t", "argmap": 1, "statements": []}', None, "json"),
        ("[A]: b", "x.json", "argdown"),
        ("===\ntitle: t\n===\n", None, "argdown"),
        ("Plain words.", None, "argdown"),
        ("Plain words.", "x.json", "json"),
        ("", None, "argdown"),
        ("", "x.json", "json"),
        ("{not json}", "x.ad", "argdown"),
    ],
)
def test_content_decides_then_suffix(text, path, name):
    assert detected(text, path) == name


@pytest.mark.parametrize("text", ['{"nodes": []}', "[1, 2]", "<?xml version='1.0'?>"])
def test_unknown_formats_are_named_as_such(text):
    with pytest.raises(FormatError, match="no format that argmap knows"):
        argmap.loads(text)


def test_suffixes():
    assert format_by_suffix("a/B.ARGDOWN").name == "argdown"
    assert format_by_suffix("x.ad").name == "argdown"
    assert format_by_suffix("x.unheard") is None
    assert format_by_suffix("json") is None


def test_unknown_names_get_a_suggestion():
    with pytest.raises(FormatError, match=r"did you mean `argdown`\?"):
        argmap.loads("x", format="argdwon")
    with pytest.raises(FormatError):
        argmap.dumps(SMALL, "jsn")


def test_formats_of_third_parties_are_found(monkeypatch):
    def read_shout(content):
        return Reading(ArgumentMap(statements=(Statement("A", content.text[1:]),)))

    shout = Format(
        "shout", (".shout",), lambda c: c.text.startswith("!"), read_shout, None
    )
    monkeypatch.setattr(type(FORMATS), "plugins", lambda _: iter([shout]))
    assert argmap.loads("!ban cars")["A"].text == "ban cars"
    assert format_by_suffix("x.shout") is shout


def test_one_way_formats_say_so(monkeypatch):
    one_way = Format("one", (), lambda _: False, None, None)
    monkeypatch.setattr("argmap.formats.doors.format_named", lambda _: one_way)
    with pytest.raises(FormatError, match="AM603"):
        argmap.loads("x", format="one")
    with pytest.raises(FormatError, match="AM602"):
        argmap.dumps(SMALL, "one")


def test_binary_formats_are_bytes(monkeypatch, tmp_path):
    def read_zip(content):
        return Reading(ArgumentMap(statements=(Statement("A", content.raw.hex()),)))

    zipped = Format(
        "zip",
        (".zip",),
        lambda _: False,
        read_zip,
        lambda _: Writing(b"\xff\x00"),
        binary=True,
    )
    monkeypatch.setattr("argmap.formats.doors.format_named", lambda _: zipped)
    monkeypatch.setattr("argmap.formats.doors.format_by_suffix", lambda _: zipped)
    monkeypatch.setattr("argmap.formats.table.format_by_suffix", lambda _: zipped)
    argmap.dump(SMALL, tmp_path / "m.zip")
    assert (tmp_path / "m.zip").read_bytes() == b"\xff\x00"
    assert argmap.load(tmp_path / "m.zip")["A"].text == "ff00"
    with pytest.raises(FormatError, match="use dump"):
        argmap.dumps(SMALL, "zip")
    with pytest.raises(TypeError, match="bytes"):
        _ = write(SMALL, "zip").text


# -- bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_with_and_without_mark(encoding):
    reading = read(JSON.encode(encoding))
    assert reading.map == SMALL
    assert len(reading.report) == 0


def test_a_mark_in_a_text_is_no_character():
    assert argmap.loads("\ufeff" + JSON) == SMALL


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("utf-32-be", b"\0\0\xfe\xff"),
    ],
)
def test_wide_encodings_are_read_and_reported(encoding, mark):
    reading = read(mark + JSON.encode(encoding), path="m.json")
    assert reading.map == SMALL
    assert [d.code for d in reading.report] == ["AM513"]
    assert not reading.report.errors


def test_bytes_that_are_no_text_are_located():
    data = JSON.replace("{", "{\n", 1).encode().replace("é".encode(), b"ab\xff")
    with pytest.raises(FormatError) as caught:
        argmap.loads(data)
    (problem,) = caught.value.diagnostics
    assert problem.code == "AM501"
    assert problem.span.line == 2
    before = problem.span.source.line(2)[: problem.span.column - 1]
    assert before.endswith('"ab')
    assert "0xFF" in problem.message


def test_cut_off_wide_text_is_an_error():
    with pytest.raises(FormatError, match="AM501"):
        argmap.loads(b"\xff\xfe\x00")


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_give_a_reading_or_a_format_error(data):
    for name in FORMATS:
        refused = None
        try:
            reading = read(data, format=name)
        except FormatError as error:
            refused = error
        if refused is None:
            assert isinstance(reading.map, ArgumentMap)
        else:
            assert refused.diagnostics


# -- exceptions


def test_syntax_errors_are_parse_errors_with_everything():
    text = "<A>\n\n(1) p\n\n[B]: {kind: [}\n"
    with pytest.raises(ParseError) as caught:
        argmap.loads(text)
    assert caught.value.diagnostics
    assert "-->" in str(caught.value)


def test_warnings_do_not_raise():
    reading = read("[A]: b\n  - [Unknown]\n")
    assert reading.document is not None
    assert not reading.report.errors
    assert argmap.loads("[A]: b\n  - [Unknown]\n") == reading.map


def test_errors_survive_pickling():
    import pickle

    with pytest.raises(FormatError) as caught:
        argmap.loads('{"argmap": 1, "statements": [3]}')
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  (our own)
    assert str(again) == str(caught.value)
    assert again.diagnostics == caught.value.diagnostics


# -- writing Argdown


def test_argdown_says_that_extra_stays_behind():
    m = ArgumentMap(statements=(Statement("A", "b"),), extra={"aif": {}, "mup": {}})
    report = write(m, "argdown").report
    assert [d.code for d in report] == ["AM601", "AM601"]
    assert "`aif`" in str(report)


# -- files


def test_load_and_dump_go_by_suffix(tmp_path):
    for name in ("m.json", "m.argdown", "m"):
        argmap.dump(SMALL, tmp_path / name)
        assert argmap.load(tmp_path / name) == SMALL
    assert (tmp_path / "m.json").read_text("utf-8").startswith("{")
    assert (tmp_path / "m").read_text("utf-8").startswith("[A]")


@pytest.mark.parametrize("name", ["m.svg", "m.PNG", "m.json.bak", "m.txt"])
def test_dump_refuses_a_foreign_suffix(tmp_path, name):
    with pytest.raises(FormatError, match=r"no format has .*`\.argdown`") as caught:
        argmap.dump(SMALL, tmp_path / name)
    assert ("argmap.render" in str(caught.value)) == (name in {"m.svg", "m.PNG"})
    assert not list(tmp_path.iterdir())
    argmap.dump(SMALL, tmp_path / name, "argdown")
    assert (tmp_path / name).read_text("utf-8").startswith("[A]")


def test_the_format_comes_second_in_both_directions(tmp_path):
    assert argmap.loads(argmap.dumps(SMALL, "json"), "json") == SMALL
    place = tmp_path / "m.txt"
    argmap.dump(SMALL, place, "json")
    assert argmap.load(place, "json") == SMALL


@pytest.mark.parametrize("given", [None, 3, SMALL])
def test_loads_says_what_it_needs(given):
    with pytest.raises(TypeError, match=r"a text or bytes are needed .*, not"):
        argmap.loads(given)


def test_other_wrong_types_are_named(tmp_path):
    with pytest.raises(TypeError, match=r"a file: argmap.load\), not \w*Path"):
        argmap.loads(tmp_path)
    with pytest.raises(TypeError, match="an ArgumentMap is needed, not str"):
        argmap.dumps("[A]: b")
    with pytest.raises(TypeError, match="must be a name, not int"):
        argmap.dumps(SMALL, 3)
    with pytest.raises(TypeError, match=r"parse needs a str .*, not bytes"):
        argmap.parse(b"[A]: b")
    with pytest.raises(TypeError, match=r"an id is needed .*, not int"):
        SMALL[0]
    for wrong, hint in (("[A]: b", "str; parse the text first"), (None, "NoneType$")):
        for call in (argmap.check, argmap.render):
            with pytest.raises(TypeError, match=f"a Document, not {hint}"):
                call(wrong)


def test_a_failed_dump_leaves_the_file_alone(tmp_path, monkeypatch):
    place = tmp_path / "m.json"
    place.write_text("before")

    def refuse(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    with pytest.raises(OSError, match="No space"):
        argmap.dump(SMALL, place)
    assert place.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["m.json"]


def test_dump_to_a_missing_folder_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        argmap.dump(SMALL, tmp_path / "no" / "m.json")


@pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")
def test_permissions_and_links_stay(tmp_path):
    real = tmp_path / "real.json"
    real.write_text("")
    real.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(real)
    argmap.dump(SMALL, link)
    assert link.is_symlink()
    assert argmap.load(real) == SMALL
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    write_file(os.devnull, b"x")


def test_missing_files_are_os_errors(tmp_path):
    with pytest.raises(FileNotFoundError):
        argmap.load(tmp_path / "none.json")


# -- including


def test_files_of_the_folder_are_included(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "part.argdown").write_text("[B]: b\n")
    (tmp_path / "main.argdown").write_text("[A]: a\n\n@include(sub/part.argdown)\n")
    reading = read_file(tmp_path / "main.argdown")
    assert [s.id for s in reading.map.statements] == ["A", "B"]
    assert not reading.report.errors


@pytest.mark.parametrize("path", ["../out.argdown", "/etc/hostname", "link.argdown"])
def test_nothing_outside_is_included(tmp_path, path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "out.argdown").write_text("[Secret]")
    (inside / "link.argdown").symlink_to(tmp_path / "out.argdown")
    assert FolderLoader(inside)(path).code == "AM514"


@pytest.mark.parametrize("path", ["none.argdown", ".", "a\0b", "x" * 5000])
def test_what_cannot_be_included_is_said(tmp_path, path):
    assert FolderLoader(tmp_path)(path).code == "AM515"


def test_undecodable_and_endless_includes_are_said(tmp_path, monkeypatch):
    (tmp_path / "bad.argdown").write_bytes(b"\xff\xff")
    assert FolderLoader(tmp_path)("bad.argdown").code == "AM501"
    monkeypatch.setattr("argmap.formats.files.LARGEST", 1)
    assert FolderLoader(tmp_path)("bad.argdown").code == "AM515"
    (tmp_path / "ring.argdown").symlink_to(tmp_path / "ring.argdown")
    assert FolderLoader(tmp_path)("ring.argdown").code == "AM515"
