"""A language is one file: each is complete, and one more is read, dated, counted and graded."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from text_to_num import text2num  # type: ignore[import-untyped]  # it has no types

from quiz.answers.languages import Language, phrases_in, table_of, tags, words_of
from quiz.answers.texts.folding import bare, fold
from tests.answers.test_dates import DATED
from tests.places import ROOT

FOLDER = Path("quiz") / "answers" / "languages"
LANGUAGES = sorted(tags())
ESPERANTO = '''
"""Esperanto."""

from quiz.answers.languages import DateWords, Language, NumberWords, PromptWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="la",
        negations="ne sen neniu",
        by="de",
        ampersand="kaj",
        conjunctions="kaj",
        numbers="du=2 tri=3",
        ranks="unua=1 dua=2",
        respelt="kemio=hxemio",
    ),
    numbers=NumberWords(
        decimal_comma=True, scales="mil=1000 milionoj?=1e6", over="pli ol", about="proksimume"
    ),
    prompts=PromptWords(before_years="dum", before_counts="preter", behind_years="kiam"),
    dates=DateWords(
        months=(
            "januaro | februaro | marto | aprilo | majo | junio | julio | augusto"
            " | septembro | oktobro | novembro | decembro"
        ),
        weekdays="lundo | mardo | merkredo | jaudo | vendredo | sabato | dimanco",
        seasons="printempo | somero | autuno | vintro",
        early="frua",
        mid="meza",
        late="malfrua",
        about="proksimume",
        to="gis",
        both="kaj",
        since="ekde",
        between="inter",
        bc="a. K.",
        ad="p. K.",
        century="jarcento",
        filler="la, de, en, jaro",
        ordinal_ends="a",
    ),
)
'''
ASKED = [
    ("when: Kiam?", "1992-05-15", "la 15-a de majo 1992", 0, 1),
    ("when: Kiam?", "44 BC", "44 a. K.", 0, 1),
    ("when: Kiam?", "spring 1968", "printempo 1967", 0, 0),
    ("when: Kiam?", "spring 1968", "printempo 1968", 0, 1),
    ("when: Kiam?", "1979..1989", "inter 1979 kaj 1989", 0, 1),
    ("number: Kiom?", "1500", "1.500", "?", 1),
    ("number: Kiom?", "1500", "pli ol 1500", "?", 1),
    ("number: Kiom?", "2500000", "2,5 milionoj", "?", 1),
    ("what: Kio?", "kato", "la kato", 0, 1),
    ("what: Kio?", "Tomo kaj Maria", "Tomo & Maria", 0, 1),
    ("what: Kio?", "tri porkoj", "3 porkoj", 0, 1),
    ("what: Kio?", "neniu homo", "neni homo", 1, 0),
    ("what: Kio?", "dua mondmilito", "2th mondmilito", 0, 1),
    ("what: Kio?", "kemio", "hxemio", 0, 1),
    ("who: Kiu?", "Ludoviko Zamenhof", "de Ludoviko Zamenhof", 0, 1),
    ("which: Kiuj?", "[verda pomo, piro]", "verda pomo kaj piro", 0, 1),
    ('cloze: "La jaro {1500} venis."', "", "1.500", "?", 1),
    ('cloze: "Preter {1500}."', "", "1.500", 0, 1),
    ('cloze: "Dum {1500} venis ili."', "", "1.500", "?", 0),
    ('cloze: "La {1500} kiam ili venis."', "", "1.500", "?", 0),
]
"""Questions, answers, responses, and credits without the file and with it; ? is asked again."""
GRADING = """
import json, sys
from quiz.answers.verdict import Verdict
from quiz.decks.reader import read_text

credits = []
for prompt, answer, response, *_ in json.loads(sys.argv[1]):
    entry = f"- {prompt}\\n" + (f"  answer: {answer}\\n" if answer else "")
    deck = read_text("title: T\\nlanguage: eo\\nquestions:\\n" + entry)
    grade = deck.questions[0].answer.grade(response, deck.questions[0].rivals)
    credits.append(grade.credit if isinstance(grade, Verdict) else "?")
