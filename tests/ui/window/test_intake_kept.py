"""Terima laporan keeps what is typed: odd names and days, a full disk, a kill, locking, leaving."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from intake import reception
from intake import vault as vaults
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.docket import desk
from intake.facts import MAX_TEXT
from intake.records import cases, people
from intake.records.cases import Case
from intake.vault import Vault
from tests.ui.window.conftest import PASSPHRASE, settle, unlock
from tests.ui.window.report_desk import Officer, look, put
from tests.ui.window.report_desk import officer as officer
from tests.ui.window.report_desk import page as page
from ui.window.frame import Window
from ui.window.intake_page import IntakePage

CHILD = Path(__file__).with_name("typing_child.py")


HOSTILE = ("Nama " * 60).strip(), "محمد بن علي", "Budi 😀👩‍🌾", "Budi\u202eitnaS\x07", "Muḥammad"


@pytest.mark.parametrize("name", HOSTILE)
def test_odd_names_are_kept_as_typed(
    page: IntakePage, officer: Officer, vault_folder: Path, name: str
) -> None:
    line = page.reporter.blocks[0].fields["name"]
    line.edit.insert(name)  # type: ignore[union-attr]  # a name is a line
    officer.tab()
    settle(officer.window, officer.qtbot)
    marked = len(name) > 120 or "\u202e" in name
    assert line.note.isVisible() is marked and bool(line.edit.accessibleDescription()) is marked
    if "\u202e" in name:
        assert "U+202E, U+0007" in line.note.text()
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    for vault, case in look(vault_folder):
        assert [each.facts.name for each in people.listing(vault, case)] == [name]


def test_a_sign_that_no_record_holds_is_shown(page: IntakePage, officer: Officer, vault_folder: Path) -> None:
    field_ = page.happened.fields["narrative"]
    page.go_to("narrative")
    field_.edit.insertPlainText("a\0b")  # type: ignore[union-attr]  # the account is a text
    page.go_to("event")
    settle(officer.window, officer.qtbot)
    assert "U+FFFD" in field_.note.text()
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    for _, case in look(vault_folder):
        assert case.facts.narrative == "a\ufffdb"


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [
        ("1-2-2199", "2199-02-01", "belum tiba"),
        ("kemarin pagi", "kemarin pagi", "tidak terbaca"),
        ("31-2-2026", "31-2-2026", "tidak terbaca"),
        ("14-02-2024", "2024-02-14", ""),
    ],
)
def test_odd_days_are_kept_and_told(
    page: IntakePage, officer: Officer, vault_folder: Path, typed: str, kept: str, words: str
) -> None:
    put(page, "event_date", typed)
    officer.tab()
    settle(officer.window, officer.qtbot)
    note = page.happened.fields["event_date"].note
    assert words in note.text() and note.isVisible() is bool(words)
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    for _, case in look(vault_folder):
        assert case.facts.event_date == kept


def test_a_full_disk_loses_nothing_that_is_on_the_screen(
    page: IntakePage, officer: Officer, vault_folder: Path, qtbot: QtBot
) -> None:
    officer.fill("Nama", "Budi")
    window = officer.window
    window.work.run(
        lambda vault, _: vault.store.run("PRAGMA max_page_count = 1"), done=lambda _: None, failed=print
    )
    settle(window, qtbot)
    page.go_to("narrative")
    words = "Rombongan datang lagi. " * 4000
    page.happened.fields["narrative"].edit.insertPlainText(words)  # type: ignore[union-attr]  # a text
    qtbot.waitUntil(lambda: "Belum tersimpan" in page.state.text(), timeout=10_000)
    assert "penuh" in page.state.text() and page.unsaved
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    assert officer.shown is page and page.happened.fields["narrative"].text == words
    window.work.run(
        lambda vault, _: vault.store.run("PRAGMA max_page_count = 1000000"), done=lambda _: None, failed=print
    )
    qtbot.waitUntil(lambda: not page.unsaved, timeout=10_000)
    assert page.state.text() == "Semua tersimpan."
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    window.lock()
    settle(window, qtbot)
    for _, case in look(vault_folder):
        assert case.facts.narrative == words.strip()


def test_a_killed_process_loses_at_most_two_seconds(
    window: Window, vault_folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with subprocess.Popen(
        [sys.executable, CHILD, vault_folder, tmp_path / "kind.json", PASSPHRASE],
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        told = [child.stdout.readline().split() for _ in range(140)]
        killed = time.monotonic()
        child.kill()
    typed = max(int(count) for count, at in told if float(at) <= killed - 2)
    unlock(window, vault_folder, qtbot)
    assert window.pages.currentWidget() is window.intake
    narrative = window.intake.happened.fields["narrative"]
    assert len(narrative.text) >= typed > 0
    assert narrative.text.startswith("Pagi itu rombongan")
    assert window.intake.reporter.blocks[0].fields["name"].text == "Budi Santoso"
    assert window.intake.focusWidget() is narrative.edit
    assert "berhenti" in window.bar.text
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    window.lock()
    settle(window, qtbot)
    for vault, case in look(vault_folder):
        assert [each.facts.name for each in people.listing(vault, case)] == ["Budi Santoso"]
        assert len(case.facts.narrative) >= typed and reception.unfinished(vault) is None


def test_nothing_typed_opens_no_case(page: IntakePage, officer: Officer, vault_folder: Path) -> None:
    officer.click(page.side.preview_button)
    assert "Belum ada yang dicatat" in officer.window.bar.text
    officer.click(page.back_button)
    assert officer.shown is officer.window.cases
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    assert cases.listing(vault) == []
    heads.lock(vault)


def test_locking_clears_the_page_and_going_on_finds_it_all(
    page: IntakePage, officer: Officer, vault_folder: Path, qtbot: QtBot
) -> None:
    officer.fill("Nama", "Budi")
    put(page, "saksi.1.name", "Nur")
    put(page, "saksi.1.words", "Saya melihat.")
    put(page, "terlapor.1.address", "Kelurahan Damai")  # nobody's name yet
    window = officer.window
    window.lock()
    settle(window, qtbot)
    assert [each.text for each in page._fields() if each.text and each.place != "pelapor.1.citizenship"] == []
    assert (page.side.rows.rows, page.side.number.text(), page.isEnabled()) == ([], "", False)
    unlock(window, vault_folder, qtbot)
    assert officer.shown is window.cases
    window.cases.go_on_button.click()
    settle(window, qtbot)
    assert page.reporter.blocks[0].fields["name"].text == "Budi"
    assert page.witnesses.blocks[0].words.text == "Saya melihat."
    assert page.reported.blocks[0].fields["address"].text == "Kelurahan Damai"
    window.leave_then(window.go_cases)
    settle(window, qtbot)
    for vault, case in look_on(window, vault_folder, qtbot):
        kinds = [each.entry.kind for each in journal.events(vault, case=case.id)]
        assert (
            kinds.count(Kind.STATEMENT_DRAFTED) == 2
        )  # made, and left once; looking at it again is no event
        assert len(people.listing(vault, case)) == 2


def look_on(window: Window, folder: Path, qtbot: QtBot) -> Iterator[tuple[Vault, Case]]:
    window.lock()
    settle(window, qtbot)
    yield from look(folder)


def test_the_clock_of_the_page_goes_on(
    officer: Officer, vault_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that takes an hour is received at times that had not come when the page was opened."""
    hour = timedelta(hours=1)
    with monkeypatch.context() as changed:
        true_time = desk.now
        changed.setattr(desk, "now", lambda vault: true_time(vault) - hour)
        officer.click(officer.window.cases.intake_button)
    page = officer.window.intake
    received = page.happened.fields["received_at"]
    page.go_to("received_at")
    assert isinstance(received.edit, QLineEdit)
    for ahead, is_odd in ((-timedelta(minutes=2), False), (timedelta(minutes=2), True)):
        received.edit.selectAll()
        QTest.keyClicks(received.edit, (page._clock.now + ahead).strftime("%d-%m-%Y %H:%M"))
        received.look(page._clock)
        assert ("belum tiba" in received.note.text()) is is_odd


