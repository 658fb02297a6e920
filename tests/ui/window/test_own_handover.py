"""Own hand-overs and acknowledgements on the receiving page: not received but explained, and taken to their case."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from intake import lifecycle
from intake import vault as vaults
from intake.bundle import handovers
from intake.bundle.handovers import HandoverState
from intake.custody import heads
from intake.officer import Officer
from intake.rules import regions
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers, settle, unlock
from tests.ui.window.handing_over_desk import office as office
from tests.ui.window.handing_over_desk import sealed_on, taken_in
from tests.ui.window.handing_over_desk import section as section
from tests.ui.window.test_office import OFFICE, drop
from ui.window.frame import Window
from ui.window.handover_section import HandoverSection
from ui.window.receive_page import ReceivePage


def receiving(window: Window, qtbot: QtBot) -> ReceivePage:
    page = window.further.receive
    window.leave_then(lambda: window.go_to(page))
    settle(window, qtbot)
    return page


def test_an_own_hand_over_is_not_received_but_explained(
    window: Window,
    section: HandoverSection,
    office: Path,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    folder = sealed_on(tmp_path / "stik", window, section, answers, qtbot)
    page = receiving(window, qtbot)
    drop(page, folder.parent)  # the whole stick is meant as the one hand-over on it
    settle(window, qtbot)
    assert page.where.text() == str(folder) or page.where.text().endswith("…")
    assert "Anda sendiri yang menyegel, untuk Dewi" in page.advice.text()
    assert "serahkan flashdisk ini" in page.advice.text() and not page.advice.isHidden()
    assert not page.receive_button.isEnabled() and page.answer_button.isHidden()
    assert page.pick_button.hasFocus()
    taken_in(office, folder)
    drop(page, folder)
    settle(window, qtbot)
    assert "sudah kembali" in page.advice.text() and page.receive_button.isHidden()
    assert page.answer_button.hasFocus()
    qtbot.keyClick(page.answer_button, Qt.Key.Key_Space)
    settle(window, qtbot)
    assert window.page is window.case and window.case.section is window.case.handover
    assert [each.state for each in window.case.handover.model.rows] == [HandoverState.TAKEN_IN]
    assert "Bukti serah terima masuk" in window.bar.text
    drop(receiving(window, qtbot), folder)
    settle(window, qtbot)
    assert "tidak ada lagi yang perlu dilakukan" in page.advice.text() and page.answer_button.isHidden()


def test_an_acknowledgement_brought_to_the_receiving_page_leads_to_its_case(
    window: Window,
    section: HandoverSection,
    office: Path,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    folder = sealed_on(tmp_path / "stik", window, section, answers, qtbot)
    taken_in(office, folder)
    page = receiving(window, qtbot)
    drop(page, folder.with_name(f"{folder.name}.ack.txt"))
    settle(window, qtbot)
    assert page.answer_button.hasFocus() and not page.receive_button.isVisible()
    page.forget()
    assert page.advice.text() == "" and page.answer_button.isHidden() and page.where.text() == ""


def test_a_hand_over_for_another_office_and_a_stick_without_one(
    window: Window,
    section: HandoverSection,
    office: Path,
    answers: Answers,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    folder = sealed_on(tmp_path / "stik", window, section, answers, qtbot)
    data = bytearray((folder / "bundle.age").read_bytes())
    data[-1] ^= 1
    (folder / "bundle.age").write_bytes(data)
    window.lock()
    settle(window, qtbot)
    elsewhere = next(code for code in regions.offices() if code != "23.02")
    third = lifecycle.create(tmp_path / "lain", Officer("Made", elsewhere), OFFICE.encode(), kdf=KDF)
    heads.lock(third)
    unlock(window, third.path, qtbot, OFFICE)
    page = receiving(window, qtbot)
    drop(page, folder)
    settle(window, qtbot)
    # Not even a damaged one is answered by somebody else than its receiver.
    assert "untuk kantor lain" in page.advice.text() and "Balikpapan" in page.advice.text()
    assert not page.receive_button.isEnabled()
    (tmp_path / "kosong").mkdir()
    drop(page, tmp_path / "kosong")
    settle(window, qtbot)
    assert "tidak ada segel" in window.bar.text and "check " not in window.bar.text
    second = folder.with_name("segel-2")
    second.mkdir()
    (second / "label.txt").write_bytes((folder / "label.txt").read_bytes())
    drop(page, folder.parent)
    settle(window, qtbot)
    assert "ada 2 segel" in window.bar.text


def test_an_own_hand_over_that_this_vault_does_not_know(
    window: Window,
    section: HandoverSection,
    answers: Answers,
    vault_folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    folder = sealed_on(tmp_path / "stik", window, section, answers, qtbot)
    window.lock()
    settle(window, qtbot)
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    (known,) = handovers.listing(vault)
    vault.store.run("DELETE FROM handover_items")
    vault.store.run("DELETE FROM handovers WHERE id = ?", (known.id,))
    heads.lock(vault)
    unlock(window, vault_folder, qtbot)
    page = receiving(window, qtbot)
    drop(page, folder)
    settle(window, qtbot)
    assert "brankas ini tidak mencatatnya" in page.advice.text() and not page.receive_button.isEnabled()
