"""The procedure: what may be done now by which article, limits, what is missing, numbers; and the case's account."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window.conftest import Answers, new_case, settle
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
    opened.case.go_to(opened.case.sections.index(opened.case.procedure))
    settle(opened, qtbot)
    return opened.case.procedure


def test_state_steps_limits_and_lacks_are_shown(section: ProcedureSection) -> None:
    assert "aporan diterima" in section.state.text() and "Panwaslu Kecamatan" in section.level.text()
    assert section.steps.rows and all(step.article for step in section.steps.rows)
    limit = next(each for each in section.limits.model.rows if each.limit.title == "Kajian awal")
    section.limits.table.selectRow(section.limits.model.rows.index(limit))
    assert limit.count is not None and limit.count.last.isoformat() == "2024-02-07"
    said = section.limits.detail.text()
    assert "ps " in said and "hari terakhir 07-02-2024" in said and "Akibat bila lewat" in said
    assert "dicatat" in section.limit_note.text()
    questions = [section.lacks.columns[1].text(each) for each in section.lacks.rows]
    assert any("KTP" in each for each in questions) and all(questions)


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
