"""Nodes are what was typed, with its places; YAML's own devices are remarks, and limits hold."""

from __future__ import annotations

import pytest

from quiz.decks import files
from quiz.decks.nodes import (
    MAX_DEPTH,
    MAX_TEXT,
    Composer,
    Mapping,
    Node,
    Scalar,
    Sequence,
    YamlError,
    compose,
)
from quiz.decks.reader import read_text


def scalar(text: str) -> Scalar:
    node = compose(text).root
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize("text", ["no", "1918", "12:30", "007", "1e3", "~", "2007-03-15", "null"])
def test_a_text_stays_text(text: str) -> None:
    assert (scalar(text).text, scalar(text).plain) == (text, True)


def test_a_text_has_its_style_and_its_places() -> None:
    node = compose('a: "xy"\nb: |\n  z\n', first_line=5).root
    assert isinstance(node, Mapping)
    (_, quoted), (key, block) = node.pairs
    assert isinstance(quoted, Scalar)
    assert isinstance(block, Scalar)
    assert (quoted.style, quoted.plain, block.style) == ('"', False, "|")
    assert (quoted.place, quoted.end[:2], key.place[:2]) == ((5, 4, 4), (5, 8), (6, 1))
    assert block.place == (6, 4, 1)


def test_lists_and_mappings_keep_their_order_and_repeated_keys() -> None:
    node = compose("- {a: 1, a: 2}\n- [b]\n-\n  - c\n").root
    assert isinstance(node, Sequence)
    mapping, flow, block = node.items
    assert isinstance(mapping, Mapping)
    assert isinstance(flow, Sequence)
    assert isinstance(block, Sequence)
    assert [value.text for _, value in mapping.pairs if isinstance(value, Scalar)] == ["1", "2"]
    assert (flow.flow, block.flow) == (True, False)


@pytest.mark.parametrize(
    ("text", "root", "codes"),
    [
        ("*bold", "*bold", ["alias"]),
        ("&x", "x", ["anchor"]),
        ("!x", "!x", ["tag"]),
        ("&x y", "y", ["anchor"]),
        ('"a\\eb"', "a\ufffdb", ["control-character"]),
        ("a" * MAX_TEXT, "a" * MAX_TEXT, []),
        ("a" * (MAX_TEXT + 1), "a" * MAX_TEXT, ["too-long"]),
    ],
)
def test_a_device_of_yaml_is_text_with_a_remark(text: str, root: str, codes: list[str]) -> None:
    composed = compose(text)
    assert isinstance(composed.root, Scalar)
    assert composed.root.text == root
    assert [remark.code for remark in composed.remarks] == codes


def test_the_alias_of_a_merge_key_is_no_remark_of_its_own() -> None:
    assert compose("<<: *a\n").remarks == ()


def test_nodes_nest_as_deep_as_they_may() -> None:
    assert compose("[" * MAX_DEPTH + "]" * MAX_DEPTH).root
    with pytest.raises(YamlError, match=f"at most {MAX_DEPTH} levels") as failed:
        compose("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert (failed.value.code, failed.value.place[:2]) == ("too-deep", (1, MAX_DEPTH + 1))


def test_a_second_document_is_refused() -> None:
    assert compose("---\na\n").root
    with pytest.raises(YamlError) as failed:
        compose("a\n---\nb\n")
    assert (failed.value.code, failed.value.place.line) == ("second-document", 2)


def test_where_quotes_are_not_closed_is_where_they_opened() -> None:
    with pytest.raises(YamlError) as failed:
        compose('a: b\nc: "d\n', first_line=3)
    assert failed.value.place[:2] == (4, 4)


def test_entries_of_the_list_apart_are_handed_out_and_kept_nowhere() -> None:
    composer = Composer("a: 1\nlist:\n- b\n- [c]\nlater: {list: [d]}\n", apart="list")
    entries: list[Node] = []
    heads = []
    for entry in composer.entries():
        entries.append(entry)
        assert isinstance(composer.root, Mapping)
        heads.append([key.text for key, _ in composer.root.pairs if isinstance(key, Scalar)])
    assert [type(entry) for entry in entries] == [Scalar, Sequence]
    assert heads == [["a", "list"], ["a", "list"]]
    assert isinstance(composer.root, Mapping)
    [_, (_, apart), (_, later)] = composer.root.pairs
    assert isinstance(apart, Sequence)
    assert (apart.items, isinstance(later, Mapping)) == ((), True)


@pytest.mark.parametrize(
    ("text", "line"),
    [("\n" + "x" * 11, 2), ("x" * 11, 1), ("x\r" + "y" * 11 + "\n", 2), ("x" * 10 + "\ny", 0)],
)
def test_a_line_has_a_greatest_length(
    monkeypatch: pytest.MonkeyPatch, text: str, line: int
) -> None:
    monkeypatch.setattr(files, "MAX_LINE", 10)
    long = [problem for problem in read_text(text).problems if problem.code == "too-large"]
    assert [problem.place.line for problem in long] == [line] * bool(line)