print(json.dumps(credits))
"""
READ = """
import sys
from quiz.answers.rivals import NO_RIVALS
from quiz.answers.text import TextAnswer
TextAnswer("Haus", language=sys.argv[1]).grade("das Hause", NO_RIVALS)
names = (name.rpartition(".") for name in sys.modules)
print(*sorted(word for room, _, word in names if room == "quiz.answers.languages"))
"""


def run(folder: Path, code: str, argument: str) -> str:
    command = [sys.executable, "-c", code, argument]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def credits_in(folder: Path) -> dict[str, object]:
    grades = json.loads(run(folder, GRADING, json.dumps(ASKED)))
    return dict(
        zip((f"{prompt} {response}" for prompt, _, response, *_ in ASKED), grades, strict=True)
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The program with a copy of its folder of languages, into which a file may be put."""
    here, there = ROOT, tmp_path
    for name in FOLDER.parts[:-1]:
        here, there = here / name, there / name
        there.mkdir()
        for entry in here.iterdir():
            if entry.name not in FOLDER.parts:
                (there / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    return tmp_path


def lists(language: Language) -> Iterator[tuple[str, str]]:
    """Every word list of a language with its field's name."""
    for group in language:
        if isinstance(group, tuple):
            fields = group._asdict().items()
            yield from ((name, value) for name, value in fields if isinstance(value, str))


def test_a_new_language_is_one_file(tree: Path) -> None:
    without = credits_in(tree)
    (tree / FOLDER / "eo.py").write_text(ESPERANTO.lstrip(), encoding="utf-8")
    assert without == {f"{prompt} {response}": before for prompt, _, response, before, _ in ASKED}
    assert credits_in(tree) == {
        f"{prompt} {response}": after for prompt, _, response, _, after in ASKED
    }


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('articles="la"', 'article="la"'),
        ('over="pli ol"', 'ovver="pli ol"'),
        ("decimal_comma", "decimal_point"),
        ("texts=TextWords(", "text=TextWords("),
        ('before_years="dum"', 'before_year="dum"'),
        ('early="frua"', 'erly="frua"'),
    ],
)
def test_a_misspelt_key_is_named(right: str, wrong: str) -> None:
    assert right in ESPERANTO
    key = wrong.partition("=")[0]
    with pytest.raises(TypeError, match=rf"unexpected keyword argument '{key}'"):
        exec(ESPERANTO.replace(right, wrong), {})


def test_a_missing_list_of_dates_is_named() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'early'"):
        exec(ESPERANTO.replace('early="frua",', ""), {})


def test_a_file_without_words_is_refused(tree: Path) -> None:
    (tree / FOLDER / "eo.py").write_text(ESPERANTO.replace("WORDS =", "WORD ="), encoding="utf-8")
    with pytest.raises(AssertionError, match=r"languages/eo\.py has no Language called WORDS"):
        run(tree, "from quiz.answers.languages import words_of; words_of('eo')", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_of_a_language_can_be_read(language: str) -> None:
    words = words_of(language)
    for name, text in lists(words):
        assert text == " ".join(text.split()), name
    for number in (*table_of(words.texts.numbers).values(), *table_of(words.texts.ranks).values()):
        assert number == str(int(number))
    for pattern, scale in table_of(words.numbers.scales).items():
        assert re.compile(pattern)
        assert float(scale) > 1
    for group in words.prompts.contrasts.split():
        assert group.count("/") == 1
    assert all("/" in group for group in words.prompts.synonyms.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_are_looked_up_in_folded_texts_are_folded(language: str) -> None:
    texts = words_of(language).texts
    for word in " ".join((texts.negations, texts.by, texts.ampersand)).split():
        assert word == bare(fold(word, ""))
    for word in table_of(texts.numbers):
        assert word == fold(word, "")
    assert texts.articles == texts.articles.casefold()


@pytest.mark.parametrize("language", DATED)
def test_every_list_of_dates_has_its_length(language: str) -> None:
    dates = words_of(language).dates
    assert dates
    assert [len(groups.split("|")) for groups in dates[:3]] == [12, 7, 4]
    assert not dates.decades or dates.decades.count("|") == 7
    for groups in (dates.months, dates.weekdays, dates.seasons):
        assert all(map(phrases_in, groups.split("|")))


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if words_of(tag).numbers.spelt])
def test_a_language_whose_numbers_are_spelt_is_known_to_the_library(language: str) -> None:
    with pytest.raises(ValueError, match="qwfp"):
        text2num("qwfp", language)


@pytest.mark.parametrize(
    ("language", "files"), [("en", "en"), ("de", "de"), ("de-AT", "de"), ("is", "")]
)
def test_only_the_language_of_the_deck_is_read(language: str, files: str) -> None:
    assert run(ROOT, READ, language).split() == files.split()


@pytest.mark.parametrize("language", ["", "xx", "__init__", "../en", "en.py", "x" * 500])
def test_a_language_without_a_file_has_no_words(language: str) -> None:
    assert words_of(language) == Language()


def test_a_language_of_which_nothing_else_is_known_has_its_decimal_mark() -> None:
    commas = [tag for tag in ("is", "cs", "ja", "he") if words_of(tag).numbers.decimal_comma]
    assert commas == ["is", "cs"]