def test_what_no_record_can_hold_is_cut_off_and_told_and_all_else_is_kept(
    page: IntakePage, officer: Officer, vault_folder: Path
) -> None:
    officer.fill("Nama", "Budi")
    narrative, event = page.happened.fields["narrative"], page.happened.fields["event"]
    page.go_to("narrative")
    assert isinstance(narrative.edit, QPlainTextEdit) and isinstance(event.edit, QLineEdit)
    narrative.edit.setPlainText("awal akhir")
    narrative.edit.moveCursor(QTextCursor.MoveOperation.NextWord)
    narrative.edit.insertPlainText("kata " * 100_000)
    text = narrative.text
    assert len(text) == MAX_TEXT and text.startswith("awal kata") and text.endswith("akhir")
    page.go_to("event")
    assert "200.000" in narrative.note.text() and narrative.note.isVisible()
    QApplication.clipboard().setText("x" * 40_000)
    event.edit.paste()
    assert len(event.text) == event.edit.maxLength() and "32.767" in event.note.text()
    page.go_to("place")
    assert event.note.isVisible()
    settle(officer.window, officer.qtbot)
    assert page.state.text() == "Semua tersimpan."
    officer.window.lock()
    settle(officer.window, officer.qtbot)
    for vault, case in look(vault_folder):
        assert case.facts.narrative == text and len(case.facts.event) == len(event.edit.maxLength() * "x")
        assert [each.facts.name for each in people.listing(vault, case)] == ["Budi"]
