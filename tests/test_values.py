"""Tuples with names behave as those of typing, which they stand in for."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
import typing

import pytest

from quiz.values import NamedTuple, field, record, replace, value


class Ours(NamedTuple):
    """A page of a book."""

    book: str
    page: int = 1
    note: str | None = None

    @property
    def said(self) -> str:
        return f"{self.book}, {self.page}"


class Theirs(typing.NamedTuple):
    """A page of a book."""

    book: str
    page: int = 1
    note: str | None = None


class Empty(NamedTuple):
    """Nothing."""


class Fresh(NamedTuple):
    """No value of it is made before a test makes one."""

    book: str
    page: int = 1


def test_values_are_made_by_place_by_name_and_by_default() -> None:
    assert Ours("Emma") == ("Emma", 1, None)
    assert Ours("Emma", 2, note="x") == Ours(note="x", page=2, book="Emma") == ("Emma", 2, "x")
    assert Ours._make(["Emma", 2, "x"]) == ("Emma", 2, "x")
    assert Empty() == ()


def test_the_first_value_of_a_class_is_made_as_every_other_is() -> None:
    assert Fresh(page=3, book="Emma") == Fresh("Emma", 3)
    assert type(Fresh("Emma")) is Fresh


@pytest.mark.parametrize("wrong", ["Ours()", "Ours('a', 1, None, 2)", "Ours('a', pages=2)"])
def test_a_wrong_call_is_refused_in_the_words_of_python(wrong: str) -> None:
    with pytest.raises(TypeError) as ours:
        eval(wrong)
    with pytest.raises(TypeError) as theirs:
        eval(wrong, {"Ours": Theirs})
    assert str(ours.value) == str(theirs.value).replace("Theirs", "Ours")


def test_a_value_tells_its_fields() -> None:
    value = Ours("Emma", 2)
    assert (value.book, value.page, value.note, value.said) == ("Emma", 2, None, "Emma, 2")
    assert repr(value) == repr(Theirs("Emma", 2)).replace("Theirs", "Ours")
    assert value._asdict() == Theirs("Emma", 2)._asdict()
    assert Ours._fields == Theirs._fields
    assert Ours._field_defaults == Theirs._field_defaults
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert Ours.__doc__ == "A page of a book."
    match value:
        case Ours("Emma", page):
            assert page == 2
        case _:
            pytest.fail("it is not known by its places")


def test_a_value_cannot_be_changed_but_replaced() -> None:
    value = Ours("Emma", 2)
    with pytest.raises(AttributeError):
        value.page = 3  # type: ignore[misc]  # that is what is refused
    with pytest.raises(AttributeError):
        value.other = 3  # type: ignore[attr-defined]  # as above
    assert value._replace(page=3) == ("Emma", 3, None)
    with pytest.raises(ValueError, match="pages"):
        value._replace(pages=3)  # type: ignore[call-arg]  # as above
    with pytest.raises(TypeError, match="3"):
        Ours._make(["Emma"])


def test_a_copy_is_of_the_same_class() -> None:
    value = Ours("Emma", 2)
    for other in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert other == value
        assert type(other) is Ours


def test_to_have_them_loads_neither_typing_nor_dataclasses() -> None:
    code = "import sys, quiz.values; print({'typing', 'dataclasses'} & sys.modules.keys())"
    printed = subprocess.check_output([sys.executable, "-S", "-c", code], text=True, cwd=".")
    assert printed.strip() == "set()"


@value
class Point:
    """Where a letter stands."""

    row: int
    marks: tuple[str, ...] = ()
    page: object = field(repr=False, compare=False, default=None)
    notes: list[str] = field(default_factory=list, compare=False)
    seen: int = field(default=0, init=False, compare=False)

    def moved(self) -> Point:
        return replace(self, row=self.row + 1)


@record
class Page:
    number: int


def test_a_value_is_made_compared_and_shown_as_a_dataclass_is() -> None:
    point = Point(3, page="x", notes=["n"])
    assert (point.row, point.marks, point.page, point.notes, point.seen) == (3, (), "x", ["n"], 0)
    assert point == Point(row=3) != Point(4)
    assert point != (3, ())  # type: ignore[comparison-overlap]  # it is no tuple
    assert hash(point) == hash(Point(3))
    assert repr(point) == "Point(row=3, marks=(), notes=['n'], seen=0)"
    assert Point(1).notes is not Point(1).notes
    with pytest.raises(TypeError, match="row"):
        Point()  # type: ignore[call-arg]  # that is what is refused
    with pytest.raises(AttributeError):
        point.other = 1  # type: ignore[attr-defined]  # as above


def test_a_field_of_a_value_is_replaced_in_a_copy() -> None:
    point = Point(3, ("a",), page="x")
    assert point.moved() == Point(4, ("a",))
    assert (point.row, point.moved().page, point.moved().notes) == (3, "x", point.notes)
    with pytest.raises(TypeError, match="col"):
        replace(point, col=1)  # type: ignore[call-arg]  # as above
    assert copy.deepcopy(point) == point


def test_what_changes_has_no_hash() -> None:
    page = Page(1)
    page.number = 2
    assert page == Page(2)
    with pytest.raises(TypeError):
        hash(page)
