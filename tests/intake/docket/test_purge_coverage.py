"""What an acknowledgement covers: only what an office has wholly is purged, and what it lacks is told in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from intake import lifecycle
from intake.bundle import handovers
from intake.custody.entries import Kind
from intake.docket import purge
from intake.docket.purge import Lack, Missing
from intake.evidence import adding, exhibits, handling
from intake.evidence.kinds import ExhibitKind
from intake.records import cases, drafts, people, statements
from intake.records.drafts import Draft
from intake.wording import Language
from tests.intake.conftest import PASSPHRASE, Desks, assert_intact
from tests.intake.docket.purging import Opened, acknowledge, hand_over, refused
from tests.intake.docket.purging import acknowledged as acknowledged


def test_what_no_acknowledgement_covers_is_named_and_nothing_erased(sealed: Desks) -> None:
    vault = sealed.officer()
    try:
        case = cases.find(vault, "1")
        assert purge.coverage(vault, case).missing == (Missing(Lack.HANDOVER),)
        acknowledge(sealed, vault, sealed.folder)
        assert purge.coverage(vault, case).missing == ()
        people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Ani"))
        assert purge.coverage(vault, case).missing == (Missing(Lack.EVENT, "person.added"),)
        witness = people.find(vault, case, "1")
        statements.draft(vault, case, witness, "Belum selesai")
        (sealed.root / "baru.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"9" * 50)
        list(adding.add(vault, case, [sealed.root / "baru.jpg"], exhibits.Obtained("")))
        drafts.keep(vault, case.id, Draft("thing", "", {"note": "sobek"}))
        missing = purge.coverage(vault, case).missing
        assert {each.lack for each in missing} == {Lack.EVENT, Lack.EXHIBIT, Lack.DRAFT, Lack.FORM}
        (form,) = (each for each in missing if each.lack is Lack.FORM)
        assert (form.words(Language.ID), form.words(Language.EN)) == ("barang", "item")
        assert Missing(Lack.EXHIBIT, "4") in missing
        with refused("purge-not-acknowledged"):
            purge.purge(vault, [case], "selesai")
        assert len(list(exhibits.listing(vault, case))) == 4
        assert_intact(vault)
    finally:
        vault.close()


def test_an_identity_document_that_stayed_here_is_missing(desks: Desks) -> None:
    vault = desks.officer()
    try:
        case = cases.find(vault, "1")
        exhibit = list(exhibits.listing(vault, case))[1]
        handling.classify(vault, case, exhibit, ExhibitKind.IDENTITAS)
        hand_over(desks, vault, case)
        assert purge.coverage(vault, case).missing == (Missing(Lack.EXHIBIT, str(exhibit.number)),)
        hand_over(desks, vault, case, with_identity=True)
        assert purge.coverage(vault, case).missing == ()
    finally:
        vault.close()


def test_a_refusal_or_a_changed_acknowledgement_covers_nothing(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    held = handovers.listing(vault, case)[0]
    assert held.ack is not None
    for state, note in (
        ("refused", held.ack),
        ("sealed", held.ack),
        ("taken-in", held.ack.replace(b"outcome: taken-in", b"outcome: disputed")),
        ("taken-in", held.ack[:-30] + b"A" * 28 + b"=\n"),
    ):
        with vault.store.transaction():
            vault.store.run("UPDATE handovers SET state = ?, ack = ?", (state, note))
        assert purge.coverage(vault, case).missing == (Missing(Lack.HANDOVER),)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.ID, ("sesudah serah terima terakhir: Orang 2 dicatat", "Uraian bukti 1 diubah")),
        (Language.EN, ("after the last hand-over: Person 2 recorded", "Description of exhibit 1")),
    ],
)
def test_what_was_logged_later_is_told_as_the_log_tells_it(
    acknowledged: Opened, language: Language, told: tuple[str, str]
) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Ani"))
    people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Cici", protected="ya"))
    exhibit = next(iter(exhibits.listing(vault, case)))
    for words in ("kaus", "kaus dan topi"):
        exhibit = exhibits.describe(vault, case, exhibit, replace(exhibit.obtained, description=words))
    said = purge.coverage(vault, case).words(language, case)
    assert len(said) == 3, said
    assert all(words in "\n".join(said) for words in told), said
    assert "Ani" in said[0] and "Cici" not in said[1]
    assert not any(kind.value in line for kind in Kind for line in said)


def test_an_acknowledgement_of_before_a_restore_covers(acknowledged: Opened, tmp_path: Path) -> None:
    """The case's entries stand in the former log then, and none may be in the new one."""
    backup = lifecycle.backup(acknowledged.vault, tmp_path / "backup").folder
    restored = lifecycle.restore(backup, tmp_path / "restored", PASSPHRASE, "laptop rusak")
    try:
        case = cases.find(restored, "1")
        assert purge.coverage(restored, case).missing == ()
        people.add(restored, case, people.Role.SAKSI, people.PersonFacts("Ani"))
        assert purge.coverage(restored, case).missing == (Missing(Lack.EVENT, "person.added"),)
    finally:
        restored.close()
