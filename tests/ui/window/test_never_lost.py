"""Nothing an officer types is lost: within two seconds it is in the vault, also from somebody who never pauses."""

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake.custody import journal
from intake.vault import Vault
from tests.ui.window.conftest import PASSPHRASE, Answers, new_case, settle, unlock
from tests.ui.window.half_typed import FORMS, RECORDED, TextField, fill
from tests.ui.window.pages import PLACES
from tests.ui.window.practice import practice_vault
from tests.ui.window.screens import SIZE
from tests.ui.window.tour import Place, Tour
from ui.window import recording
from ui.window.cards_page import CardsPage
from ui.window.care_page import CarePage
from ui.window.cases_page import CasesPage
from ui.window.frame import Window
from ui.window.head_panel import HeadPanel
from ui.window.help_page import HelpPage
from ui.window.intake_files import FilesBlock
from ui.window.intake_side import Side
from ui.window.medium_page import MediumPage
from ui.window.papers_section import PapersSection
from ui.window.people_section import PeopleSection
from ui.window.purge_page import PurgePage
from ui.window.recover_page import RecoverPage
from ui.window.type_ahead import TypeAhead

Result = TypeVar("Result")
CHILD = Path(__file__).with_name("typing_child.py")
PROMISED = 2.0
"""Seconds from a letter to its being in the vault."""
NO_WORDS_OF_A_CASE: dict[type[QWidget], str] = {
    TypeAhead: "letters that find something and do not stay; what is chosen is kept with its form",
    CasesPage: "searches the cases; a title begins its case with Enter",
    HelpPage: "searches the help",
    HeadPanel: "compares a code that stands on paper",
    PapersSection: "compares a code that stands on paper",
    MediumPage: "counts and picks files of a card that is plugged in",
    FilesBlock: "answers for files that are dropped and not taken in yet",
    Side: "a number that the office gave, taken whole when its field is left",
    PurgePage: "confirms what is erased then and there",
    CardsPage: "no words are typed here",
    CarePage: "passphrases are kept nowhere",
    RecoverPage: "passphrases are kept nowhere",
}
"""Where text is typed that is not kept, and why not."""


def ready(window: Window, qtbot: QtBot) -> Callable[[Window], None]:
    window.activateWindow()
    return lambda _: settle(window, qtbot)


