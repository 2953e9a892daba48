"""Settings: what they can be, and where they come from."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from quiz.errors import SettingError
from quiz.settings import ABOUT, DEFAULTS, About, Value, format_value, load, missing, parse
from tests.places import ROOT


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_all_is_default(config: Path) -> None:
    loaded = load(config, {})
    assert loaded.settings == DEFAULTS
    assert loaded.origin("new_per_day") == "default"


def test_the_file_wins_over_what_is_remembered_and_that_over_the_default(config: Path) -> None:
    config.write_text("new_per_day = 5\n", encoding="utf-8")
    loaded = load(config, {"new_per_day": "7", "desired_retention": "0.85", "machine": "f00"})
    assert (loaded.settings.new_per_day, loaded.settings.desired_retention) == (5, 0.85)
    assert loaded.origin("new_per_day") == f"{config}, line 1"
    assert loaded.origin("desired_retention") == "remembered"
    assert loaded.origin("theme") == "default"


def test_every_setting_can_stand_in_the_file(config: Path) -> None:
    config.write_text(
        '\ufeffdecks = ["~/decks", "more"]\ndesired_retention = 0.8\n'
        "new_per_day = 0\nreviews_per_day = 100\n"
        'day_starts_at = "00:30"\nanswer_by = "choosing"\ntheme = "nord"\nanimations = false\n'
        'name = "Ada"\ngames_count = false\nbell = true\nconfidence = true\nretype = false\n'
        'sync_folder = "~/sync"\nprojector = true\nright_to_left = "program"\n',
        encoding="utf-8",
    )
    loaded = load(config, {})
    assert loaded.settings.decks == ("~/decks", "more")
    assert loaded.settings.day_start == 1800
    assert loaded.settings.animations is False
    assert loaded.settings.confidence is True
    assert loaded.settings.bells == {"last"}
    assert loaded.settings.projector == "yes"
    assert set(loaded.origins) == set(ABOUT)


BAD: list[tuple[str, str]] = [
    ("desired_retention = 0.5", "0.7 to 0.99"),
    ("desired_retention = 1", "0.7 to 0.99"),
    ("desired_retention = nan", "0.7 to 0.99"),
    (f"desired_retention = {10**400}", "0.7 to 0.99"),
    ('desired_retention = "0.9"', "0.7 to 0.99"),
    ("new_per_day = -1", "new questions a day"),
    ("new_per_day = 2.5", "new questions a day"),
    ("new_per_day = true", "cannot be"),
    ("reviews_per_day = -5", "0 for all"),
    ('day_starts_at = "4"', "the hour on the wall"),
    ('day_starts_at = "24:00"', "the hour on the wall"),
    ('day_starts_at = "04:60"', "the hour on the wall"),
    ("day_starts_at = 04:00:00", "the hour on the wall"),
    ("day_starts_at = 4", "the hour on the wall"),
    ('answer_by = "speaking"', "typing, choosing"),
    ("theme = 3", "the colours"),
    ('animations = "yes"', "cannot be"),
    ("animations = 1", "cannot be"),
    ("bell = 3", "any of right, wrong"),
    ('bell = "loud"', "any of right, wrong"),
    ('bell = ["right", 3]', "any of right, wrong"),
    ('projector = "maybe"', "large type"),
    ("projector = 1", "large type"),
    ('decks = "decks"', "a list of texts"),
    ("decks = [1]", "a list of texts"),
    ("[new_per_day]", "new questions a day"),
]


@pytest.mark.parametrize(("line", "says"), BAD, ids=[line[:40] for line, _ in BAD])
def test_a_value_that_is_not_allowed_is_named_with_its_file_and_meaning(
    config: Path, line: str, says: str
) -> None:
    config.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(SettingError) as error:
        load(config, {})
    assert str(error.value).startswith(f'{config}, line 1: "' if "=" in line else f'{config}: "')
    assert says in str(error.value)


@pytest.mark.parametrize(
    "text",
    ["new_per_day = ", "= 3", "\x00", "new_per_day = 1\nnew_per_day = 2", f"a = {'9' * 5000}"],
)
def test_a_file_that_cannot_be_read_is_named(config: Path, text: str) -> None:
    config.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError, match="cannot be read"):
        load(config, {})


def test_a_config_that_is_not_utf_8_or_is_a_folder_cannot_be_read(config: Path) -> None:
    config.write_bytes(b'theme = "\xff"')
    with pytest.raises(SettingError, match="it is not UTF-8"):
        load(config, {})
    config.unlink()
    config.mkdir()
    with pytest.raises(SettingError, match="cannot be read: it is not a plain file"):
        load(config, {})


def test_a_name_that_is_no_setting_is_answered_with_the_nearest(config: Path) -> None:
    config.write_text("new_a_day = 3", encoding="utf-8")
    with pytest.raises(
        SettingError, match=r'"new_a_day" is no setting\. Did you mean "new_per_day"\?'
    ):
        load(config, {})
    with pytest.raises(SettingError, match=r'Did you mean "desired_retention"\?'):
        parse("retention", "0.9")
    with pytest.raises(SettingError, match="The settings are decks, desired_retention"):
        parse("xyzzy", "")


def test_the_keys_of_the_file_are_held_by_action(config: Path) -> None:
    config.write_text(
        'name = "Ada"\n[keys]\nhint = "x"\nundo = ["u", "Ctrl+U", "F2"]\nexam = "E"\n',
        encoding="utf-8",
    )
    loaded = load(config, {})
    assert loaded.keys == {"hint": ("x",), "undo": ("u", "ctrl+u", "f2"), "exam": ("E",)}
    assert loaded.settings.name == "Ada"
    assert load(config.with_name("none.toml"), {}).keys == {}


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('keys = "x"', '"keys" is a table: [keys], and below it lines like hint = "x".'),
        ('[keys]\nhint = ""', '"" in [keys] is no key. A key is one character, or a name such as'),
        ("[keys]\nhint = 3", "3 in [keys] is no key"),
        ('[keys]\nhint = ["x", 3]', "3 in [keys] is no key"),
        ('[keys]\nhint = "ctlr+t"', '"ctlr+t" in [keys] is no key'),
        ('[keys]\nhint = "x y"', '"x y" in [keys] is no key'),
        ('[keys]\nhint = "\\u001b"', "in [keys] is no key"),
        ("[keys]\nhint = []", '"hint" has no key in [keys].'),
        ('[keys]\nhint = "x"\nundo = "x"', '"x" is the key of both "hint" and "undo" in [keys].'),
        ('[keys]\nhint = "F2"\nundo = "f2"', '"f2" is the key of both'),
        ('[keys]\ntheme = "nord"', '"theme" is a setting: it stands above [keys], not below.'),
    ],
)
def test_a_table_of_keys_that_cannot_be_is_refused_with_its_file(
    config: Path, table: str, says: str
) -> None:
    config.write_text(table, encoding="utf-8")
    with pytest.raises(SettingError) as error:
        load(config, {})
    assert str(error.value).startswith(f"{config}")
    assert says in str(error.value)


def test_the_line_of_a_setting_is_that_of_its_own_name(config: Path) -> None:
    config.write_text(
        '# theme = "x"\ndecks = [\n  "a",\n]\n"theme" = "nord"\n\n[keys]\nhint = "x"\n',
        encoding="utf-8",
    )
    loaded = load(config, {})
    assert loaded.origin("decks") == f"{config}, line 2"
    assert (
        loaded.fixed("theme") == f'"theme" is set in {config}, line 5, which wins. Change it there.'
    )
    assert loaded.fixed("name") == ""


def test_a_change_is_remembered_and_leaves_the_rest(config: Path) -> None:
    config.write_text("new_per_day = 5", encoding="utf-8")
    loaded = load(config, {}).changed("name", "Ada")
    assert (loaded.settings.name, loaded.settings.new_per_day) == ("Ada", 5)
    assert (loaded.origin("name"), loaded.origin("theme")) == ("remembered", "default")


def test_folders_that_are_not_there_are_named_with_their_setting(tmp_path: Path) -> None:
    some = DEFAULTS._replace(decks=(str(tmp_path), "/nowhere/a", "\0"), sync_folder="/nowhere/b")
    told = missing(some)
    assert [sentence.rpartition(", which ")[2] for sentence in told] == [
        '"decks" names.',
        '"decks" names.',
        '"sync_folder" names.',
    ]
    assert missing(some, "sync_folder") == told[2:]
    assert missing(DEFAULTS) == []


def test_a_list_can_be_held_to_a_few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ABOUT, "decks", About("which", words=("right", "wrong")))
    assert parse("decks", "wrong, right") == ("wrong", "right")
    with pytest.raises(SettingError, match=r'Did you mean "wrong"\? It is a list of right, wrong:'):
        parse("decks", "right, wrnog")


def test_what_is_remembered_and_cannot_be_counts_for_nothing(config: Path) -> None:
    loaded = load(config, {"new_per_day": "many", "answer_by": "telepathy", "gone": "1"})
    assert loaded.settings == DEFAULTS
    assert loaded.origin("new_per_day") == "default"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("decks", "a, b ,", ("a", "b")),
        ("decks", "", ()),
        ("desired_retention", "0.75", 0.75),
        ("new_per_day", "12", 12),
        ("day_starts_at", "23:59", "23:59"),
        ("animations", "Off", False),
        ("animations", "yes", True),
        ("theme", "nord", "nord"),
    ],
)
def test_a_value_is_read_as_it_is_typed(name: str, text: str, value: Value) -> None:
    assert parse(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("animations", "maybe", 'cannot be "maybe". It is yes or no:'),
        ("animations", "", "yes or no"),
        ("new_per_day", "some", 'cannot be "some". It is a whole number from 0 to 1,000:'),
        ("new_per_day", "1.5", 'cannot be "1.5". It is a whole number'),
        ("new_per_day", "1001", "cannot be 1001. It is a whole number from 0 to 1,000:"),
        ("new_per_day", "9" * 5000, f'cannot be "{"9" * 60}…"'),
        ("reviews_per_day", "-1", "from 0 to 10,000"),
        ("answer_by", "typin", 'Did you mean "typing"? It is mode, typing or choosing:'),
        ("desired_retention", "inf", "cannot be inf"),
        ("day_starts_at", "4", 'cannot be "4". It is a text like 04:00:'),
    ],
)
def test_a_text_that_is_no_value_is_answered_with_a_sentence(
    name: str, text: str, says: str
) -> None:
    with pytest.raises(SettingError) as error:
        parse(name, text)
    assert says in str(error.value)


def test_a_value_reads_back_as_it_is_shown() -> None:
    for name in ABOUT:
        value: Value = getattr(DEFAULTS, name)
        assert parse(name, format_value(value)) == value


@given(st.sampled_from(sorted(ABOUT)), st.text())
def test_any_text_is_a_value_of_its_setting_or_an_error_of_one_sentence(
    name: str, text: str
) -> None:
    with contextlib.suppress(SettingError):
        assert isinstance(parse(name, text), type(getattr(DEFAULTS, name)))


def test_a_setting_is_added_in_two_places(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "quiz", tmp_path / "quiz", ignore=shutil.ignore_patterns("__pycache__"))
    module = tmp_path / "quiz" / "settings.py"
    text = module.read_text(encoding="utf-8")
    for before, line in (
        ("    theme: str =", "    pause: float = 1.5\n"),
        ('    "theme":', '    "pause": About("seconds between two questions"),\n'),
    ):
        assert text.count(before) == 1
        text = text.replace(before, line + before)
    module.write_text(text, encoding="utf-8")
    environment = {**os.environ, "QUIZ_HOME": str(tmp_path / "home")}
    outputs = [
        subprocess.run(
            [sys.executable, "-m", "quiz", "settings", *words.split()],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        for words in ("pause", "pause 2.5", "pause", "pause soon")
    ]
    assert [output.returncode for output in outputs] == [0, 0, 0, 2]
    assert outputs[0].stdout == (
        "pause = 1.5\n    seconds between two questions\n    can be: a number\n    from: default\n"
    )
    assert outputs[2].stdout.startswith("pause = 2.5\n")
    assert '"pause" cannot be "soon". It is a number:' in outputs[3].stderr


@pytest.mark.parametrize(
    ("typed", "value", "bells"),
    [
        ("off", "off", set()),
        ("no", "off", set()),
        ("", "off", set()),
        ("yes", "last", {"last"}),
        ("all", "all", {"right", "wrong", "last", "end"}),
        ("end, right", "right, end", {"right", "end"}),
        ("End right,right", "right, end", {"right", "end"}),
        ("wrong last end right", "all", {"right", "wrong", "last", "end"}),
    ],
)
def test_the_bell_has_its_occasions(typed: str, value: str, bells: set[str]) -> None:
    assert parse("bell", typed) == value
    assert DEFAULTS._replace(bell=value).bells == bells


def test_the_occasions_of_the_bell_may_be_a_list_in_the_file(config: Path) -> None:
    config.write_text('bell = ["right", "end"]\n', encoding="utf-8")
    assert load(config, {}).settings.bell == "right, end"
    config.write_text("bell = false\n", encoding="utf-8")
    assert load(config, {}).settings.bells == set()
