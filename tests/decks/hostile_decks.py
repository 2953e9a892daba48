"""Decks that want to hang a reader or to eat its memory, each made when asked for."""

from __future__ import annotations

from collections.abc import Callable

HEAD = "title: T\nquestions:\n"
GOOD = "- who: Who wrote Faust?\n  answer: Goethe\n"
MEBI = 1024 * 1024


def deck(questions: str) -> bytes:
    return (HEAD + GOOD + questions + "\n- who: Who wrote Emma?\n  answer: Austen\n").encode()


def answer(text: str) -> bytes:
    return deck(f"- what: What?\n  answer: {text}\n")


def aliases() -> bytes:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return ("\n".join(levels) + "\n" + HEAD + GOOD).encode()


def merges() -> bytes:
    levels = ["a0: &a0 {k: v}"] + [
        f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 100)
    ]
    return ("\n".join(levels) + "\n" + HEAD + GOOD).encode()


def full(text: str, end: str = "\n") -> bytes:
    """As much of a text as a deck may hold."""
    unit = text.encode()
    return (HEAD + GOOD).encode() + unit * ((32 * MEBI - 200) // len(unit)) + end.encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "brackets 100,000 deep": lambda: answer("[" * 100_000),
    "braces 100,000 deep": lambda: answer("{" * 100_000),
    "brackets and braces 100,000 deep": lambda: answer("[{a: " * 50_000),
    "brackets 100,000 deep and closed": lambda: answer("[" * 100_000 + "]" * 100_000),
    "brackets deep before all": lambda: b"[" * 1_000_000,
    "hyphens in a line": lambda: deck("- " * 100_000),
    "question marks in a line": lambda: deck("? " * 100_000),
    "a mapping 1,000 deep": lambda: deck("\n".join(" " * n + "a:" for n in range(1_000))),
    "a mapping 5,000 deep": lambda: deck("\n".join(" " * n + "a:" for n in range(5_000))),
    "an alias bomb": aliases,
    "a merge bomb": merges,
    "100,000 anchors": lambda: answer("[" + ", ".join(f"&a{n} x" for n in range(100_000)) + "]"),
    "100,000 anchors in a row": lambda: answer("&a " * 100_000),
    "100,000 tags": lambda: answer("[" + "!t x, " * 100_000 + "]"),
    "100,000 keys": lambda: deck(
        "- who: x\n  answer: y\n" + "".join(f"  k{n}: v\n" for n in range(100_000))
    ),
    "one key 100,000 times": lambda: deck("- who: x\n" + "  answer: v\n" * 100_000),
    "100,000 keys of the deck": lambda: (
        "".join(f"k{n}: v\n" for n in range(100_000)).encode() + deck("")
    ),
    "100,000 empty entries": lambda: deck("-\n" * 100_000),
    "100,000 entries without a kind": lambda: deck("- foo: bar\n" * 100_000),
    "100,000 entries without an answer": lambda: deck(
        "".join(f"- who: x{n}\n" for n in range(100_000))
    ),
    "20,000 typing slips": lambda: deck(
        "".join(f"- whoo: x{n}\n  anwser: y\n" for n in range(20_000))
    ),
    "10,000 slips in YAML": lambda: deck(
        "".join(f"- who: x: {n}\n  answer: y\n" for n in range(10_000))
    ),
    "10,000 slips without a cure": lambda: deck(
        "".join(f"- who: x{n}\n    a: b\n c: d\n" for n in range(10_000))
    ),
    "10,000 quotes left open": lambda: deck(
        "".join(f'- who: "x{n}\n  answer: y\n' for n in range(10_000))
    ),
    "20,000 brackets left open": lambda: deck(
        "".join(f"- who: x{n}\n  answer: y\n  wrong: [{{a: [b\n" for n in range(20_000))
    ),
    "20,000 braces left open": lambda: deck("- {who: x\n" * 20_000),
    "100,000 anchors in a list of questions": lambda: str.encode(
        f"title: T\nquestions: [{'{who: &a x, answer: y}, ' * 100_000}]"
    ),
    "JSON 100,000 deep": lambda: b'{"a": ' * 100_000 + b"\t1" + b"}" * 100_000,
    "JSON with tabs and 30,000 entries": lambda: (
        b"[\n" + b'\t{"question": "x", "options": ["a", "b"], "answer": "a"},\n' * 30_000 + b"1]"
    ),
    "20,000 entries of another program": lambda: deck(
        "- question: x\n  options: [a, b]\n  answer: a\n" * 20_000
    ),
    "an entry of another program with 100,000 options": lambda: deck(
        "- question: x\n  answer: a\n  options: [" + "a, " * 100_000 + "]\n"
    ),
    "a table of 1,000,000 columns": lambda: b"question" + b",a" * 1_000_000 + b"\nx",
    "a table of 300,000 rows": lambda: b"question;answer\n" + b"a;b\n" * 300_000,
    "a line of quotes in a table": lambda: b'question,answer\n"' + b'""' * 500_000,
    "GIFT of braces": lambda: b"a{=" * 100_000,
    "GIFT of lines": lambda: b"ab\n" * 100_000 + b"{=",
    "XML of tags": lambda: b"<questiontext>" * 100_000,
    "XML of answers": lambda: (
        b"<quiz><questiontext>x</questiontext>" + b'<answer fraction="100">' * 100_000
    ),
    "Markdown of stars": lambda: b"# a\n" + b"*" * 100_000 + b"\n- [x] " + b"*" * 100_000,
    "Markdown of ticks": lambda: b"# a?\n" + b"- [x] a\n" * 100_000,
    "pairs of colons": lambda: b"::" * 500_000,
    "1,000,000 tags in a prompt": lambda: (
        b"question,answer\n" + b"<" * 1_000_000 + b",b\nx," + b"&amp;" * 100_000
    ),
    "conflict markers": lambda: deck("<<<<<<< a\n" * 50_000 + "=======\n" * 50_000),
    "100,000 conflicts": lambda: deck("<<<<<<< a\n=======\n>>>>>>> b\n" * 100_000),
    "odd characters in 20,000 keys": lambda: deck(
        "".join(f"- what: x{n}\n  \u0430nswer: y\n" for n in range(20_000))
    ),
    "20,000 halves of a character": lambda: deck(
        '- what: "' + "\\ud83d" * 20_000 + '"\n  answer: y\n'
    ),
    "32 MiB of a table": lambda: b"question;answer\n" + b"a;b\n" * (8 * MEBI - 100),
    "32 MiB of JSON": lambda: b'{"question": "' + b"\\ud83d" * (5 * MEBI) + b'"}',
    "100,000 entries alike": lambda: deck("- who: x\n  answer: y\n" * 60_000),
    "100,000 second documents": lambda: deck("---\n" * 100_000),
    "100,000 wrong choices": lambda: deck(
        "- who: x\n  answer: y\n  wrong:\n" + "  - a\n" * 100_000
    ),
    "100,000 numbers cut": lambda: deck(
        "- number: x\n  answer: 1\n  wrong: [" + "30,000, " * 50_000 + "]\n"
    ),
    "100,000 gaps": lambda: deck('- cloze: "' + "{a} " * 100_000 + '"\n'),
    "20,000 gaps not closed": lambda: deck('- cloze: "' + "{a " * 20_000 + '"\n'),
    "a number of 100,000 digits": lambda: deck("- number: x\n  answer: " + "9" * 99_000 + "\n"),
    "a number with a great exponent": lambda: deck("- number: x\n  answer: 1e999999999\n"),
    "a power of a power": lambda: deck("- number: x\n  answer: 9^9^9^9\n"),
    "a great power": lambda: deck("- number: x\n  answer: 10^99999999\n"),
    "a date of 100,000 digits": lambda: deck("- when: x\n  answer: " + "9" * 99_000 + "\n"),
    "a great year": lambda: deck("- when: x\n  answer: 999999999999999999\n"),
    "seconds of 100,000 digits": lambda: deck(
        "- who: x\n  answer: y\n  seconds: " + "9" * 99_000 + "\n"
    ),
    "many commas of thousands": lambda: deck("- number: x\n  answer: " + "1,000," * 10_000 + "\n"),
    "a bracket of 100,000 entries for a text": lambda: answer("[" + "a, " * 100_000 + "]"),
    "a line of comments": lambda: deck("- who: x\n  answer: y" + " #" * 1_000_000 + "\n"),
    "a line of backslashes": lambda: answer('"' + "\\\\" * 1_000_000 + '"'),
    "a line of bad escapes": lambda: answer('"' + "\\q" * 1_000_000 + '"'),
    "a line of escapes": lambda: answer('"' + "\\e" * 1_000_000 + '"'),
    "a line of blanks": lambda: answer("a" + " " * 10_000_000 + "b"),
    "a line of blanks and a colon": lambda: deck(
        "- who: x: y" + " " * 7_000 + "b\n  answer: y\n" + "\n" * 900
    ),
    "lines of blanks and colons": lambda: deck(
        ("- who: x: y" + " " * 7_000 + "b: c\n  answer: y\n") * 300
    ),
    "lines of blanks without a colon": lambda: deck(
        ("- who: y\n  z" + " " * 7_000 + "b\n  answer: y\n") * 300
    ),
    "a line of quotes": lambda: answer('"' * 1_000_001),
    "a line of apostrophes": lambda: answer("'" * 1_000_001),
    "a line of colons": lambda: answer(": " * 1_000_000),
    "a key of 1,000,000 characters": lambda: deck("- " + "k" * 1_000_000 + ": v\n"),
    "a quoted key of 100,000 characters": lambda: deck(
        '- who: x\n  answer: y\n  ? "' + "k" * 100_000 + '"\n  : v\n'
    ),
    "400,000 empty lines": lambda: deck("\n" * 400_000),
    "400,000 lines of comments": lambda: deck("# x #\n" * 400_000),
    "a block of 400,000 lines": lambda: deck("- card: x\n  answer: |\n" + "    a\n" * 400_000),
    "quotes over 400,000 lines": lambda: deck('- card: x\n  answer: "' + "a\n" * 400_000 + '"\n'),
    "quotes over 100,000 questions": lambda: deck(
        '- card: x\n  note: "\n' + GOOD * 60_000 + '  "\n'
    ),
    "one text of 32 MiB": lambda: answer("a" * (32 * MEBI - 300)),
    "one text of 32 MiB with an emoji": lambda: answer("😀" + "a" * (32 * MEBI - 300)),
    "one text of 50 MB": lambda: answer("a" * 50_000_000),
    "32 MiB of hyphens": lambda: full("- \n"),
    "32 MiB of empty lines": lambda: full("\n"),
    "32 MiB of comments": lambda: full("# x\n"),
    "32 MiB of letters": lambda: full("ab cd ", ""),
    "32 MiB of emoji": lambda: full("😀", ""),
    "32 MiB of control characters": lambda: full("\x1b"),
    "32 MiB of NUL": lambda: b"\0" * (32 * MEBI),
    "32 MiB of bytes that are no UTF-8": lambda: b"\xff" * (32 * MEBI),
    "32 MiB of a byte that is no UTF-8 in each line": lambda: (
        (b"\xe4" + b"a" * 1000 + b"\n") * 33_000
    ),
    "32 MiB of questions": lambda: full(GOOD),
    "32 MiB of slips": lambda: full("- who: x: y\n  answer: z\n"),
    "32 MiB of tabs": lambda: full("\t", "x: y"),
    "32 MiB of quotes": lambda: full('"a" ', ""),
    "32 MiB of brackets": lambda: full("[]", ""),
    "32 MiB of commas": lambda: answer("[" + "a," * (16 * MEBI - 300)),
    "32 MiB of question marks": lambda: full("? a\n"),
    "32 MiB of documents": lambda: full("---\n"),
    "32 MiB of line separators": lambda: full("\u2028"),
    "32 MiB of carriage returns": lambda: full("\r"),
    "UTF-16": lambda: deck("").decode().encode("utf-16"),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4_000,
}
