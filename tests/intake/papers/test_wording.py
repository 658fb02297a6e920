"""Indonesian dates and sizes, and text made legible."""

import pytest

from intake.papers.legible import Legible
from intake.papers.wording import day_words, grouped, size_words, stamp_words, when_words

LATIN = Legible(frozenset(range(0x20, 0x17F)))


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-02-14T09:30:00+08:00", "Rabu, 14 Februari 2024, 09.30 WITA"),
        ("2024-02-14T09:30:00.123+07:00", "Rabu, 14 Februari 2024, 09.30 WIB"),
        ("2024-11-27T23:59:59+09:00", "Rabu, 27 November 2024, 23.59 WIT"),
        ("2024-11-27T23:59:59+02:00", "Rabu, 27 November 2024, 23.59 UTC+0200"),
        ("2024-02-14T09:30:00", "Rabu, 14 Februari 2024, 09.30 (zona waktu tidak diketahui)"),
        ("2024-02-14", "Rabu, 14 Februari 2024"),
        ("sekitar Februari", "sekitar Februari"),
        ("", ""),
    ],
)
def test_instants(iso: str, words: str) -> None:
    assert when_words(iso) == words
    assert day_words(iso) == words


def test_stamps_show_seconds() -> None:
    assert stamp_words("2024-02-14T09:30:05.250+08:00") == "14-02-2024 09.30.05 WITA"
    assert stamp_words("?") == "?"


def test_sizes_and_groups() -> None:
    assert size_words(4_714_191) == "4,7 MB (4.714.191 bita)"
    assert size_words(999) == "999 bita"
    assert grouped("0123456789abcdef") == "01234567 89abcdef"


def test_what_cannot_be_shown_is_named_in_place() -> None:
    assert LATIN.plain("a\U0001f600\u200b\x1b[1m\n b") == "a[U+1F600][U+200B][U+001B][1m b"
    assert LATIN.inline("<b>&\ufeff") == "&lt;b&gt;&amp;[U+FEFF]"


def test_lines_break_where_the_text_does_and_lose_nothing() -> None:
    long = "kata panjang " * 500 + "x" * 5000
    assert list(LATIN.lines(long)) == [long]
    assert list(LATIN.lines("a\r\n\n\nb" + "\n" * 9 + "c\n")) == ["a", "", "", "b", "[8 baris kosong]", "c"]
