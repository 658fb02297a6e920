"""Handing over in the window: room before anything is sealed, what goes along, papers remembered, the table."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake import cards
from intake import vault as vaults
from intake.bundle import room
from intake.bundle.handovers import HandoverState
from intake.bundle.open import Discard, open_outside, read_all
from intake.bundle.room import Room
from intake.check.bundle import own_cards
from intake.custody import heads, journal
from intake.custody.entries import Kind
from tests.ui.window import reach
from tests.ui.window.conftest import PASSPHRASE, Answers, settle, unlock
from tests.ui.window.handing_over_desk import hand_overs, seal, sealed_on, tab, taken_in
from tests.ui.window.handing_over_desk import make_section as make_section
from tests.ui.window.handing_over_desk import office as office
from tests.ui.window.handing_over_desk import section as section
from tests.ui.window.test_case import turn_to
from ui.window import models
from ui.window.frame import Window
from ui.window.handover_section import HandoverSection


def kinds(folder: Path) -> list[str]:
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    found = [event.entry.kind for event in journal.events(vault)]
    heads.lock(vault)
    return found


def test_what_does_not_go_in_is_said_before_anything_is_sealed(
    window: Window,
    section: HandoverSection,
    disks: Callable[[str], Path],
    answers: Answers,
    vault_folder: Path,
    qtbot: QtBot,
) -> None:
    stick = disks("64K")
    section.papers.tick("dossier")
    seal(window, section, answers, stick, qtbot)
    assert "tidak cukup" in window.bar.text and "yang kosong 66 kB" in window.bar.text
    assert list(stick.iterdir()) == [] and section.model.rows == [] and section.seal_button.isEnabled()
    window.lock()
    settle(window, qtbot)
    assert not {Kind.HANDOVER_PREPARED, Kind.DOSSIER_MADE} & set(kinds(vault_folder))


def test_half_typed_forms_are_named_before_and_after_sealing(
    window: Window, section: HandoverSection, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "belum tercatat" not in section.lacking.text()
    turn_to(window, window.case.people)
    QTest.keyClicks(window.case.people.lines["address"], "RT 9")
    turn_to(window, section)
    settle(window, qtbot)
    said = "isian yang belum tercatat tidak ikut (orang)"
    assert section.lacking.isVisible() and said in section.lacking.text()
    (tmp_path / "stik").mkdir()
    seal(window, section, answers, tmp_path / "stik", qtbot)
    assert "aman dilepas" in window.bar.text and said in window.bar.text


def test_an_almost_full_stick_is_asked_about_first(
    window: Window,
    section: HandoverSection,
    disks: Callable[[str], Path],
    answers: Answers,
    office: Path,
    qtbot: QtBot,
) -> None:
    needed: list[Room] = []
    section.run(
        lambda vault, _: room.measure(
            vault, section.opened.case, cards.trusted(vault)[0].card, office.parent
        ),
        needed.append,
    )
    settle(window, qtbot)
    stick = disks(str(needed[0].needed + 4096))
    answers.confirms += [False, True]
    seal(window, section, answers, stick, qtbot)
    said = answers.said[-1]
    assert "hampir penuh" in said.title and "Belum ada yang disegel" in said.text
    assert re.search(r"perlu \d+ kB. Di flashdisk yang kosong \d+ kB; sesudahnya tinggal \d+ kB", said.text)
    assert list(stick.iterdir()) == [] and section.model.rows == [] and section.seal_button.isEnabled()
    seal(window, section, answers, stick, qtbot)
    assert [each.state for each in section.model.rows] == [HandoverState.SEALED], window.bar.text
    assert not answers.confirms


def test_the_choice_of_papers_is_remembered_for_the_case(
    window: Window,
    section: HandoverSection,
    answers: Answers,
    vault_folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    assert section.sheet.isHidden() and section.target.isHidden()
    section.papers.tick("dossier-referral")
    assert not section.sheet.isHidden() and not section.target.isHidden()
    section.sheet.setFocus()
    qtbot.keyClick(section.sheet, Qt.Key.Key_End)
    assert section.sheet.sheet == 6
    section.target.setCurrentIndex(section.target.findData("bkn"))
    window.lock()
    settle(window, qtbot)
    unlock(window, vault_folder, qtbot)
    again = hand_overs(window, qtbot)
    assert [each.name for each in again.papers.chosen] == ["dossier-referral"]
    assert (again.sheet.sheet, again.target.target) == (6, "bkn")
    folder = sealed_on(tmp_path / "stik", window, again, answers, qtbot)
    window.lock()
    settle(window, qtbot)
    vault = vaults.unlock(vault_folder, PASSPHRASE.encode())
    (made,) = (each.body for each in journal.events(vault) if each.entry.kind == Kind.DOSSIER_MADE)
    opened = open_outside(folder, own_cards(vault))
    read_all(opened, vault, Discard())
    heads.lock(vault)
    assert made["kind"] == "referral"
    assert "data/papers/dossier-referral.pdf" in opened.payload


def test_the_newest_stands_first_and_the_answered_one_is_chosen(
    window: Window, section: HandoverSection, office: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    old = sealed_on(tmp_path / "satu", window, section, answers, qtbot)
    (first,) = section.model.rows
    sealed_on(tmp_path / "dua", window, section, answers, qtbot)
    assert section.model.rows[1].id == first.id and models.selected(section.table) == 0
    taken_in(office, old)
    section.take_ack(old.with_name(f"{old.name}.ack.txt"))
    settle(window, qtbot)
    assert models.selected(section.table) == 1 and "diterima" in section.stages.text
    sealed_on(tmp_path / "tiga", window, section, answers, qtbot)
    assert models.selected(section.table) == 0 and len(section.model.rows) == 3


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_what_goes_along_is_in_sight_where_it_is_sealed(
    percent: int, make_section: Callable[[int], tuple[Window, HandoverSection]]
) -> None:
    _, section = make_section(percent)
    said = section.going_along
    assert tab(section, section.papers) is (percent < 150) and tab(section, section.seal_button)
    assert reach.in_sight(said) and reach.in_sight(section.seal_button)
    assert (said.objectName(), said.text()) == (
        "warn", "Surat yang ikut: tidak ada. Dokumen identitas (KTP): tidak.",
    )  # fmt: skip
    section.papers.tick("B.1")
    section.papers.tick("dossier")
    assert (said.objectName(), said.text()) == ("note", "Surat yang ikut: 2. Dokumen identitas (KTP): tidak.")
    section.identity.click()
    assert (said.objectName(), said.text()) == ("warn", "Surat yang ikut: 2. Dokumen identitas (KTP): ya.")


def test_bar_tabs_and_table_are_called_differently(section: HandoverSection) -> None:
    bar = section.tabs.bar
    names = [bar.accessibleName(), *(bar.tabText(number) for number in range(bar.count()))]
    assert len({*names}) == len(names) and section.table.accessibleName() != bar.accessibleName()
