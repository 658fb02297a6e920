"""Statements as they are taken down: talking, reading back, sealing, signing; killed in the middle, nothing is lost."""

import hashlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake import vault as vaults
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.docket import numbers
from intake.evidence import exhibits
from intake.records import cases, formwords, signed, statements
from intake.records.cases import Case
from intake.records.hearing import QuestionAnswer, StatementKind
from intake.records.signed import Signer
from intake.records.statements import Statement
from intake.rules.numbering import NumberKind
from intake.rules.questions import Part
from intake.rules.questions import load as load_sets
from intake.vault import Vault
from tests.ui.window.conftest import PASSPHRASE, Answers, held_up, new_case, new_person, settle
from tests.ui.window.test_case import photo
from ui.window.ask import Source
from ui.window.frame import Window
from ui.window.question_model import place_of
from ui.window.readback_page import ReadBack
from ui.window.statements_section import StatementsSection
from ui.window.work import Job

ROOT = Path(__file__).resolve().parents[3]
ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def section(opened: Window, qtbot: QtBot) -> StatementsSection:
    """The statements of a new case with one witness, on an empty sheet."""
    new_case(opened, qtbot)
    new_person(opened, qtbot)
    opened.case.go_to(StatementsSection)
    settle(opened, qtbot)
    opened.activateWindow()
    return opened.case.statements


def begin_hearing(window: Window, section: StatementsSection, qtbot: QtBot) -> None:
    section.sheet.kind.setCurrentIndex(section.sheet.kind.findData(StatementKind.KLARIFIKASI))
    settle(window, qtbot)
    section.sheet.focus_words()


def seal(window: Window, section: StatementsSection, answers: Answers, qtbot: QtBot) -> None:
    answers.confirms.append(True)
    section.seal_button.click()
    settle(window, qtbot)


def shown_readbacks() -> list[QWidget]:
    found = QApplication.topLevelWidgets()
    return [each for each in found if isinstance(each, ReadBack) and each.isVisible()]


def kept(folder: Path) -> tuple[Vault, Case, list[Statement]]:
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    case = cases.listing(vault)[0]
    return vault, case, statements.listing(vault, case)


