"""How long cases are kept: classes are an office's to fill in, days are counted or typed with a basis."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from intake.custody import journal
from intake.custody.words import in_words
from intake.docket import retention
from intake.problems import Problem
from intake.records import cases, items
from intake.records.cases import Case
from intake.vault import Vault
from intake.wording import Language

OFFICE = """
[[entry]]
code = "diregistrasi"
words = "Temuan atau laporan yang diregistrasi"
starts = "status diumumkan"
years = 5
source = "jadwal retensi arsip kantor"
mark = "INF"

[[retire]]
code = "diteruskan"
until = 2026-01-01
"""


@pytest.fixture
def office_table(officer: Vault) -> Iterator[Path]:
    """The office's own table of classes, away again before the vault is checked."""
    folder = officer.path / "office"
    folder.mkdir()
    (folder / "retention.toml").write_text(OFFICE, "utf-8")
    yield folder / "retention.toml"
    shutil.rmtree(folder)


@pytest.fixture
def case(officer: Vault) -> Case:
    return cases.find(officer, "1")


def refused(code: str) -> pytest.RaisesExc[Problem]:
    return pytest.raises(Problem, check=lambda problem: problem.code == code)


def test_no_shipped_class_guesses_how_long() -> None:
    found = retention.classes().entries
    assert len({each.code for each in found}) == len(found) >= 5
    assert all(
        each.years == 0 and each.grounds.mark == "GK" and "tidak terbaca" in each.grounds.source.official
        for each in found
    )


def test_a_day_that_no_table_knows_is_typed_with_its_basis(officer: Vault, case: Case) -> None:
    with refused("retention-until"):
        retention.fix(officer, case, "diregistrasi", counted_from="2024-03-01")
    with refused("retention-basis"):
        retention.fix(officer, case, "diregistrasi", until="2032-12-31")
    with refused("retention-class"):
        retention.fix(officer, case, "selamanya", until="2032-12-31", basis="surat")
    with refused("day-malformed"):
        retention.fix(officer, case, "diregistrasi", until="2032-02-30", basis="surat")
    assert retention.of_case(officer, case.id) is None
    made = retention.fix(officer, case, "diregistrasi", until="2132-12-31", basis="surat 7/2027")
    assert retention.of_case(officer, case.id) == made
    assert made.facts.words == "Temuan atau laporan yang diregistrasi"
    said = in_words(list(journal.events(officer))[-1], Language.ID)
    assert "31-12-2132" in said and "surat 7/2027" in said


def test_an_office_says_how_long(officer: Vault, case: Case, office_table: Path) -> None:
    made = retention.fix(officer, case, "diregistrasi", counted_from="2024-02-29")
    assert (made.facts.until, made.facts.basis) == ("2029-02-28", "jadwal retensi arsip kantor")
    table = retention.classes(office_table.parent)
    assert made.facts.edition == table.edition != retention.classes().edition
    assert next(each for each in table.entries if each.code == "diteruskan").until == date(2026, 1, 1)
    with refused("day-malformed"):
        retention.fix(officer, case, "diregistrasi", counted_from="9999-01-01")


def test_a_change_is_logged_and_no_change_is_not(officer: Vault, case: Case) -> None:
    first = retention.fix(officer, case, "informasi-awal", until="2030-01-01", basis="a")
    size = journal.size(officer)
    assert retention.fix(officer, case, "informasi-awal", until="2030-01-01", basis="a") == first
    assert journal.size(officer) == size
    later = retention.fix(officer, case, "diregistrasi", until="2031-01-01", basis="b")
    assert (later.id, later.facts.until, journal.size(officer)) == (first.id, "2031-01-01", size + 1)


def test_which_cases_are_due(officer: Vault, case: Case) -> None:
    other = cases.create(officer, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain"))
    retention.fix(officer, case, "diregistrasi", until="2030-06-30", basis="a")
    retention.fix(officer, other, "diregistrasi", until="2029-06-30", basis="a")
    assert [each.number for each in retention.due(officer, date(2030, 6, 30))] == [2]
    assert [each.number for each in retention.due(officer, date(2030, 7, 1))] == [2, 1]
    held = retention.of_case(officer, other.id)
    assert held is not None
    items.withdraw(officer, other, held, "keliru")
    assert [each.title for each in retention.due(officer, date(2030, 7, 1))] == [case.facts.title]


@pytest.mark.parametrize("wrong", ["years = 101", "words = 3", 'mark = "??"'])
def test_a_table_that_does_not_hold_is_named_and_left_out(
    officer: Vault, office_table: Path, wrong: str
) -> None:
    name = wrong.partition(" ")[0]
    lines = [wrong if line.startswith(f"{name} =") else line for line in OFFICE.split("\n")]
    office_table.write_text("\n".join(lines), "utf-8")
    table = retention.classes(office_table.parent)
    assert [(fault.line, fault.item) for fault in table.faults] == [(2, name)]
    assert table.entries == retention.classes().entries
