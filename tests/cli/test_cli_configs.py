"""Settings: where they are found, what they mean, what is wrong with them."""

import json

import pytest

from argmap.cli.configs import Config, ConfigFinder

CIRCLE = "[A]: Cars are loud.\n  + [B]: Cars make noise.\n    + [A]\n"
"""Two warnings of structure."""


def codes(run, *words):
    done = run("check", "--format", "json", *words)
    return [d["code"] for d in json.loads(done.stdout)["diagnostics"]]


@pytest.fixture
def circle(here):
    (here / "maps").mkdir()
    (here / "maps" / "circle.argdown").write_text(CIRCLE)
    return here


def test_the_nearest_settings_count(run, circle):
    (circle / "pyproject.toml").write_text(
        '[tool.argmap]\nignore = { AM111 = "circles are the topic", AM120 = "too" }\n'
    )
    assert codes(run, "maps") == []
    (circle / "maps" / "argmap.toml").write_text("")
    assert "AM111" in codes(run, "maps")


def test_a_pyproject_without_us_is_passed_by(run, circle):
    (circle / "argmap.toml").write_text('ignore = { AM1 = "why not" }\n')
    (circle / "maps" / "pyproject.toml").write_text(
        '[project]\nname = "argmap-plugins"\n'
    )
    assert codes(run, "maps") == []


def test_a_broken_pyproject_of_somebody_else_is_not_our_business(run, circle):
    (circle / "pyproject.toml").write_text('[project\nname = "argmap"\n')
    assert "AM953" not in codes(run, "maps")
    (circle / "pyproject.toml").write_text("[tool.argmap]\nselect = [\n")
    assert "AM953" in codes(run, "maps")


def test_per_file_ignores(run, circle):
    (circle / "argmap.toml").write_text(
        '[per-file-ignores]\n"maps/**" = { AM1 = "drafts" }\n'
    )
    assert codes(run, "maps") == []
    (circle / "argmap.toml").write_text(
        '[per-file-ignores]\n"other/" = { AM1 = "drafts" }\n'
    )
    assert "AM111" in codes(run, "maps")


@pytest.mark.parametrize(
    ("pattern", "name", "hit"),
    [
        ("drafts/", "drafts/a.argdown", True),
        ("drafts/**", "drafts/deep/a.argdown", True),
        ("./drafts/*", "drafts/a.argdown", True),
        ("a.argdown", "drafts/a.argdown", True),
        ("*.json", "drafts/a.argdown", False),
        ("drafts/a*", "other/a.argdown", False),
    ],
)
def test_patterns(here, pattern, name, hit):
    config = Config(str(here / "argmap.toml"), exclude=(pattern,))
    assert config.excludes(str(here / name)) is hit
    assert config.excludes(name) is hit


def test_excluded_files_are_skipped_unless_named(run, circle):
    (circle / "argmap.toml").write_text('exclude = ["maps/"]\n')
    done = run("check", ".")
    assert done.exit_code == 0
    assert "AM111" in codes(run, "maps/circle.argdown")


def test_select_and_presets(run, here):
    (here / "x.argdown").write_text("[A]: Cars are loud.\n  + [B]: Engines roar.\n")
    assert codes(run, "x.argdown") == []
    (here / "argmap.toml").write_text('select = ["golden-rule"]\n')
    assert codes(run, "x.argdown") == ["AM201"]
    (here / "argmap.toml").write_text('preset = "teaching"\n')
    assert "AM201" in codes(run, "x.argdown")


def test_unknown_keys_are_placed_and_get_a_suggestion(run, ban, here):
    (here / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.argmap]\nslect = ["AM2"]\nzzz = 1\n'
    )
    done = run("check", "ban.argdown", "--format", "concise")
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f"pyproject.toml:{line}:1: warning[AM951] unknown-setting: "
        f"argmap has no setting `{key}`"
        for line, key in ((5, "slect"), (6, "zzz"))
    ]
    framed = run("check", "ban.argdown").stdout
    assert "hint: write `select`" in framed
    assert "`per-file-ignores`" in framed


@pytest.mark.parametrize(
    ("setting", "message", "hint"),
    [
        ("select = 5", "`select` is no list of words", 'select = ["…", "…"]'),
        ("select = [5]", "`select` is no list of words", 'select = ["…", "…"]'),
        ("sources = 5", "`sources` is no path", 'sources = "folder"'),
        ('ignore = ["AM2"]', "`ignore` gives no reason for `AM2`", 'AM2 = "why"'),
        ("ignore = { AM2 = '' }", "`ignore` gives no reason for `AM2`", 'AM2 = "why"'),
        ("ignore = 5", "`ignore` is no table", 'AM203 = "why"'),
        ("per-file-ignores = 5", "`per-file-ignores` is no table", "drafts/**"),
        (
            "per-file-ignores = { 'a/' = ['AM2'] }",
            '`per-file-ignores."a/"` gives no reason for `AM2`',
            'AM2 = "why"',
        ),
    ],
)
def test_bad_values(here, setting, message, hint):
    (here / "argmap.toml").write_text(f"# ours\n{setting}\n")
    (found,) = ConfigFinder(str(here / "argmap.toml")).diagnostics
    assert (found.code, found.message) == ("AM952", message)
    assert hint in found.hint
    assert found.span.line == 2


def test_a_list_of_codes_silences_even_so(run, circle):
    (circle / "argmap.toml").write_text('ignore = ["AM1"]\n')
    assert codes(run, "maps") == ["AM952"]


def test_broken_toml_is_placed(here):
    (here / "argmap.toml").write_text('select = ["a"]\nignore == 5\n')
    (found,) = ConfigFinder(str(here / "argmap.toml")).diagnostics
    assert found.code == "AM953"
    assert (found.span.line, found.span.path) == (2, "argmap.toml")
    (here / "argmap.toml").write_text("select = [\n")
    (found,) = ConfigFinder(str(here / "argmap.toml")).diagnostics
    assert found.span.end == len("select = [\n")
    (here / "argmap.toml").write_bytes(b"select = '\xff'\n")
    (found,) = ConfigFinder(str(here / "argmap.toml")).diagnostics
    assert found.code == "AM501"


def test_settings_can_be_named_or_refused(run, circle):
    (circle / "mine.toml").write_text('ignore = { AM1 = "mine" }\n')
    (circle / "argmap.toml").write_text("zzz = 1\n")
    assert codes(run, "maps", "--config", "mine.toml") == []
    assert "AM951" not in codes(run, "maps", "--no-config")
    done = run("check", "maps", "--config", "absent.toml")
    assert done.exit_code == 2
    assert "cannot read `absent.toml`: no such file" in done.stderr


def test_the_settings_complain_once_for_many_files(run, here):
    (here / "argmap.toml").write_text("zzz = 1\n")
    for name in "abc":
        (here / f"{name}.argdown").write_text("[A]: Cars are loud.\n + [B]: Noise.\n")
    assert codes(run, ".") == ["AM951"]


def test_sources_are_relative_to_the_settings(here):
    (here / "argmap.toml").write_text('sources = "texts"\n')
    (here / "maps").mkdir()
    config = ConfigFinder().config_for("maps/x.argdown")
    assert config.sources == "texts"
    assert config.folder == str(here)


def test_stdin_takes_the_settings_of_this_folder(here):
    (here / "argmap.toml").write_text('preset = ["teaching"]\n')
    assert ConfigFinder().config_for("-").preset == ("teaching",)
