"""The log in words calls records by their numbers and desks by their offices, whoever reads it."""

import re
from dataclasses import replace

import pytest

from intake.custody import journal, names
from intake.custody.entries import Kind
from intake.custody.names import UNNAMED
from intake.custody.words import in_words
from intake.records import cases, links
from intake.vault import Vault
from intake.wording import Language
from tests.intake.conftest import Desks
from tests.intake.papers import rich_case
from tests.intake.papers.rich_case import Rich

ID = re.compile(r"\b[0-9a-f]{32}\b|segel\.invalid")


@pytest.fixture
def rich(vault: Vault, tmp_path) -> Rich:
    return rich_case.fill(vault, tmp_path / "foto")


def told(vault: Vault, kind: Kind, language: Language = Language.ID) -> list[str]:
    called = names.of_case(vault)
    return [in_words(each, language, called) for each in journal.events(vault) if each.entry.kind == kind]


def test_each_exhibit_is_called_by_its_number(vault: Vault, rich: Rich):
    for kind in (Kind.EVIDENCE_ADDED, Kind.EVIDENCE_OBTAINED):
        assert [re.findall(r"[Bb]ukti (\d+) ", words)[0] for words in told(vault, kind)] == list("123456")
    (covered,) = told(vault, Kind.EVIDENCE_REDACTED)
    assert covered.startswith(f"Bukti {rich.covered.number}, turunan bukti {rich.photos[0].number} ")
    (shown,) = told(vault, Kind.THING_PHOTOGRAPHED)
    assert shown.startswith("Foto barang bukti 1 ") and shown.endswith(": bukti 3")
    (moved,) = told(vault, Kind.THING_MOVED)
    assert "ke-1 barang bukti 1 dicatat" in moved
    (looked,) = told(vault, Kind.CAPTURE_OBSERVED)
    assert "unggahan 1" in looked and looked.endswith("bukti: 3")


def test_a_link_is_told_by_its_ends_also_when_it_is_cut(vault: Vault, rich: Rich):
    first, *_, last = links.listing(vault, rich.case.id)
    links.cut(vault, rich.case, first, "salah orang")
    made, (cut,) = told(vault, Kind.LINK_MADE), told(vault, Kind.LINK_CUT)
    assert "bukti 1 dengan orang 1" in made[0] and "bukti 1 dengan orang 1" in cut and "salah orang" in cut
    assert (
        f"keterangan {rich.words.number} dengan perbuatan 1" in made[-1]
        and last.end.kind is links.EndKind.ACT
    )


@pytest.mark.parametrize("language", Language)
def test_no_sentence_holds_an_id(vault: Vault, rich: Rich, language: Language):
    called = names.of_case(vault, rich.case.id)
    said = [in_words(each, language, called) for each in journal.events(vault, case=rich.case.id)]
    assert len(said) > 30
    assert not [words for words in said if ID.search(words)]


def test_what_is_not_here_is_called_by_the_beginning_of_its_id(vault: Vault, rich: Rich):
    read = next(each for each in journal.events(vault) if each.entry.kind == Kind.EVIDENCE_ADDED)
    subject = str(read.body["id"])
    assert f"Bukti {subject[:8]} disimpan" in in_words(read, Language.ID, UNNAMED)
    linked = next(each for each in journal.events(vault) if each.entry.kind == Kind.LINK_MADE)
    assert re.search(r"bukti [0-9a-f]{8} dengan orang [0-9a-f]{8}", in_words(linked, Language.ID))


def test_a_hand_over_names_the_office_and_not_its_key(sealed: Desks):
    officer = sealed.officer()
    called = names.of_case(officer, cases.find(officer, "1").id)
    for kind in (Kind.HANDOVER_PREPARED, Kind.HANDOVER_SEALED):
        (event,) = (each for each in journal.events(officer) if each.entry.kind == kind)
        assert "Bawaslu Provinsi Kalimantan Timur (Kantor)" in in_words(event, Language.ID, called)
    prepared = next(each for each in journal.events(officer) if each.entry.kind == Kind.HANDOVER_PREPARED)
    assert str(prepared.body["to"]) in in_words(prepared, Language.ID, UNNAMED)


def test_a_unit_stands_for_its_office_and_an_unknown_office_for_its_code(sealed: Desks):
    card = sealed.card()
    assert names.desk_words(card) == "Panwascam (Siti)"
    assert names.desk_words(replace(card, unit="", office="99.99")) == "99.99 (Siti)"