def test_a_hearing_is_typed_with_enter_alone(
    opened: Window, section: StatementsSection, qtbot: QtBot
) -> None:
    begin_hearing(opened, section, qtbot)
    fixed = len(section.rows.rows)
    assert section.sheet.form.typed.officers == "Siti Rahma" and section.sheet.form.typed.zone == "WITA"
    assert QApplication.focusWidget() is section.rows.answer
    QTest.keyClicks(section.rows.answer, "Sehat.")
    QTest.keyClick(section.rows.answer, ENTER)
    QTest.keyClicks(section.rows.answer, "Bersedia.")
    QTest.keyClick(section.rows.answer, ENTER, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(section.rows.answer, "Silakan.")
    QTest.keyClick(section.rows.answer, ENTER, CONTROL)
    assert QApplication.focusWidget() is section.rows.question
    QTest.keyClicks(section.rows.question, "Di mana Saudara?")
    QTest.keyClick(section.rows.question, ENTER)
    QTest.keyClicks(section.rows.answer, "Di teras.")
    qtbot.waitUntil(lambda: not section.unsaved, timeout=2000)
    settle(opened, qtbot)
    rows = section.model.rows[0].hearing.rows
    assert len(rows) == fixed + 1
    assert [row.answer for row in rows[:2]] == ["Sehat.", "Bersedia.\nSilakan."]
    assert QuestionAnswer("Di mana Saudara?", "Di teras.") in rows
    codes = [row.set_code for row in rows]
    assert codes.index("") > codes.index("b12-pembuka") and codes.index("") < codes.index("b12-penutup")


@pytest.mark.parametrize("begun", [True, False], ids=["begun", "first"])
def test_words_of_a_statement_are_kept_between_the_steps_of_long_work_and_logged_after_it(
    opened: Window, section: StatementsSection, begun: bool, qtbot: QtBot
) -> None:
    if begun:
        section.editor.setPlainText("Saya melihat camat itu.")
        section.save_now()
        settle(opened, qtbot)
        assert len(section.model.rows) == 1
    began, typed, found = threading.Event(), threading.Event(), list[str]()

    def drafted(vault: Vault) -> int:
        return sum(each.entry.kind == Kind.STATEMENT_DRAFTED for each in journal.events(vault))

    def long_work(vault: Vault, job: Job[None]) -> None:
        began.set()
        typed.wait()
        before = drafted(vault)
        for _ in range(2):
            job.report("catatan", 1, 2)
            found.append(statements.listing(vault, section.opened.case)[0].text)
        assert drafted(vault) == before, "nothing may be added to the log within long work"

    opened.work.run(long_work, done=lambda _: None, failed=section.desk.fail, title="Menyegel")
    qtbot.waitUntil(began.is_set)  # words go before what has not begun
    section.editor.setPlainText("Saya melihat camat itu di lapangan.")
    section.leave()
    typed.set()
    settle(opened, qtbot)
    assert found == ["Saya melihat camat itu di lapangan."] * 2
    assert len(section.model.rows) == 1 and not section.unsaved
    folder = opened.folder
    assert folder is not None
    opened.lock()
    settle(opened, qtbot)
    vault, _, (draft,) = kept(folder)
    logged = [each.body for each in journal.events(vault) if each.entry.kind == Kind.STATEMENT_DRAFTED]
    assert len(logged) == 1 + begun
    assert logged[-1]["digest"] == hashlib.sha256(draft.text.encode()).hexdigest()


def test_sets_go_between_opening_and_closing_and_never_twice(
    opened: Window, section: StatementsSection, qtbot: QtBot
) -> None:
    begin_hearing(opened, section, qtbot)
    titles = [action.text() for action in section.rows.sets_menu.actions()]
    body = next(each for each in load_sets().entries if each.part is Part.BODY)
    section.rows.sets_menu.actions()[titles.index(body.title.official)].trigger()
    section.rows.sets_menu.actions()[titles.index(body.title.official)].trigger()
    codes = [row.set_code for row in section.rows.rows]
    assert codes.count(body.code) == len(body.questions)
    assert codes == sorted(codes, key=["b12-pembuka", body.code, "b12-penutup"].index)


def test_rows_come_back_by_undo_until_they_are_sealed(
    opened: Window, section: StatementsSection, answers: Answers, qtbot: QtBot
) -> None:
    section.sheet.show_questions()
    for question, answer in (("Siapa?", "Lurah."), ("Kapan?", "Pagi.")):
        section.rows.begin_question()
        QTest.keyClicks(section.rows.question, question)
        QTest.keyClick(section.rows.question, ENTER)
        QTest.keyClicks(section.rows.answer, answer)
    whole = section.rows.rows
    section.rows.remove_button.click()
    assert [row.question for row in section.rows.rows] == ["Siapa?"]
    QTest.keyClick(section.rows.answer, Qt.Key.Key_Z, CONTROL)
    assert section.rows.rows == whole
    section.rows.up_button.click()
    assert section.rows.rows == whole[::-1]
    section.rows.undo_button.click()
    assert section.rows.rows == whole
    section.rows.redo()
    assert section.rows.rows == whole[::-1]
    seal(opened, section, answers, qtbot)
    section.rows.undo()
    assert section.rows.rows == whole[::-1]
    assert section.rows.answer.isReadOnly() and not section.rows.remove_button.isEnabled()


def test_reading_back_turns_by_arrows_and_is_noted(
    opened: Window, section: StatementsSection, qtbot: QtBot
) -> None:
    QTest.keyClicks(section.editor, "Saya melihat sendiri.")
    section.read_button.click()
    page = section._readback
    assert page is not None and page.isFullScreen()
    assert page.words.toPlainText() == "Saya melihat sendiri." and page.words.font().pointSizeF() >= 24
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert page.is_last and "diperbaiki" in page.words.toPlainText()
    QTest.keyClick(page, Qt.Key.Key_Left)
    assert page.at == 0
    QTest.keyClick(page, Qt.Key.Key_Right)
    page.agree_button.click()
    settle(opened, qtbot)
    assert section._readback is None
    assert section.model.rows[0].hearing.form.read_back == "ya"


def test_locking_closes_what_is_read_back(opened: Window, section: StatementsSection, qtbot: QtBot) -> None:
    QTest.keyClicks(section.editor, "Rahasia.")
    section.read_back()
    assert shown_readbacks()
    opened.lock()
    settle(opened, qtbot)
    assert section._readback is None and not shown_readbacks()


def test_a_signature_drawn_on_the_screen_is_an_exhibit_logged_against_the_digest(
    opened: Window, section: StatementsSection, answers: Answers, vault_folder: Path, qtbot: QtBot
) -> None:
    begin_hearing(opened, section, qtbot)
    QTest.keyClicks(section.rows.answer, "Sehat.")
    seal(opened, section, answers, qtbot)
    assert len(answers.said) == 1
    short = section.model.rows[0].short_digest
    assert section.signing.digest.text() == short and section.signing.digest.font().pointSizeF() >= 24
    assert section.table.isVisible()
    section.signing.screen_button.click()
    assert not section.table.isVisible(), "whoever signs does not see what others said"
    pad = section.signing.pad
    assert not section.signing.keep_button.isEnabled()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
    for x in range(30, 200, 10):
        QTest.mouseMove(pad, QPoint(x, 60 + x % 30))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))
    section.signing.keep_button.click()
    settle(opened, qtbot)
    assert "Pemberi keterangan" in section.signing.papers.text() and section.table.isVisible()
    opened.lock()
    settle(opened, qtbot)
    vault, case, (statement,) = kept(vault_folder)
    (scan,) = exhibits.listing(vault, case)
    with vault.blobs.open(scan.blob) as source:
        data = source.read()
    assert data.startswith(b"\x89PNG\r\n") and scan.obtained.how == "ditandatangani di layar"
    (paper,) = signed.of_statement(vault, case.id, statement)
    assert (paper.facts.digest, paper.facts.evidence) == (short, scan.id)
    assert (paper.facts.signed_on_screen_by, paper.facts.signed_on_paper_by) == (Signer.SPEAKER, "")
    heads.lock(vault)


