import os
import pickle
import stat
import xml.etree.ElementTree as ET

import pytest

from argmap import Picture, Theme, parse, render
from argmap.errors import FormatError
from argmap.model import ArgumentMap, Attack, Inference, Statement
from argmap.renderers import RENDERERS
from argmap.renderers.markings import number

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>]]>&amp;\"'`$(x)\\N<b>**<i>"


def simple(text="Reason."):
    return ArgumentMap(
        statements=(Statement("a", "Claim."), Statement("b", text)),
        inferences=(Inference("i", ("b",), "a"),),
    )


def test_svg_is_an_image_with_a_title_and_a_description():
    tree = ET.fromstring(str(render(simple())))
    assert tree.get("role") == "img"
    ids = tree.get("aria-labelledby").split()
    title, desc = tree.find(f"{SVG}title"), tree.find(f"{SVG}desc")
    assert [title.get("id"), desc.get("id")] == ids
    assert title.text == "Claim."
    assert "Because 2, Reason." in desc.text


def test_hostile_text_appears_literally():
    for to in ("svg", "outline"):
        drawn = str(render(simple(HOSTILE), to))
        assert "<script" not in drawn or to == "outline"
    tree = ET.fromstring(str(render(simple(HOSTILE))))
    said = "".join("".join(text.itertext()) for text in tree.iter(f"{SVG}text"))
    assert "</text><script>alert(1)</script>]]>&amp;" in said.replace(" ", "")


def test_ids_differ_between_maps_and_not_between_runs():
    first, again = str(render(simple("One."))), str(render(simple("One.")))
    other = str(render(simple("Two.")))
    assert first == again
    ids = [
        {e.get("id") for e in ET.fromstring(svg).iter() if e.get("id")}
        for svg in (first, other)
    ]
    assert ids[0].isdisjoint(ids[1])


def test_stand_ins_link_to_the_home_of_the_statement():
    m = ArgumentMap(
        statements=(Statement("a", "A"), Statement("b", "B")),
        inferences=(Inference("i", ("b",), "a"), Inference("j", ("a",), "b")),
    )
    tree = ET.fromstring(str(render(m)))
    (link,) = tree.iter(f"{SVG}a")
    target = link.get("href").removeprefix("#")
    (home,) = [e for e in tree.iter() if e.get("id") == target]
    assert home.get("data-id") == "a"


def test_links_in_texts():
    svg = str(
        render(simple("See [it](https://x.org/?a=1&b=2), or [not](javascript:x)."))
    )
    assert 'href="https://x.org/?a=1&amp;b=2"' in svg
    assert 'href="javascript' not in svg


def test_kinds_differ_in_line_and_mark_and_not_only_in_colour():
    m = ArgumentMap(
        statements=tuple(Statement(i, i.upper()) for i in "abcd"),
        inferences=(Inference("i", ("b",), "a"),),
        attacks=(Attack("x", ("c",), "a"), Attack("u", ("d",), "i")),
    )
    tree = ET.fromstring(str(render(m)))
    looks = {}
    for group in tree.iter(f"{SVG}g"):
        if group.get("data-kind"):
            frame = group.find(f"{SVG}rect")
            looks[group.get("data-kind")] = frame.get("stroke-dasharray")
    assert len(set(looks.values())) == 3 == len(looks)


def test_verdicts_are_marks_and_never_fills():
    plain, marked = str(render(simple())), str(render(simple(), labels={"a": "out"}))
    assert marked.count("stroke-linecap") == 2  # the box and its name in the legend
    assert "stroke-linecap" not in plain

    def fills(svg):
        return {e.get("fill") for e in ET.fromstring(svg).iter(f"{SVG}rect")}

    assert fills(plain) == fills(marked)


def test_a_theme_changes_colours():
    svg = str(render(simple(), theme=Theme(support="#123456", page="#fed")))
    assert "#123456" in svg
    assert "#00705a" not in svg
    assert 'fill="#fed"' in svg


@pytest.mark.parametrize("colour", ["red", "#12", '#123456"', "url(x)", "#123456\n", 3])
def test_a_colour_that_is_none_is_refused(colour):
    with pytest.raises(ValueError, match="support must be a colour"):
        Theme(support=colour)


@pytest.mark.parametrize("font", ['Arial" onload="x', "", "a;b", None])
def test_a_font_that_is_none_is_refused(font):
    with pytest.raises(ValueError, match="font must be a list of font names"):
        Theme(font=font)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    ]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_text_of_the_light_theme_passes_wcag_aa():
    theme = Theme()
    pairs = [(theme.ink, theme.page), (theme.ink, theme.box), (theme.link, theme.box)]
    pairs += [(theme.muted, theme.page), (theme.muted, theme.alias)]
    for kind in ("support", "attack", "undercut", "neutral"):
        pairs.append((theme.chip_ink, getattr(theme, kind)))
        pairs.append((theme.muted, getattr(theme, f"{kind}_tint")))
        pairs.append((theme.ink, getattr(theme, f"{kind}_tint")))
    for one, other in pairs:
        assert contrast(one, other) >= 4.5


