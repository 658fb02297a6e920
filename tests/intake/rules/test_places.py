"""Places by Kemendagri code: the whole table against the reference data, searching by typing, codes that are gone."""

import re
from pathlib import Path

import pytest

from intake.rules import places
from intake.rules.places import PlaceKind, Standing

ROW = re.compile(r"\('([0-9.]+)','((?:[^'\\]|''|\\.)*)'\)")


def paths(typed: str, limit: int = 20) -> list[str]:
    return [each.path for each in places.search(typed, limit)]


@pytest.mark.corpus
def test_the_table_is_that_of_the_reference_data(reference: Path) -> None:
    text = (reference / "wilayah" / "wilayah.sql").read_text("utf-8")
    # Five of its names end in a space.
    expected = {code: re.sub(r"''|\\'", "'", name).strip() for code, name in ROW.findall(text)}
    assert places.DECREE.split("/")[0].removeprefix("Kepmendagri ") in text
    found = list(places.everything())
    assert {each.code: each.name for each in found} == expected
    assert [each.code for each in found] == sorted(expected)
    levels = [each.code.count(".") + 1 for each in found]
    assert [levels.count(level) for level in (1, 2, 3, 4)] == [38, 514, 7285, 83762]


def test_the_edition_names_decree_and_rows() -> None:
    # Another digest means other rows: then compare with the new decree, and say so in the changelog.
    assert places.edition() == "Kepmendagri 300.2.2-2138/2025 (8e5585a7)"


@pytest.mark.parametrize("code", ["64.71.05.1002", "6471051002"])
def test_a_code_is_found_with_or_without_dots(code: str) -> None:
    place = places.find(code)
    assert place is not None
    assert (place.code, place.name, place.kind) == ("64.71.05.1002", "Sepinggan", PlaceKind.KELURAHAN)
    assert place.within == ("Balikpapan Selatan", "Kota Balikpapan", "Kalimantan Timur")


@pytest.mark.parametrize(
    "code", ["", "64.71.05.9999", "6", "99", "nomor 64", "64.71.05.1002.1", "\u0666\u0664", "9" * 40_000]
)
def test_what_is_no_code_is_not_found(code: str) -> None:
    assert places.find(code) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("sepinggan balik", "Sepinggan, Balikpapan Selatan, Kota Balikpapan, Kalimantan Timur"),
        ("SEPINGGAN, Kota Balikpapan", "Sepinggan, Balikpapan Selatan, Kota Balikpapan, Kalimantan Timur"),
        (
            "kel. sepinggan kec. balikpapan sel",
            "Sepinggan, Balikpapan Selatan, Kota Balikpapan, Kalimantan Timur",
        ),
        ("kec balikpapan sel", "Balikpapan Selatan, Kota Balikpapan, Kalimantan Timur"),
        ("balikpapan", "Kota Balikpapan, Kalimantan Timur"),
        ("kab bandung", "Kabupaten Bandung, Jawa Barat"),
        ("kota bandung", "Kota Bandung, Jawa Barat"),
        ("kalimantan tim", "Kalimantan Timur"),
        ("ma'rang", "Marang, Kabupaten Pangkajene dan Kepulauan, Sulawesi Selatan"),
        ("64.71", "Kota Balikpapan, Kalimantan Timur"),
        ("6471051002", "Sepinggan, Balikpapan Selatan, Kota Balikpapan, Kalimantan Timur"),
    ],
)
def test_what_is_typed_finds_its_place_first(typed: str, first: str) -> None:
    assert paths(typed)[0] == first


def test_every_word_counts_and_one_is_of_the_place_itself() -> None:
    assert all("Balikpapan" in path for path in paths("sepinggan balik"))
    assert paths("sepinggan bandung") == []
    assert paths("kelurahan balikpapan") == []  # what lies in Balikpapan is not meant by its name alone
    assert {each.kind for each in places.search("kec. cibinong")} == {PlaceKind.KECAMATAN}


@pytest.mark.parametrize("typed", ["", "   ", "!?", "\u0645\u062d\u0645\u062f", "x" * 40_000, "\u202e"])
def test_what_finds_nothing_is_no_error(typed: str) -> None:
    assert places.search(typed) == []


@pytest.mark.parametrize("typed", ["s", "a b c d", "desa", "kel s", "s " * 20_000])
def test_little_typed_gives_as_many_as_are_asked_for(typed: str) -> None:
    found = places.search(typed, limit=7)
    assert len({each.code for each in found}) == 7


def test_a_code_typed_now_gets_the_edition_of_today() -> None:
    kept = places.recorded("6471051002")
    assert (kept.code, kept.edition, kept.standing) == ("64.71.05.1002", places.edition(), Standing.CURRENT)
    assert places.recorded(kept.code, kept.edition) == kept


def test_a_code_that_is_gone_is_kept_as_typed_and_marked() -> None:
    kept = places.recorded("64.71.05.9999")
    assert (kept.code, kept.edition, kept.standing, kept.place) == (
        "64.71.05.9999",
        "",
        Standing.UNKNOWN,
        None,
    )


def test_a_code_of_another_edition_keeps_it_and_says_so() -> None:
    kept = places.recorded("91.03", "Permendagri 72/2019")
    assert (kept.edition, kept.standing) == ("Permendagri 72/2019", Standing.OTHER_EDITION)
    gone = places.recorded("91.01", "Permendagri 72/2019")
    assert (gone.edition, gone.standing) == ("Permendagri 72/2019", Standing.UNKNOWN)
