"""Cases and what is refused of them; every change is an event of the same transaction."""

import pytest

from intake.custody import journal
from intake.facts import MAX_TEXT
from intake.records import cases
from intake.records.cases import CaseFacts, CaseKind

FULL = CaseFacts(
    "Judul", "Peristiwa", "Aula", "2024-02-14", "2024-02-15", "Uraian\nbaris dua", "Kantor", "sekarang"
)


def test_a_case_is_found_by_number_and_id(vault):
    first = cases.create(vault, CaseKind.LAPORAN, FULL)
    second = cases.create(vault, CaseKind.INFORMASI_AWAL, CaseFacts("Dua"))
    assert (first.number, second.number) == (1, 2)
    assert cases.find(vault, "1") == cases.find(vault, first.id) == first
    assert cases.listing(vault) == [second, first]
    assert first.created_at == next(journal.events(vault, case=first.id)).entry.at


@pytest.mark.parametrize(
    "wanted", ["", "3", "-1", "1 ", "²", "٣", "9" * 40, "9" * 5000, "f" * 32, "x", "1' OR 1"]
)
def test_what_is_no_case_is_unknown(vault, case, refused, wanted):
    with refused("case-unknown", item=wanted):
        cases.find(vault, wanted)


def test_an_edit_is_an_event_with_what_changed_and_nothing_else(vault, case):
    edited = cases.edit(vault, case, CaseFacts("Perusakan baliho", place="Jl. Mawar"))
    assert cases.find(vault, case.id) == edited
    last = list(journal.events(vault, case=case.id))[-1]
    assert last.entry.kind == "case.edited"
    assert last.body["changed"] == {"place": "Jl. Mawar"}
    cleared = cases.edit(vault, edited, CaseFacts("Perusakan baliho"))
    assert list(journal.events(vault, case=case.id))[-1].body["changed"] == {"place": ""}
    assert cleared.facts == case.facts


def test_an_edit_that_changes_nothing_is_no_event(vault, case):
    before = journal.size(vault)
    assert cases.edit(vault, case, case.facts) is case
    assert journal.size(vault) == before


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (CaseFacts(" "), "title-missing"),
        (CaseFacts("a", narrative="x" * (MAX_TEXT + 1)), "text-too-long"),
        (CaseFacts("a\x00"), "text-not-storable"),
        (CaseFacts("a", place="\ud83d"), "text-not-storable"),
    ],
)
def test_what_no_format_can_carry_is_refused(vault, case, refused, facts, code):
    before = journal.size(vault)
    with refused(code):
        cases.create(vault, CaseKind.LAPORAN, facts)
    with refused(code):
        cases.edit(vault, case, facts)
    assert journal.size(vault) == before


@pytest.mark.parametrize(
    "text", ["‮terbalik", "a\r\nb\tc", "\u0007", "e\u0301", "👩🏽‍🌾", "\ufeff", "'; DROP TABLE cases"]
)
def test_words_are_kept_as_they_were_typed(vault, text):
    made = cases.create(vault, CaseKind.LAPORAN, CaseFacts("x" + text, narrative=text))
    assert cases.find(vault, made.id).facts == CaseFacts("x" + text, narrative=text)


def test_a_case_of_another_office_is_read_only(vault, case, refused):
    with vault.store.transaction():
        vault.store.run("INSERT INTO logs (origin, kind, vkey) VALUES ('x', 'foreign', '')")
    foreign = vault.store.number("SELECT id FROM logs WHERE origin = 'x'")
    other = cases.Case(case.id, 1, case.kind, case.facts, case.created_at, foreign)
    assert not cases.is_foreign(vault, case)
    with refused("case-foreign"):
        cases.edit(vault, other, FULL)
    vault.store.run("DELETE FROM logs WHERE origin = 'x'")
    with refused("case-foreign"):
        cases.refuse_foreign(vault, other)