def test_the_scan_of_a_signed_paper_is_logged_against_the_digest(
    opened: Window, section: StatementsSection, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    QTest.keyClicks(section.editor, "Saya melihat.")
    seal(opened, section, answers, qtbot)
    answers.sources.append(Source("Budi Santoso", "", ""))
    opened.case.evidence.files.take_in((photo(tmp_path, 1),))
    settle(opened, qtbot)
    section.show_now()
    settle(opened, qtbot)
    section.signing.paper_button.click()
    assert not section.signing.log_button.isEnabled()
    section.signing.scan.setCurrentIndex(1)
    section.signing.signed_by[Signer.SPEAKER].setChecked(True)
    section.signing.initials_by[Signer.OFFICER].setChecked(True)
    section.signing.log_button.click()
    settle(opened, qtbot)
    assert "IMG_0001.jpg" in section.signing.papers.text()


def test_an_addendum_is_saved_while_it_is_typed(
    opened: Window, section: StatementsSection, answers: Answers, qtbot: QtBot
) -> None:
    QTest.keyClicks(section.editor, "Saya melihat.")
    seal(opened, section, answers, qtbot)
    section.amend_button.click()
    QTest.keyClicks(section.editor, "Mobilnya merah.")
    qtbot.waitUntil(lambda: not section.unsaved, timeout=2000)
    settle(opened, qtbot)
    original, addendum = section.model.rows
    assert addendum.amends == original.id and not addendum.is_sealed
    seal(opened, section, answers, qtbot)
    assert [each.is_sealed for each in section.model.rows] == [True, True]


def test_turning_back_to_a_draft_shows_all_of_its_words(
    opened: Window, section: StatementsSection, qtbot: QtBot
) -> None:
    for words in ("Saya melihat.", " Saya juga mendengar."):
        QTest.keyClicks(section.editor, words)
        qtbot.waitUntil(lambda: not section.unsaved, timeout=2000)
        settle(opened, qtbot)
    section.begin_new()
    QTest.keyClicks(section.editor, "Yang lain.")
    section.table.selectRow(0)
    assert section.editor.toPlainText() == "Saya melihat. Saya juga mendengar."
    QTest.keyClicks(section.editor, "Itu saja. ")
    settle(opened, qtbot)
    section.table.selectRow(1)
    section.table.selectRow(0)
    assert section.editor.toPlainText() == "Itu saja. Saya melihat. Saya juga mendengar."
    settle(opened, qtbot)


def test_words_typed_while_the_draft_is_made_follow_it_and_the_next_sheet_stays(
    opened: Window, section: StatementsSection, qtbot: QtBot
) -> None:
    with held_up(opened.work):
        QTest.keyClicks(section.editor, "Saya")
        section.save_now()
        QTest.keyClicks(section.editor, " melihat.")
        section.begin_new()
        assert section.editor.toPlainText() == "" and section.unsaved
    settle(opened, qtbot)
    assert [each.text for each in section.model.rows] == ["Saya melihat."]
    assert section.editor.toPlainText() == "" and not section.unsaved
    QTest.keyClicks(section.editor, "Yang lain.")
    section.leave()
    settle(opened, qtbot)
    assert [each.text for each in section.model.rows] == ["Saya melihat.", "Yang lain."]


def test_what_is_missing_is_said_beside_the_questions(
    opened: Window, section: StatementsSection, qtbot: QtBot
) -> None:
    begin_hearing(opened, section, qtbot)
    QTest.keyClicks(section.rows.answer, "Sehat.")
    qtbot.waitUntil(lambda: not section.unsaved, timeout=2000)
    settle(opened, qtbot)
    assert "ps 29(1)" in section.sheet.form.missing.text()
    QTest.keyClicks(section.sheet.form.lines["invitation"], "12/UND/2026")
    QTest.keyClicks(section.sheet.form.lines["ended_at"], "besok sore")
    qtbot.waitUntil(lambda: not section.unsaved, timeout=2000)
    settle(opened, qtbot)
    said = section.sheet.form.missing.text()
    assert "ps 29(1)" not in said and "Tetap disimpan seperti ditulis" in said


@pytest.mark.parametrize("words", ["شهد الرجل", "👍🏽 jempol", "a\u202eb\u0007c", "x" * 20_000])
def test_odd_words_are_kept_as_they_are(
    opened: Window, section: StatementsSection, qtbot: QtBot, words: str
) -> None:
    section.editor.setPlainText(words)
    section.save_now()
    settle(opened, qtbot)
    assert section.model.rows[0].text == words
    section.read_back()
    assert section._readback is not None
    section._readback.reject()


KILLED = """
import sys, pathlib, time
sys.path.insert(0, {root!r})
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from intake.records.hearing import StatementKind
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers
from ui.window import theme
from ui.window.frame import Settings, Window
application = QApplication([])
theme.apply(application)
window = Window(Settings(pathlib.Path({recent!r}), Answers(), KDF))
window.show()
def settle():
    quiet = 0
    while quiet < 5:
        QTest.qWait(10)
        quiet = quiet + 1 if window.work.is_idle else 0
window.start._show([pathlib.Path({vault!r})])
window.start.passphrase.setText(PASSPHRASE)
window.start.unlock()
settle()
window.cases.new_title.setText("Mati lampu")
window.cases.make()
settle()
window.case.people.lines["name"].setText("Budi")
window.case.people.add()
settle()
window.case.go_to(type(window.case.statements))
settle()
section = window.case.statements
section.sheet.kind.setCurrentIndex(section.sheet.kind.findData(StatementKind.KLARIFIKASI))
settle()
for number in range(1, 10_000):
    QTest.keyClicks(section.rows.answer, "Jawaban %d." % number, delay=2)
    print(number, time.monotonic(), flush=True)
    QTest.keyClick(section.rows.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(section.rows.question, "Pertanyaan %d?" % number)
    QTest.keyClick(section.rows.question, Qt.Key.Key_Return)
"""


def test_answers_survive_a_killed_process(vault_folder: Path, tmp_path: Path) -> None:
    """What was typed two seconds before the process was killed is there, in its rows."""
    code = KILLED.format(root=str(ROOT), recent=str(tmp_path / "recent.json"), vault=str(vault_folder))
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    typed: list[tuple[int, float]] = []
    try:
        assert child.stdout is not None
        while not typed or typed[-1][1] - typed[0][1] < 4:
            number, at = child.stdout.readline().split()
            typed.append((int(number), float(at)))
    finally:
        child.kill()  # SIGKILL where there are signals
        child.communicate()
    due = max(number for number, at in typed if at <= typed[-1][1] - 2)
    vault, _, (draft,) = kept(vault_folder)
    answers = [row.answer for row in draft.hearing.rows]
    assert all(f"Jawaban {number}." in answers for number in range(1, due + 1))
    heads.lock(vault)


def test_questions_are_placed_by_their_part() -> None:
    sets = load_sets().entries
    opening, closing = (
        next(each for each in sets if each.part is part) for part in (Part.OPENING, Part.CLOSING)
    )
    rows = (*opening.rows(), QuestionAnswer("Sendiri"), *closing.rows())
    first = len(opening.questions)
    assert place_of(rows, sets, Part.BODY, -1) == first
    assert place_of(rows, sets, Part.BODY, first) == first + 1
    assert place_of(rows, sets, Part.BODY, len(rows) - 1) == first + 1
    assert place_of(rows, sets, Part.CLOSING, 0) == len(rows)
    assert place_of((), sets, Part.OPENING, -1) == 0


def numbers_known(window: Window, section: StatementsSection, qtbot: QtBot) -> None:
    """The case has a register number and a letter, by which its first person was invited."""
    case, person = section.opened.case, section._words.people[0]

    def task(vault: Vault, _: object) -> None:
        numbers.type_in(vault, case, NumberKind.REGISTER, "001/Reg/LP/PL/Kota/23.02/XI/2026", "Bawaslu")
        numbers.type_in(vault, case, NumberKind.UNDANGAN, "12/PM.05/XI/2026", "Bawaslu", "2026-11-20")
        formwords.write(vault, case, "B.9", {"place": "Kantor"}, person.id)

    section.run(task, lambda _: None)
    settle(window, qtbot)


def test_a_hearing_takes_the_numbers_that_the_case_has(
    opened: Window, section: StatementsSection, vault_folder: Path, qtbot: QtBot
) -> None:
    numbers_known(opened, section, qtbot)
    begin_hearing(opened, section, qtbot)
    form = section.sheet.form
    assert form.lines["register_number"].text() == "001/Reg/LP/PL/Kota/23.02/XI/2026"
    assert form.lines["invitation"].text() == "12/PM.05/XI/2026"
    assert form.lines["invitation_date"].text() == "20-11-2026"
    qtbot.waitUntil(lambda: not section.unsaved, timeout=10_000)
    form.lines["invitation"].setFocus()
    form.lines["invitation"].selectAll()
    QTest.keyClick(form.lines["invitation"], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not section.unsaved, timeout=10_000)
    settle(opened, qtbot)
    assert not form.lines["invitation"].text(), "what the officer takes out stays out"
    opened.lock()
    settle(opened, qtbot)
    vault, _, (draft,) = kept(vault_folder)
    assert draft.hearing.form.register_number.startswith("001/Reg") and not draft.hearing.form.invitation
    heads.lock(vault)


def test_a_draft_takes_the_numbers_when_it_is_gone_on_with(
    opened: Window, section: StatementsSection, qtbot: QtBot
) -> None:
    begin_hearing(opened, section, qtbot)
    qtbot.waitUntil(lambda: not section.unsaved, timeout=10_000)
    numbers_known(opened, section, qtbot)
    section.begin_new()
    settle(opened, qtbot)
    section.table.selectRow(0)
    settle(opened, qtbot)
    register = section.sheet.form.lines["register_number"]
    assert not register.text(), "looking at a draft changes nothing"
    section.sheet.focus_words()
    QTest.keyClicks(section.rows.answer, "Ya.")
    qtbot.waitUntil(lambda: register.text().startswith("001/Reg"), timeout=10_000)


def test_another_person_was_not_invited_by_the_same_letter(
    opened: Window, section: StatementsSection, qtbot: QtBot
) -> None:
    new_person(opened, qtbot, "Nur Aini")
    opened.case.go_to(StatementsSection)
    settle(opened, qtbot)
    numbers_known(opened, section, qtbot)
    section.begin_new()
    begin_hearing(opened, section, qtbot)
    form = section.sheet.form
    assert form.lines["invitation"].text()
    section.person.setFocus()
    QTest.keyClick(section.person, Qt.Key.Key_Down)
    settle(opened, qtbot)
    assert section.person.currentIndex() == 1
    assert not form.lines["invitation"].text() and not form.lines["invitation_date"].text()
    assert form.lines["register_number"].text().startswith("001/Reg")


def test_first_words_ask_for_no_number(opened: Window, section: StatementsSection, qtbot: QtBot) -> None:
    numbers_known(opened, section, qtbot)
    section.editor.setFocus()
    QTest.keyClicks(section.editor, "Saya melihat sendiri.")
    qtbot.waitUntil(lambda: not section.unsaved, timeout=10_000)
    assert not section.sheet.form.lines["register_number"].text()
