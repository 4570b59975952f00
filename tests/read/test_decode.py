"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.errors import UnreadableError
from alleged.read.decode import decode

SMART = "The “army” said it’s over — no café in the village was left standing."
RUSSIAN = "Армия сообщила об ударе по складу боеприпасов в Макеевке, погибли десятки солдат."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SMART, "utf-8"),
        (SMART, "cp1252"),
        ("Macron said the Élysée would décide, and Çelik agreed with him. " * 3, "cp1252"),
        (SMART, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("", "utf-8"),
        ("a bell \x07 rings", "utf-8"),
    ],
)
def test_encodings_are_told(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "f") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_stays_in_the_text(encoding: str) -> None:
    assert decode(f"\ufeff{SMART}\r\n".encode(encoding), "f") == f"\ufeff{SMART}\r\n"


def test_what_is_declared_counts_after_utf_8() -> None:
    assert decode("Mężowie".encode("iso8859-2"), "f", "iso8859-2") == "Mężowie"
    assert decode("Mężowie".encode(), "f", "iso8859-2") == "Mężowie"
    assert decode(SMART.encode("cp1252"), "f", "no-such-encoding") == SMART


def test_a_damaged_byte_in_utf_8_spoils_one_character_only() -> None:
    assert (
        decode(("“Fire” ‘there’ … " * 5).encode() + b"and \x80 here", "f")
        == "“Fire” ‘there’ … " * 5 + "and \ufffd here"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"PK\x03\x04....", "zip archive"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"\x89PNG\r\n", "a picture"),
        (b"text\0with\0zeros", "not text"),
        (bytes(range(256)) * 4, "not text"),
        (b"\xff\xfe\x00", "damaged at byte"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=rf"^report\.doc: .*{words}"):
        decode(data, "report.doc")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode(), "f") == text or text.startswith(("%PDF-", "{\\rtf", "GIF8"))
