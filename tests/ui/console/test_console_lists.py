"""case list, search and filter, as they are typed."""

import pytest

TODAY = ("--today", "2026-11-23")


@pytest.fixture
def two(desk):
    """A report with a passed limit against a civil servant, and a piece of initial information."""
    desk.ok(
        "case", "new", "--kind", "laporan", "--title", "Imbauan camat", "--place", "Sepinggan", "--place-code", "64.71",
        "--known-date", "2026-11-09", "--submitted-at", "2026-11-10T10:00+08:00",
    )  # fmt: skip
    desk.ok("person", "add", "1", "--role", "terlapor", "--name", "Budi Çelik", "--employment", "pns")
    desk.ok("act", "add", "1", "--code", "D-8", "--channel", "luring", "--phase", "kampanye")
    desk.ok("case", "new", "--kind", "informasi-awal", "--title", "Unggahan", "--narrative", "lewat telepon")
    return desk


def numbers(desk, *words: str) -> list[int]:
    return [each["number"] for each in desk.ok("case", "list", *TODAY, *words)["cases"]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), [2, 1]),
        (("--kind", "laporan"), [1]),
        (("--state", "informasi-awal"), [2]),
        (("--words", "celik sepinggan"), [1]),
        (("--employment", "pns", "--phase", "kampanye", "--channel", "luring"), [1]),
        (("--employment", "pns", "--kind", "informasi-awal"), []),
        (("--place", "64.71"), [1]),
        (("--place", "sepin"), [1]),
        (("--due", "lewat"), [1]),
        (("--due", "0"), []),
        (("--handover", "belum"), [2, 1]),
        (("--handover", "sealed"), []),
        (("--until", "2020-01-01"), []),
    ],
)
def test_filters_combine(two, words, found):
    assert numbers(two, *words) == found


def test_a_list_shows_where_cases_stand_and_what_is_due(two):
    shown = two.run("case", "list", *TODAY)
    report = next(line for line in shown.out.splitlines() if "Imbauan camat" in line)
    assert "laporan diterima" in report and "lewat" in report and shown.err == ""
    assert "Tenggat" in shown.out.splitlines()[0]
    first = two.ok("case", "list", *TODAY)["cases"][-1]
    assert (first["reported"], first["employments"], first["title"]) == (
        ["Budi Çelik"],
        ["pns"],
        "Imbauan camat",
    )
    assert first["due"]["passed"] > 0
    assert two.run("case", "list", "--kind", "hasil-pengawasan").out.strip() == (
        "Tidak ada perkara yang cocok dengan saringan itu."
    )


@pytest.mark.parametrize(
    ("words", "problem"), [(("--due", "besok"), "filter-due"), (("--filter", "x"), "filter-unknown")]
)
def test_a_filter_that_cannot_be(two, words, problem):
    answer = two.run("case", "list", *words, "--json")
    assert (answer.status, answer.json["problem"]) == (2, problem)


def test_filters_are_kept_and_combine_with_what_is_typed(two):
    assert two.run("filter", "list").out.strip() == "Belum ada saringan tersimpan."
    two.ok("filter", "save", "Laporan lewat", "--kind", "laporan", "--due", "lewat")
    assert two.ok("filter", "list")["filters"] == {"Laporan lewat": {"kind": "laporan", "due": "lewat"}}
    assert numbers(two, "--filter", "Laporan lewat") == [1]
    assert numbers(two, "--filter", "Laporan lewat", "--employment", "tni") == []
    two.ok("filter", "forget", "Laporan lewat")
    assert two.run("filter", "forget", "Laporan lewat").status == 2


def test_words_are_found_in_all_cases_and_shown_around(two):
    (hit,) = two.ok("search", "TELE")["hits"]
    assert (hit["case_number"], hit["found"]) == (2, "telepon")
    assert "[telepon]" in two.run("search", "telepon").out
    assert two.ok("search", "telepon", "--case", "1")["hits"] == []
    assert two.run("search", "kunyit").out.strip() == "Tidak ditemukan."
    assert two.ok("search", '" OR *')["hits"] == []


def test_a_protected_person_is_found_but_not_named(two):
    two.ok("person", "edit", "1/1", "--protected", "ya", "--may-see", "Ketua")
    said = two.run("search", "budi")
    assert "Terlapor " in said.out and "Budi" not in said.out and "pns" not in said.out
    assert "Budi" not in two.run("case", "list").out
