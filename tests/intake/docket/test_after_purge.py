"""After a purge: serials, the office, later hand-overs and acknowledgements, and the check go on as before."""

import shutil
from pathlib import Path

from intake import cards, lifecycle
from intake.bundle import ack, handovers, receive
from intake.bundle import seal as seals
from intake.check.vault import check_vault
from intake.custody.entries import Kind
from intake.docket import purge
from intake.findings import FindingKind, Verdict
from intake.officer import Officer
from intake.records import cases
from tests.intake.conftest import PASSPHRASE, Desks, assert_intact, kdf
from tests.intake.docket.purging import Opened, acknowledge, desks_card, hand_over
from tests.intake.docket.purging import acknowledged as acknowledged


def test_a_serial_never_comes_again(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    assert case.number == 1
    purge.purge(vault, [case], "selesai")
    facts = cases.CaseFacts("Berikutnya")
    assert cases.create(vault, cases.CaseKind.LAPORAN, facts).number == 2


def test_a_serial_does_not_come_again_after_a_restore(acknowledged: Opened, tmp_path: Path) -> None:
    purge.purge(acknowledged.vault, [acknowledged.case], "selesai")
    backup = lifecycle.backup(acknowledged.vault, tmp_path / "backup").folder
    restored = lifecycle.restore(backup, tmp_path / "restored", PASSPHRASE, "laptop rusak")
    try:
        assert_intact(restored)
        assert cases.create(restored, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain")).number == 2
        assert_intact(restored)
    finally:
        restored.close()


def test_the_office_is_not_disturbed_by_a_purge(acknowledged: Opened) -> None:
    """The next hand-over brings the log with the purged case's entries; the office goes on."""
    vault = acknowledged.vault
    purge.purge(vault, [acknowledged.case], "selesai")
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Berikutnya"))
    hand_over(acknowledged.desks, vault, other, "usb2")
    office = acknowledged.desks.office()
    try:
        assert_intact(office)
        assert len(cases.listing(office)) == 2
        assert office.store.number("SELECT count(*) FROM entries WHERE kind = 'case.purged'") == 1
    finally:
        office.close()
    assert_intact(vault)


def test_an_office_hears_of_a_purged_case_that_never_came_to_it(desks: Desks, tmp_path: Path) -> None:
    """An officer can acknowledge to himself, with a second vault; the log tells every other office of it."""
    vault = desks.officer()
    helper = lifecycle.create(tmp_path / "own", Officer("Kantor lain", "23.01"), PASSPHRASE, kdf=kdf())
    try:
        cards.trust(vault, cards.own_card(helper))
        cards.trust(helper, cards.own_card(vault))
        case = cases.find(vault, "1")
        folder = seals.seal(vault, case, cards.parse_card(cards.own_card(helper)), tmp_path).folder
        received = receive.receive(helper, folder)
        ack.take(vault, received.ack.read_bytes() if received.ack else b"")
        purge.purge(vault, [case], "selesai")
        other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Berikutnya"))
        folder = seals.seal(vault, other, desks_card(desks), tmp_path).folder
        office = desks.office()
        try:
            told = receive.receive(office, folder)
        finally:
            office.close()
        assert told.outcome is ack.AckOutcome.TAKEN_IN
        assert [(each.kind, each.object) for each in told.findings] == [
            (FindingKind.CASE_PURGED, f"case {case.id}")
        ]
    finally:
        helper.close()
        vault.close()


def test_a_missing_body_without_a_purge_is_still_damage(acknowledged: Opened) -> None:
    vault, case = acknowledged.vault, acknowledged.case
    purge.purge(vault, [case], "selesai")
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain"))
    with vault.store.transaction():
        vault.store.run("UPDATE entries SET body = NULL WHERE case_id = ?", (other.id,))
    report = check_vault(vault)
    assert report.verdict is Verdict.DAMAGED
    assert {each.kind for each in report.findings} >= {FindingKind.LOG_BODY}
    with vault.store.transaction():
        vault.store.run("UPDATE entries SET body = NULL WHERE kind = ?", (Kind.CASE_PURGED,))
    missing = [each for each in check_vault(vault).findings if each.kind is FindingKind.LOG_BODY]
    assert len(missing) > 10


def test_a_second_acknowledgement_that_comes_late_is_taken(sealed: Desks) -> None:
    vault = sealed.officer()
    try:
        case = cases.find(vault, "1")
        late = sealed.root / "late"
        shutil.copytree(sealed.root / "usb", late)
        second = seals.seal(vault, case, desks_card(sealed), late).folder
        acknowledge(sealed, vault, second)
        purge.purge(vault, [case], "selesai")
        acknowledge(sealed, vault, sealed.folder)
        assert {each.state.value for each in handovers.listing(vault)} == {"taken-in"}
        assert_intact(vault)
    finally:
        vault.close()
