"""Protected people: named in the file, with a warning; by pseudonym on what is put up or taken home."""

from dataclasses import replace
from pathlib import Path

import pytest

from intake.docket import procedure
from intake.papers.forms.load import forms
from intake.papers.forms.make import Asked
from intake.papers.forms.warned import WarningKind
from intake.papers.handover_sheet import make_sheet
from intake.records import cases, people, pseudonyms, things
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.people import Role
from intake.records.things import MoveFacts, ThingFacts
from intake.vault import Vault
from tests.intake.papers.forms import full_case
from tests.intake.papers.forms.conftest import Printed, words_of

WITNESS = replace(full_case.WITNESS, protected="ya")
LEAVING = ("B.3", "B.3.1", "B.18", "tanda-terima-sementara")


@pytest.fixture
def guarded(vault: Vault) -> Case:
    """A case with a protected witness, who is named wherever an officer types."""
    said = "menurut Siti Rahmawati, Jalan Anggrek 12"
    facts = CaseFacts("Apel pagi", event=f"Apel {said}", place="Lapangan Siti Rahmawati", narrative=said)
    case = cases.create(vault, CaseKind.LAPORAN, facts)
    people.add(vault, case, Role.PELAPOR, full_case.REPORTER)
    people.add(vault, case, Role.TERLAPOR, full_case.REPORTED)
    people.add(vault, case, Role.SAKSI, WITNESS)
    things.record(vault, case, ThingFacts("Surat Siti Rahmawati", "1,2345 kg", note=said))
    procedure.take(vault, case, "kajian-awal", "2024-01-22", note=said)
    return case


def kinds(made: object) -> set[WarningKind]:
    return {each.kind for each in made.warned}  # type: ignore[attr-defined]  # FormMade


@pytest.mark.parametrize("name", LEAVING)
def test_papers_that_leave_the_house_do_not_name_them(
    vault: Vault, guarded: Case, printed: Printed, name: str
) -> None:
    words, made = printed(guarded, name)
    assert not [told for told in ("Rahmawati", "Anggrek", "0813") if told in words]
    assert WarningKind.PROTECTED not in kinds(made)
    names = {each.id: each for each in people.listing(vault, guarded)}
    (pseudonym,) = [
        told
        for id, told in pseudonyms.pseudonyms(list(names.values())).items()
        if names[id].role is Role.SAKSI
    ]
    assert pseudonym in words
    assert name == "B.18" or "1,2345 kg" in words
    assert "Budi Santoso" in words


@pytest.mark.parametrize("name", [each for each in forms() if each not in LEAVING])
def test_papers_for_the_file_name_them_and_say_so(
    vault: Vault, guarded: Case, printed: Printed, name: str
) -> None:
    words, made = printed(guarded, name, Asked(person="3"))
    assert (WarningKind.PROTECTED in kinds(made)) == ("Rahmawati" in words)
    assert ("Rahmawati" in words) == (name not in ("B.4", "B.5", "B.6", "B.17"))


def test_a_protected_reporter_is_off_the_notice_board_and_on_the_own_receipt(
    vault: Vault, printed: Printed
) -> None:
    case = cases.create(vault, CaseKind.LAPORAN, CaseFacts("J"))
    people.add(vault, case, Role.PELAPOR, replace(full_case.REPORTER, protected="ya"))
    people.add(vault, case, Role.TERLAPOR, full_case.REPORTED)
    procedure.take(vault, case, "kajian-awal", "2024-01-22")
    board, _ = printed(case, "B.18")
    assert "Budi" not in board and "Pelapor " in board and "Andi Wijaya, S.Sos." in board
    receipt, made = printed(case, "B.3")
    assert "Budi Santoso" in receipt and WarningKind.PROTECTED in kinds(made)


def test_nobody_is_warned_where_nobody_is_protected(full: Case, printed: Printed) -> None:
    for name in ("B.1", "B.12", "B.18"):
        assert WarningKind.PROTECTED not in kinds(printed(full, name)[1])


def test_the_hand_over_sheet_names_its_two_sides_only(vault: Vault, guarded: Case, tmp_path: Path) -> None:
    (thing,) = things.listing(vault, guarded.id)
    moved = things.move(
        vault, guarded, thing, MoveFacts("Siti Rahmawati", "Petugas", purpose="Titipan Rahmawati")
    )
    make_sheet(vault, guarded, moved, tmp_path / "s.pdf")
    words = words_of(tmp_path / "s.pdf")
    assert words.count("Siti Rahmawati") == words.count("Petugas") > 0
    assert "Titipan Saksi" in words and "Surat Siti" not in words and "Anggrek" not in words