@pytest.mark.parametrize("name", FORMS)
def test_words_typed_without_a_pause_outlive_a_killed_process(
    window: Window, vault_folder: Path, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    fill(vault_folder, PASSPHRASE)
    command = [sys.executable, CHILD, vault_folder, tmp_path / "kind.json", PASSPHRASE, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [child.stdout.readline().split() for _ in range(140)]
        killed = time.monotonic()
        child.kill()
    typed = max(int(count) for count, at in told if float(at) <= killed - PROMISED)
    unlock(window, vault_folder, qtbot)
    field = FORMS[name](window, ready(window, qtbot))
    found = words_in(field)
    assert len(found) >= typed > 0 and found.startswith("Pagi itu rombongan")


@pytest.mark.parametrize("name", sorted(FORMS.keys() - RECORDED.keys() - {"intake"}))
def test_a_draft_is_offered_until_it_is_emptied(
    opened: Window, vault_folder: Path, qtbot: QtBot, name: str
) -> None:
    opened.lock()
    settle(opened, qtbot)
    fill(vault_folder, PASSPHRASE)
    unlock(opened, vault_folder, qtbot)
    wait = ready(opened, qtbot)
    field = FORMS[name](opened, wait)
    before = words_in(field)
    QTest.keyClicks(field, "Pagi itu")
    opened.lock()
    settle(opened, qtbot)
    assert words_in(field) == "" and opened.folder is None
    unlock(opened, vault_folder, qtbot)
    field = FORMS[name](opened, wait)
    assert words_in(field) == f"{before}Pagi itu"
    field.setFocus()
    for _ in "Pagi itu":
        QTest.keyClick(field, "\b")
    opened.leave_then(opened.go_cases)
    settle(opened, qtbot)
    assert words_in(FORMS[name](opened, wait)) == before
    assert ask(opened, qtbot, lambda vault: vault.store.number("SELECT count(*) FROM receptions")) == 0


@pytest.mark.parametrize("name", RECORDED)
def test_words_typed_with_pauses_are_one_event_of_the_log(
    opened: Window, vault_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(
        recording, "RESTS", 3 * recording.RESTS
    )  # a slow machine must not seem to be an officer
    opened.lock()
    settle(opened, qtbot)
    fill(vault_folder, PASSPHRASE)
    unlock(opened, vault_folder, qtbot)
    field = FORMS[name](opened, ready(opened, qtbot))
    before = ask(opened, qtbot, kinds)
    typed = ""
    for words in ("Pagi itu ", "rombongan ", "datang"):
        QTest.keyClicks(field, words)
        typed += words
        while typed.strip() not in str(ask(opened, qtbot, everything)):  # until its draft is kept
            QTest.qWait(50)
    assert ask(opened, qtbot, kinds) == before
    while ask(opened, qtbot, kinds) == before:
        QTest.qWait(50)
    settle(opened, qtbot)
    opened.leave_then(opened.go_cases)
    settle(opened, qtbot)
    assert ask(opened, qtbot, kinds) == [*before, RECORDED[name]]
    assert ask(opened, qtbot, lambda vault: vault.store.number("SELECT count(*) FROM receptions")) == 0


def test_a_half_typed_person_is_given_up_only_when_the_officer_says_so(
    opened: Window, answers: Answers, vault_folder: Path, qtbot: QtBot
) -> None:
    new_case(opened, qtbot)
    opened.case.go_to(PeopleSection)
    section = opened.case.people
    QTest.keyClicks(section.lines["address"], "RT 3")
    answers.confirms += [False, True]
    section.new_button.click()
    assert section.lines["address"].text() == "RT 3"
    section.new_button.click()
    settle(opened, qtbot)
    assert section.lines["address"].text() == "" and not section.unsaved
    assert ask(opened, qtbot, lambda vault: vault.store.number("SELECT count(*) FROM receptions")) == 0


def test_what_a_record_refuses_is_kept_as_a_draft(opened: Window, vault_folder: Path, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    opened.case.account.lines["title"].clear()
    QTest.keyClicks(opened.case.account.texts["narrative"], "Tanpa judul")
    opened.case.account.save_now()
    settle(opened, qtbot)
    assert opened.bar.text and opened.case.account.unsaved
    held = ask(opened, qtbot, lambda vault: vault.store.one("SELECT told FROM receptions")["told"])
    assert "Tanpa judul" in str(held)
    QTest.keyClicks(opened.case.account.lines["title"], "Berjudul")
    opened.case.account.save_now()
    settle(opened, qtbot)
    assert opened.case.case is not None and opened.case.case.facts.narrative == "Tanpa judul"
    assert ask(opened, qtbot, lambda vault: vault.store.number("SELECT count(*) FROM receptions")) == 0


def test_every_field_of_the_window_saves_itself(
    make_window: Callable[..., Window],
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "kerja").mkdir()
    monkeypatch.chdir(tmp_path / "kerja")
    vault = practice_vault(tmp_path / "kerja")
    tour = Tour(make_window(), answers, vault, tmp_path / "kerja")
    tour.window.resize(*SIZE)
    lost, seen = [], 0
    numbers = count(1)
    for place in PLACES:
        if place.locked or place.kind in NO_WORDS_OF_A_CASE:
            continue
        place.reach(tour)
        fields = [each for each in text_fields(tour.window) if not reason(each)]
        seen += len(fields)
        words = {f"zq{next(numbers):03d}": field for field in fields}
        lost += lost_of(tour, place, words, qtbot) if words else []
    assert not lost and seen > 60, "\n".join(["", *lost])


def lost_of(tour: Tour, place: Place, words: dict[str, TextField], qtbot: QtBot) -> list[str]:
    """Types a word of its own into each field, and goes on typing everywhere until all are kept, or had to be."""
    for word, field in words.items():
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, word)
    end, lost = time.monotonic() + PROMISED, words.keys()
    while lost and time.monotonic() < end:
        look = time.monotonic() + PROMISED / 8
        while time.monotonic() < look:
            for field in words.values():
                QTest.keyClicks(field, "x")
                QTest.qWait(2)
        kept = ask(tour.window, qtbot, everything)
        lost = {word for word in words if word not in kept}
    return [f"{place.name}: {words[word].accessibleName()}" for word in lost]


def everything(vault: Vault) -> str:
    """All text that the vault holds, its office's letterhead too."""
    tables = vault.store.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
    )
    rows = [row for table in tables for row in vault.store.rows(f"SELECT * FROM {table['name']}")]
    letterhead = vault.path / "office" / "letterhead.toml"
    told = [value for row in rows for value in tuple(row) if isinstance(value, str)]
    return "\n".join((*told, letterhead.read_text("utf-8") if letterhead.exists() else ""))


def kinds(vault: Vault) -> list[str]:
    """The kinds of all events so far."""
    return [event.entry.kind for event in journal.events(vault)]


def ask(window: Window, qtbot: QtBot, task: Callable[[Vault], Result]) -> Result:
    """What the vault says now, before anything else is asked of it."""
    got: list[Result] = []
    window.work.run(lambda vault, _: task(vault), done=got.append, failed=window.desk.fail)
    qtbot.waitUntil(lambda: bool(got), timeout=60_000)
    return got[0]


def text_fields(window: Window) -> list[TextField]:
    """The fields on the screen into which one can type."""
    found = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    return [each for each in found if each.isVisible() and each.isEnabled() and not each.isReadOnly()]


def reason(field: QWidget) -> str:
    """Why what is typed here need not be kept; '' where it must be."""
    around: QWidget | None = field
    while around is not None:
        for kind, why in NO_WORDS_OF_A_CASE.items():
            if isinstance(around, kind):
                return why
        around = around.parentWidget()
    return ""


def words_in(field: TextField) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
