"""Files that are no text at all: packed, pictures, documents, other encodings."""

from __future__ import annotations

from quiz.values import NamedTuple

LOOKED_AT = 4096
"""Bytes from which a file is known."""
_NO_TEXT = 0.1
"""A part of bytes that no text has, from which on a file is none."""
_FEW = 8
"""So many of them may stand in a short text."""
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])


class Binary(NamedTuple):
    """A file that cannot be read as text: the code and the sentence of its problem."""

    code: str
    message: str


_AS_CSV = "Save the sheet as CSV to see its text, and write its questions into a text file."
_AS_TEXT = "Copy its text into a plain text file whose name ends in .yaml."
_UNPACK = "Unpack it and check what is inside."
_ANKI = "Export the notes from Anki as plain text, and write each one as a card."

_IN_ZIP = (
    (b"xl/", "a workbook of Excel", _AS_CSV),
    (b"spreadsheet", "a sheet of LibreOffice", _AS_CSV),
    (b"word/", "a document of Word", _AS_TEXT),
    (b"opendocument.text", "a document of LibreOffice", _AS_TEXT),
    (b"ppt/", "a presentation of PowerPoint", _AS_TEXT),
    (b"opendocument", "a document of LibreOffice", _AS_TEXT),
    (b"collection.anki2", "a package of Anki", _ANKI),
    (b"collection.anki21", "a package of Anki", _ANKI),
    (b"imsmanifest.xml", "a package of a learning platform", _UNPACK),
    (b"[Content_Types].xml", "a document of Office", _AS_TEXT),
)
"""Names of files inside of a zip archive, and what such an archive is."""
_ZIP = b"PK\x03\x04"
_BEGINNINGS = (
    (_ZIP, "a zip archive", _UNPACK),
    (b"PK\x05\x06", "an empty zip archive", "Write a deck into a text file."),
    (b"\x1f\x8b", "packed with gzip", _UNPACK),
    (b"BZh", "packed with bzip2", _UNPACK),
    (b"\xfd7zXZ\x00", "packed with xz", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive of 7-Zip", _UNPACK),
    (b"Rar!\x1a\x07", "a rar archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", _UNPACK),
    (b"%PDF-", "a PDF", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office", _AS_TEXT),
    (b"SQLite format 3\x00", "a database, such as a collection of Anki", _ANKI),
    (b"{\\rtf", "a document in RTF", _AS_TEXT),
    (b"\x89PNG", "a picture", "Type its text into a plain text file."),
    (b"\xff\xd8\xff", "a picture", "Type its text into a plain text file."),
    (b"GIF8", "a picture", "Type its text into a plain text file."),
)
"""First bytes, and what they are those of."""
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def binary(data: bytes) -> Binary | None:
    """What a file is that is no text in UTF-8 as a whole; None if it may be such a text."""
    start = data[:LOOKED_AT]
    for first, what, cure in _BEGINNINGS:
        if start.startswith(first):
            return _no_text(*(_in_zip(data) if first == _ZIP else (what, cure)))
    if start.startswith((*_UTF_32, *_UTF_16)) or _is_wide(start):
        name = "UTF-32" if start.startswith(_UTF_32) else "UTF-16"
        message = f"This file is in {name}. Save it again, and choose UTF-8 as its encoding."
        return Binary("not-utf-8", message)
    odd = len(start) - len(start.translate(None, _CONTROLS))
    if odd > max(_FEW, len(start) * _NO_TEXT) or odd == len(start) > 0:
        message = "This file is no text, and a deck is plain text in UTF-8. Choose another file."
        return Binary("other-format", message)
    return None


def _is_wide(start: bytes) -> bool:
    """True for letters of two bytes each without a mark before them, mostly Latin ones."""
    even, odd = start[0:200:2], start[1:200:2]
    low, high = sorted((even.count(0), odd.count(0)))
    return len(odd) > 1 and high > 0.7 * len(odd) and low <= 0.05 * len(odd)


def _no_text(what: str, cure: str) -> Binary:
    return Binary("other-format", f"This file is {what}, and a deck is plain text. {cure}")


def _in_zip(data: bytes) -> tuple[str, str]:
    """What a zip archive is, by the names of what is in it: at its start, and listed at its end."""
    names = data[:LOOKED_AT] + data[-16 * LOOKED_AT :]
    for name, document, its_cure in _IN_ZIP:
        if name in names:
            return document, its_cure
    return "a zip archive", _UNPACK
