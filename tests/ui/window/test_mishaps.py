"""The disk is full, the vault's stick is pulled, the window is closed over its work: real disks, in both languages."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake import vault as vaults
from intake.check import vault as checking
from intake.custody import heads
from intake.evidence import exhibits
from intake.problems import Problem
from intake.records import cases
from intake.wording import Language
from tests.ui.window.conftest import PASSPHRASE, Answers, new_case, settle, unlock
from tests.ui.window.evidence_desk import drop
from tests.ui.window.sticks import Stick, hearing, in_the_vault, turn_to
from tests.ui.window.sticks import folder as folder
from tests.ui.window.sticks import stick as stick
from ui.window.ask import Source
from ui.window.frame import Window
from ui.window.intake_page import IntakePage
from ui.window.statements_section import StatementsSection

ACCOUNT = "Rombongan datang lagi. " * 4000


def receiving(window: Window, folder: Path, qtbot: QtBot) -> IntakePage:
    """A report is being received, with a name that is in the vault."""
    unlock(window, folder, qtbot)
    window.cases.intake_button.click()
    settle(window, qtbot)
    page = window.intake
    QTest.keyClicks(page.reporter.blocks[0].fields["name"].edit, "Budi")
    qtbot.waitUntil(lambda: not page.unsaved, timeout=20_000)
    return page


def typed_on(page: IntakePage, words: str, qtbot: QtBot) -> IntakePage:
    """More of the name, saved."""
    QTest.keyClicks(page.reporter.blocks[0].fields["name"].edit, f" {words}")
    qtbot.waitUntil(lambda: not page.unsaved, timeout=20_000)
    return page


def tell(page: IntakePage, words: str) -> None:
    page.happened.fields["narrative"].edit.insertPlainText(words)  # type: ignore[union-attr]  # it is a text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ID, ("Belum tersimpan.", "Penyimpanan laptop penuh", "dicoba simpan lagi sendiri")),
        (Language.EN, ("Not saved.", "The laptop's disk is full", "is tried again by itself")),
    ],
)
def test_a_full_disk_while_words_are_saved(
    make_window: Callable[..., Window],
    folder: Path,
    stick: Stick,
    language: Language,
    said: tuple[str, ...],
    qtbot: QtBot,
) -> None:
    page = receiving(make_window(language=language), folder, qtbot)
    other = stick.fill()
    tell(page, ACCOUNT)
    qtbot.waitUntil(lambda: said[0] in page.state.text(), timeout=20_000)
    assert all(words in page.state.text() for words in said) and page.unsaved
    other.unlink()
    qtbot.waitUntil(lambda: not page.unsaved, timeout=20_000)
    assert said[0] not in page.state.text()


@pytest.mark.parametrize(
    ("language", "said", "in_list", "asked", "good"),
    [
        (
            Language.ID,
            "Keterangan nomor 1 belum tersimpan. Penyimpanan laptop penuh",
            "Belum tersimpan",
            "Jika brankas dikunci sekarang, tulisan itu hilang.",
            "sudah tersimpan",
        ),
        (
            Language.EN,
            "Statement number 1 is not saved yet. The laptop's disk is full",
            "Not saved",
            "If the vault is locked now, these words are lost.",
            "now saved",
        ),
    ],
)
def test_words_of_a_statement_that_do_not_fit_are_held_until_they_do(
    make_window: Callable[..., Window],
    folder: Path,
    stick: Stick,
    answers: Answers,
    language: Language,
    said: str,
    in_list: str,
    asked: str,
    good: str,
    qtbot: QtBot,
) -> None:
    window = make_window(language=language)
    section = hearing(window, folder, qtbot)
    assert turn_to(window, section, 0, qtbot) == "Pertama. "
    other = stick.fill()
    section.editor.insertPlainText(ACCOUNT)
    assert turn_to(window, section, 1, qtbot) == "Kedua. "
    assert said in window.bar.text and "Budi" not in window.bar.text
    assert section.unsaved and in_list in section.model.index(0, 1).data()
    answers.confirms.append(False)
    window.lock()
    settle(window, qtbot)
    assert window.folder == folder, "nothing is locked away from words that are not saved"
    assert said in window.bar.text and asked in answers.said[-1].text
    assert turn_to(window, section, 0, qtbot) == f"{ACCOUNT}Pertama. "
    assert section.state.text().startswith(in_list)
    section.editor.insertPlainText("Lalu ")
    assert turn_to(window, section, 1, qtbot) == "Kedua. "
    other.unlink()
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    assert good in window.bar.text and in_list not in section.model.index(0, 1).data()
    assert turn_to(window, section, 0, qtbot) == f"Lalu {ACCOUNT}Pertama. "
    window.lock()
    settle(window, qtbot)
    assert window.folder is None
    assert in_the_vault(folder) == [f"Lalu {ACCOUNT}Pertama. ", "Kedua. "]


@pytest.mark.parametrize("adds", [False, True])
def test_a_new_statement_that_cannot_be_made_comes_back(
    window: Window, folder: Path, stick: Stick, answers: Answers, adds: bool, qtbot: QtBot
) -> None:
    section = hearing(window, folder, qtbot)
    answers.confirms.append(True)
    section.seal()
    settle(window, qtbot)
    assert section.model.rows[1].is_sealed
    button = section.amend_button if adds else section.new_button
    button.click()
    other = stick.fill()
    section.editor.insertPlainText(ACCOUNT)
    section.seal_button.click()  # asks nothing: `answers` has no more
    settle(window, qtbot)
    assert turn_to(window, section, 1, qtbot) == "Kedua. " and button.text() in window.bar.text
    button.click()
    settle(window, qtbot)
    assert section.editor.toPlainText() == ACCOUNT and section.unsaved
    button.click() if not adds else None
    settle(window, qtbot)
    assert section.editor.toPlainText() == ACCOUNT
    assert turn_to(window, section, 0, qtbot) == "Pertama. "
    other.unlink()
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    settle(window, qtbot)
    assert turn_to(window, section, 2, qtbot) == ACCOUNT
    assert (section.model.rows[2].amends == section.model.rows[1].id) is adds
    window.lock()
    settle(window, qtbot)
    assert in_the_vault(folder) == ["Pertama. ", "Kedua. ", ACCOUNT]


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.ID, "tidak ada lagi. Catatlah kembali."), (Language.EN, "is gone. Write it down again.")],
)
def test_words_that_no_room_was_found_for_before_a_lock_are_told_to_be_gone(
    make_window: Callable[..., Window],
    folder: Path,
    stick: Stick,
    language: Language,
    said: str,
    qtbot: QtBot,
) -> None:
    window = make_window(language=language)
    section = hearing(window, folder, qtbot)
    other = stick.fill()
    section.editor.insertPlainText(ACCOUNT)
    turn_to(window, section, 0, qtbot)
    window.leaving.at_once()
    settle(window, qtbot)
    assert window.folder is None and window.start.isVisible()
    assert said in window.bar.text and not section.unsaved
    other.unlink()
    assert in_the_vault(folder) == ["Pertama. ", "Kedua. "]


def test_a_vault_that_cannot_sign_its_head_at_the_end_is_closed_and_says_why(
    make_window: Callable[..., Window], folder: Path, stick: Stick, qtbot: QtBot
) -> None:
    window = make_window()
    unlock(window, folder, qtbot)
    new_case(window, qtbot)
    other = stick.fill()
    error = window.work.stop()
    assert isinstance(error, Problem) and error.code == "disk-full"
    assert window.work._vault is None and not window.work._thread.is_alive()
    other.unlink()
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    assert len(cases.listing(vault)) == 1 and not list(checking.check_vault(vault).findings)
    heads.lock(vault)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ID, ("tancapkan kembali flashdisk itu", "salin tulisan ke kertas")),
        (Language.EN, ("plug the stick in again", "copy the words onto paper")),
    ],
)
def test_the_vaults_own_stick_is_pulled_while_words_are_saved(
    make_window: Callable[..., Window],
    folder: Path,
    stick: Stick,
    answers: Answers,
    language: Language,
    said: tuple[str, ...],
    qtbot: QtBot,
) -> None:
    window = make_window(language=language)
    page = receiving(window, folder, qtbot)
    os.sync()  # the copy of the vault; what Segel has said to be saved needs none
    page = typed_on(page, "Santoso", qtbot)
    stick.pull()
    tell(page, ACCOUNT)
    qtbot.waitUntil(lambda: all(each in page.state.text() for each in said), timeout=20_000)
    assert page.unsaved and page.happened.fields["narrative"].text == ACCOUNT
    answers.confirms += [False, True]  # the stick may be gone for good: nobody is kept in the window
    window.lock()
    settle(window, qtbot)
    assert window.folder == folder
    window.lock()
    settle(window, qtbot)
    assert window.folder is None and window.work._vault is None
    stick.plug_in()
    unlock(window, folder, qtbot)
    assert window.folder == folder, window.start.error.text()
    assert window.intake.reporter.blocks[0].fields["name"].text == "Budi Santoso"
    window.leaving.at_once()
    settle(window, qtbot)


@pytest.mark.parametrize(
    ("language", "said", "in_list", "gone"),
    [
        (
            Language.ID,
            (
                "Keterangan nomor 2 belum tersimpan.",
                "tancapkan kembali flashdisk itu",
                "salin tulisan ke kertas",
            ),
            "Belum tersimpan",
            "tidak ada lagi. Catatlah kembali.",
        ),
        (
            Language.EN,
            ("Statement number 2 is not saved", "plug the stick in again", "copy the words onto paper"),
            "Not saved",
            "is gone. Write it down again.",
        ),
    ],
)
def test_the_vaults_own_stick_is_pulled_in_the_middle_of_a_statement(
    make_window: Callable[..., Window],
    folder: Path,
    stick: Stick,
    answers: Answers,
    language: Language,
    said: tuple[str, ...],
    in_list: str,
    gone: str,
    qtbot: QtBot,
) -> None:
    window = make_window(language=language)
    section = hearing(window, folder, qtbot)
    os.sync()  # the copy of the vault; what Segel has said to be saved needs none
    section.sheet.show_questions()
    section.rows.begin_question()
    QTest.keyClicks(section.rows.question, "Di mana?")
    QTest.keyClicks(section.rows.answer, "Di lapangan")
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    settle(window, qtbot)
    saved = section.sheet.typed
    assert saved.text == "Kedua. " and saved.hearing.rows
    stick.pull()
    QTest.keyClicks(section.rows.answer, " desa")
    section.editor.insertPlainText(ACCOUNT)
    typed = section.sheet.typed
    qtbot.waitUntil(lambda: all(each in window.bar.text for each in said), timeout=20_000)
    assert section.unsaved and in_list in section.model.index(1, 1).data()
    assert turn_to(window, section, 0, qtbot) == "Pertama. "
    assert turn_to(window, section, 1, qtbot) == typed.text and section.sheet.typed == typed
    answers.confirms += [False, True]  # the stick may be gone for good: nobody is kept in the window
    window.lock()
    settle(window, qtbot)
    assert window.folder == folder and section.sheet.typed == typed
    window.lock()
    settle(window, qtbot)
    assert window.folder is None and window.work._vault is None and gone in window.bar.text
    stick.plug_in()
    unlock(window, folder, qtbot)
    assert window.folder == folder, window.start.error.text()
    window.cases.open_chosen()
    settle(window, qtbot)
    window.case.go_to(StatementsSection)
    settle(window, qtbot)
    assert turn_to(window, section, 0, qtbot) == "Pertama. "
    turn_to(window, section, 1, qtbot)
    assert section.sheet.typed == saved and not section.unsaved
    window.lock()
    settle(window, qtbot)
    assert in_the_vault(folder) == ["Pertama. ", "Kedua. "]


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.ID, "belum selesai. Hentikan?"), (Language.EN, "is not finished. Stop it?")],
)
def test_closing_over_work_asks_and_what_is_in_stays(
    make_window: Callable[..., Window],
    vault_folder: Path,
    answers: Answers,
    tmp_path: Path,
    language: Language,
    said: str,
    qtbot: QtBot,
) -> None:
    window = make_window(language=language)
    unlock(window, vault_folder, qtbot)
    new_case(window, qtbot)
    folder = tmp_path / "banyak"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03d}.bin").write_bytes(number.to_bytes(4, "big") * 1000)
    files = window.case.evidence.files
    answers.sources.append(Source("", "", ""))
    answers.confirms += [False, True]
    drop(files, folder)
    qtbot.waitUntil(lambda: len(files.outcomes.rows) >= 1, timeout=20_000)
    assert not window.close() and window.isVisible() and said in answers.said[0].text
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    (case,) = cases.listing(vault)
    held = {each.blob.id for each in exhibits.listing(vault, case)}
    assert 0 < len(held) < 400 and vault.blobs.present() == held
    assert not list(checking.check_vault(vault).findings)
    heads.lock(vault)
