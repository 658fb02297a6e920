"""The procedure: what may be done now by which article, limits, what is missing, numbers; and the case's account."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake.docket import blocks
from tests.ui.window.conftest import Answers, new_case, settle
from ui.window.cases_listing import By
from ui.window.frame import Window
from ui.window.procedure_section import ProcedureSection


@pytest.fixture
def section(opened: Window, qtbot: QtBot) -> ProcedureSection:
    """The procedure of a report that came in long ago."""
    new_case(opened, qtbot)
    account = opened.case.account
    for name, words in (("known_date", "05-02-2024"), ("received_at", "05-02-2024 10.15")):
        account.lines[name].setText(words)
    account.save_now()
    settle(opened, qtbot)
    opened.case.open_case(account.opened.case)
    settle(opened, qtbot)
    opened.case.go_to(ProcedureSection)
    settle(opened, qtbot)
    return opened.case.procedure


def test_state_steps_limits_and_lacks_are_shown(section: ProcedureSection) -> None:
    assert "aporan diterima" in section.state.text() and "Panwaslu Kecamatan" in section.level.text()
    assert section.steps.rows and all(step.article for step in section.steps.rows)
    limit = next(each for each in section.limits.model.rows if each.limit.title.official == "Kajian awal")
    section.limits.table.selectRow(section.limits.model.rows.index(limit))
    assert limit.count is not None and limit.count.last.isoformat() == "2024-02-07"
    said = section.limits.detail.text()
    assert "ps " in said and "hari terakhir 07-02-2024" in said and "Akibat bila lewat" in said
    assert "dicatat" in section.limit_note.text()
    questions = [section.lacks.columns[1].text(each) for each in section.lacks.rows]
    assert any("KTP" in each for each in questions) and all(questions)


def _image(icon: QIcon) -> QImage:
    return icon.pixmap(20, 20).toImage()


def test_a_passed_limit_has_one_sign(opened: Window, section: ProcedureSection, qtbot: QtBot) -> None:
    limits = section.limits.table.model()
    over = [row for row in range(limits.rowCount()) if limits.index(row, 2).data() == "TERLEWATI"]
    signs = [_image(limits.index(row, 2).data(Qt.ItemDataRole.DecorationRole)) for row in over]
    opened.go_cases()
    settle(opened, qtbot)
    due = opened.cases.table.model().index(0, list(By).index(By.DUE))
    assert signs and "lewat sejak" in due.data()
    assert all(sign == _image(due.data(Qt.ItemDataRole.DecorationRole)) for sign in signs)


def test_a_step_is_taken_and_taken_back(
    opened: Window, section: ProcedureSection, answers: Answers, qtbot: QtBot
) -> None:
    step = next(each for each in section.steps.rows if each.state is not None)
    section.step_table.selectRow(section.steps.rows.index(step))
    section.at.setText("06-02-2024")
    section.take_button.click()
    settle(opened, qtbot)
    (made,) = section.taken.rows
    assert made.item.facts.step == step.code and made.state is step.state
    assert made.item.facts.at == "2024-02-06"
    section.tabs.go_to(2)
    section.taken_table.selectRow(0)
    answers.lines.append("salah catat")
    section.withdraw_button.click()
    settle(opened, qtbot)
    assert not section.taken.rows


def test_an_odd_date_of_a_step_is_kept_and_named(
    opened: Window, section: ProcedureSection, qtbot: QtBot
) -> None:
    section.step_table.selectRow(0)
    section.at.setText("lusa")
    section.take_button.click()
    settle(opened, qtbot)
    assert section.taken.rows[0].item.facts.at == "lusa"
    assert "tidak terbaca" in opened.bar.text


def test_numbers_are_given_typed_and_taken_back(
    opened: Window, section: ProcedureSection, answers: Answers, qtbot: QtBot
) -> None:
    panel = section.numbers
    section.tabs.go_to(3)
    panel.give_button.click()
    settle(opened, qtbot)
    assert "blok" in panel.said.text() and not panel.model.rows
    panel.provisional_button.click()
    settle(opened, qtbot)
    assert panel.model.rows[0].facts.value.startswith("SEMENTARA-")
    QTest.keyClicks(panel.value, "005/LP/XX/Kab/23.02/XIII/26")
    QTest.keyClicks(panel.given_by, "Bawaslu Kota Balikpapan")
    panel.type_button.click()
    settle(opened, qtbot)
    assert "Tetap disimpan" in panel.said.text() and len(panel.model.rows) == 2
    assert panel._standing(panel.model.rows[0]) == "diganti"
    panel.table.selectRow(1)
    answers.lines.append("salah ketik")
    panel.withdraw_button.click()
    settle(opened, qtbot)
    assert panel.model.rows[1].withdrawn == "salah ketik"


def test_the_account_is_saved_while_typed_with_place_and_election(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    account = opened.case.account
    QTest.keyClicks(account.texts["event"], "Lurah membagikan kaus.")
    account.election.setCurrentIndex(account.election.findData("pilkada/PW"))
    account.region.setFocus()
    QTest.keyClicks(account.region, "sepinggan balik")
    qtbot.waitUntil(lambda: bool(account.region.offered), timeout=20_000)
    account.region.take(0)
    qtbot.waitUntil(lambda: not account.unsaved, timeout=2500)
    facts = account.opened.case.facts
    assert facts.event == "Lurah membagikan kaus." and (facts.election, facts.election_kind) == (
        "pilkada",
        "PW",
    )
    assert facts.place_code.startswith("64.71.") and facts.place_edition
    assert account.lines["via"].isVisibleTo(account) and not account.lines["lhp_number"].isVisibleTo(account)


def test_the_account_keeps_odd_dates_as_typed(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    account = opened.case.account
    account.lines["event_date"].setText("sekitar Lebaran")
    account.lines["received_at"].setText("05-02-2024 9.05")
    account.save_now()
    settle(opened, qtbot)
    facts = account.opened.case.facts
    assert (facts.event_date, facts.received_at) == ("sekitar Lebaran", "2024-02-05T09:05+08:00")


def type_block(
    section: ProcedureSection, first: str, last: str, whose: str = "Bawaslu Kota, surat 12"
) -> None:
    """Fills the form of a block from the keyboard, in the year that is proposed, and presses the button."""
    panel = section.blocks
    for line, text in (
        (panel.first, first), (panel.last, last), (panel.region, "23.02"),
        (panel.place, "Balikpapan Selatan"), (panel.whose, whose),
    ):  # fmt: skip
        line.selectAll()
        QTest.keyClicks(line, text) if text else line.clear()
    QTest.keyClick(panel.enter_button, Qt.Key.Key_Space)


def test_a_block_is_entered_used_and_what_is_left_is_shown(
    opened: Window, section: ProcedureSection, qtbot: QtBot
) -> None:
    panel = section.blocks
    section.tabs.go_to(4)
    assert "Belum ada blok" in panel.detail.text()
    type_block(section, "1", "2")
    settle(opened, qtbot)
    (held,) = panel.model.rows
    assert held.block.kind == "penyampaian" and held.block.supervisor == "Kec-BalikpapanSelatan"
    assert panel.model.index(0, 4).data() == "2" and "1-2" in panel.said.text()
    panel.table.selectRow(0)
    assert "surat 12" in panel.detail.text() and "Kec-BalikpapanSelatan/23.02" in panel.detail.text()
    section.tabs.go_to(3)
    section.numbers.election.setCurrentText("PL")
    section.numbers.give_button.click()
    settle(opened, qtbot)
    assert section.numbers.model.rows[0].facts.value.startswith("001/LP/PL/Kec-BalikpapanSelatan/23.02/")
    assert panel.model.index(0, 4).data() == "1" and panel.model.index(0, 3).data() == "2"


@pytest.mark.parametrize(
    ("first", "last", "whose", "said"),
    [
        ("", "50", "Bawaslu", "angka"),
        ("satu", "50", "Bawaslu", "angka"),
        ("50", "1", "Bawaslu", "50-1"),
        ("0", "9", "Bawaslu", "mulai dari 1"),
        ("1", "9", "", "Sebutkan kantor"),
        ("2", "3", "Bawaslu", "bertumpang tindih"),
    ],
)
def test_a_block_that_cannot_be_is_said_in_place(
    opened: Window, section: ProcedureSection, qtbot: QtBot, first: str, last: str, whose: str, said: str
) -> None:
    section.tabs.go_to(4)
    if said == "bertumpang tindih":
        type_block(section, "3", "9")
        settle(opened, qtbot)
    before = len(section.blocks.model.rows)
    type_block(section, first, last, whose)
    settle(opened, qtbot)
    assert said in section.blocks.said.text() and section.blocks.said.objectName() == "bad"
    assert len(section.blocks.model.rows) == before
    assert section.blocks.last.text() == last  # what was typed stays to be mended


def test_a_place_that_does_not_fit_the_region_is_said(
    opened: Window, section: ProcedureSection, qtbot: QtBot
) -> None:
    section.tabs.go_to(4)
    type_block(section, "1", "9")
    settle(opened, qtbot)
    section.blocks.region.setText("99.99")
    section.blocks.first.setText("10")
    section.blocks.last.setText("11")
    section.blocks.enter_button.click()
    settle(opened, qtbot)
    assert "99.99" in section.blocks.said.text() and len(section.blocks.model.rows) == 1


def test_a_second_number_of_a_kind_is_refused_before_the_block_gives_it(
    opened: Window, section: ProcedureSection, qtbot: QtBot
) -> None:
    section.tabs.go_to(4)
    type_block(section, "1", "5")
    settle(opened, qtbot)
    section.tabs.go_to(3)
    section.numbers.value.setText("009/LP/PL/Kota/23.02/I/2026")
    section.numbers.type_button.click()
    settle(opened, qtbot)
    section.numbers.election.setCurrentText("PL")
    section.numbers.give_button.click()
    settle(opened, qtbot)
    assert "Sudah ada nomor 009/LP" in section.numbers.said.text()
    assert section.blocks.model.index(0, 4).data() == "5"


def test_a_block_of_before_a_restore_is_named_and_not_used(
    opened: Window, section: ProcedureSection, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    section.tabs.go_to(4)
    type_block(section, "1", "5")
    settle(opened, qtbot)
    kept = blocks._read

    def restored(text: str) -> blocks.Block:
        return replace(kept(text), origin="log.lama/00")

    monkeypatch.setattr(blocks, "_read", restored)
    section.show_now()
    settle(opened, qtbot)
    section.blocks.table.selectRow(0)
    assert section.blocks.model.index(0, 4).data() == "tidak dipakai"
    assert "sebelum brankas dipulihkan" in section.blocks.detail.text()


def test_locking_forgets_the_block_that_is_typed(
    opened: Window, section: ProcedureSection, qtbot: QtBot
) -> None:
    section.tabs.go_to(4)
    QTest.keyClicks(section.blocks.whose, "Bawaslu Kota")
    opened.lock()
    settle(opened, qtbot)
    assert not section.blocks.whose.text() and not section.blocks.model.rows


def test_what_is_odd_about_the_account_is_said_when_it_is_kept_and_when_it_is_opened(
    opened: Window, qtbot: QtBot
) -> None:
    new_case(opened, qtbot)
    account = opened.case.account
    assert not account.remarks.isVisible()
    account.lines["event_date"].setText("05-02-2099")
    account.lines["known_date"].setText("lusa")
    account.lines["place"].setText("Lapangan \u202eterbalik")
    account.save_now()
    settle(opened, qtbot)
    said = account.remarks.text()
    assert account.remarks.isVisible() and "belum terjadi" in said and "tidak terbaca" in said
    assert "tidak terlihat" in said
    opened.case.open_case(account.opened.case)
    settle(opened, qtbot)
    assert account.remarks.text() == said
    for name in ("event_date", "known_date", "place"):
        account.lines[name].setText("")
    account.save_now()
    settle(opened, qtbot)
    assert not account.remarks.isVisible()