def test_a_document_is_drawn_like_its_map():
    document = parse("[Ban]: Ban cars.\n  + [Air]: Cleaner air.\n")
    assert render(document) == render(document.map)


def test_an_unknown_renderer_is_refused_with_the_known_ones():
    with pytest.raises(FormatError, match=r"`outline`.*known: svg, outline"):
        render(simple(), "outlines")
    with pytest.raises(FormatError, match="unknown kind of picture 'pdf'"):
        render(simple(), "pdf")
    with pytest.raises(TypeError, match="must be a name, not int"):
        render(simple(), 3)


def test_unknown_options_and_words_are_refused():
    with pytest.raises(TypeError):
        render(simple(), colour="red")
    with pytest.raises(ValueError, match="no words for the language"):
        render(simple(), language="tlh")
    with pytest.raises(ValueError, match="no mark"):
        render(simple(), "outline", labels={"a": "perhaps"})


def test_every_renderer_makes_what_it_says():
    for name in RENDERERS:
        renderer = RENDERERS[name]
        picture = render(simple(), name)
        assert renderer.name == name
        assert picture.media_type == renderer.media_type
        assert all(suffix.startswith(".") for suffix in renderer.suffixes)
        assert "Reason." in str(picture)


# -- the picture as a value


def test_saving_writes_the_bytes(tmp_path):
    picture = render(simple("日本 → ß"))
    place = picture.save(tmp_path / "map.svg")
    assert place.read_bytes() == bytes(picture) == str(picture).encode()
    assert [one.name for one in tmp_path.iterdir()] == ["map.svg"]


@pytest.mark.parametrize(
    ("to", "name"),
    [
        *(("svg", one) for one in ("q.png", "q.PDF", "q.txt", "q.md", "q.argdown")),
        *(("outline", one) for one in ("q.svg", "q.md", "q.png")),
    ],
)
def test_saving_refuses_the_suffix_of_another_kind(tmp_path, to, name):
    with pytest.raises(FormatError, match=r"does not mean; save it as `\."):
        render(simple(), to).save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_saving_takes_its_own_suffixes_and_none(tmp_path):
    for to, name in (("svg", "q"), ("svg", "q.SVG"), ("markdown", "q.markdown")):
        assert render(simple(), to).save(tmp_path / name).exists()


@pytest.mark.skipif(os.name == "nt", reason="rights of files differ there")
def test_a_saved_picture_has_the_rights_of_any_file(tmp_path):
    mask = os.umask(0o022)
    try:
        place = render(simple()).save(str(tmp_path / "map.svg"))
    finally:
        os.umask(mask)
    assert stat.S_IMODE(place.stat().st_mode) == 0o644


def test_a_failure_harms_nothing(tmp_path, monkeypatch):
    place = tmp_path / "map.svg"
    place.write_text("old")
    picture = render(simple())
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError):  # noqa: PT011  (which one differs by system)
        picture.save(tmp_path / "folder")
    with pytest.raises(FileNotFoundError):
        picture.save(tmp_path / "no" / "map.svg")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "map.svg"]
    assert place.read_text() == "old"


def test_notebooks_get_the_picture_and_its_outline():
    bundle = render(simple())._repr_mimebundle_()
    assert bundle["image/svg+xml"].startswith("<svg")
    assert bundle["text/plain"].startswith("1  Claim.")
    assert list(render(simple())._repr_mimebundle_(include={"text/plain"})) == [
        "text/plain"
    ]
    assert list(render(simple())._repr_mimebundle_(exclude={"text/plain"})) == [
        "image/svg+xml"
    ]


def test_pictures_are_values():
    picture = render(simple())
    assert picture == render(simple())
    assert pickle.loads(pickle.dumps(picture)) == picture  # noqa: S301  (our own)
    assert "<svg" not in repr(picture)
    binary = Picture(b"\x89PNG", "image/png", simple())
    assert bytes(binary) == b"\x89PNG"
    assert str(binary).startswith("Picture(")


def test_numbers_have_one_decimal_at_most():
    values = [0.0, -0.04, 1.0, 1.25, -3.5, 123456789.0]
    assert [number(value) for value in values] == [
        "0",
        "0",
        "1",
        "1.2",
        "-3.5",
        "123456789",
    ]
