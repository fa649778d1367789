"""The public face: what `import argmap` offers, and what it costs."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import argmap

ROOT = Path(__file__).parents[1]
HEAVY = (
    *("yaml", "json", "click", "difflib", "importlib.metadata", "hashlib"),
    *("graphviz", "sphinx", "hypothesis", "argparse", "http.server", "tomllib"),
)


def modules_after(code: str) -> set[str]:
    """Return what a fresh interpreter has loaded once *code* has run."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_names_are_sorted_and_all_there():
    assert argmap.__all__ == sorted(argmap.__all__)
    for name in argmap.__all__:
        assert getattr(argmap, name).__name__ == name


def test_names_are_in_the_reference():
    page = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    face = page.partition("## Modules")[0]
    missing = [name for name in argmap.__all__ if f":: {name}\n" not in face]
    assert not missing


def test_every_name_has_a_docstring():
    missing = [name for name in argmap.__all__ if not getattr(argmap, name).__doc__]
    assert not missing


def test_dir_lists_what_is_loaded_later():
    assert set(dir(argmap)) == {*argmap.__all__, "__version__"}


def test_the_version_is_that_of_the_installed_package():
    assert argmap.__version__ == version("argmap")
    assert argmap.__version__[0].isdigit()


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        _ = argmap.nonsense


def test_import_loads_nothing_of_weight():
    before = modules_after("pass")
    after = modules_after("import argmap")
    assert "argmap" in after
    assert not [name for name in HEAVY if name in after - before]


def test_a_picture_of_plain_text_needs_no_heavy_module():
    before = modules_after("pass")
    after = modules_after(
        "import argmap\n"
        "m = argmap.parse('[A]: a b.\\n  + [B]: b c.').map\n"
        "argmap.render(m, 'svg')"
    )
    heavy = set(HEAVY) - {"json", "hashlib"}
    assert not [name for name in heavy if name in after - before]
