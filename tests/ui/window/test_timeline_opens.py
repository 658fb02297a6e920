"""Enter on a line of the time line opens the very record that it tells of, in whichever section that is."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake.docket import procedure
from intake.lists.timeline import Sort
from intake.records import acts, captures, people, statements, things
from intake.records.acts import ActFacts
from intake.records.captures import Act, CaptureFacts
from intake.records.cases import Case
from intake.records.hearing import StatementKind
from intake.records.people import PersonFacts, Role
from intake.records.things import MoveFacts, ThingFacts
from intake.vault import Vault
from tests.ui.window.conftest import new_case, settle
from ui.window.evidence_section import EvidenceSection
from ui.window.frame import Window


def fill(vault: Vault, case: Case) -> None:
    """Two of each sort, so that the right one has to be found."""
    for name in ("Akun satu", "Akun dua"):
        facts = CaptureFacts("Facebook", account_name=name, posted_at="04-02-2024")
        captures.record(vault, case, Act.POSTING, facts, None)
    for item in ("spanduk", "kaus"):
        thing = things.record(vault, case, ThingFacts(item), ())
        things.move(vault, case, thing, MoveFacts("Budi", "Siti", "2024-02-05T10:00:00+08:00"))
    person = people.add(vault, case, Role.PELAPOR, PersonFacts("Budi"))
    for words in ("Saya melihat lurah.", "Saya mendengar camat."):
        statements.draft(vault, case, person, words, StatementKind.KETERANGAN_AWAL)
    rules = acts.rules_of(vault)
    for entry in rules.acts.entries[:2]:
        acts.record(vault, case, ActFacts(code=entry.code, date="2024-02-04"), rules)
    allowed = procedure.standpoint(vault, case).allowed
    procedure.take(vault, case, allowed[0].code, "2024-02-06")


def chosen(window: Window, sort: Sort) -> str:
    """The number of the record that is shown, as its section says it."""
    case = window.case
    if sort is Sort.ACT:
        return "" if case.acts._current is None else case.acts._current.id
    if sort is Sort.STATEMENT:
        return "" if case.statements._current is None else case.statements._current.id
    if sort in (Sort.POST, Sort.LOOK):
        return "" if case.evidence.captures.current is None else case.evidence.captures.current.id
    if sort is Sort.THING:
        return "" if case.evidence.things.current is None else case.evidence.things.current.id
    if sort is Sort.STEP:
        row = case.procedure.taken_table.currentIndex().row()
        return case.procedure.taken.rows[row].item.id
    return str(case.log.model.rows[case.log.table.currentIndex().row()].seq)


@pytest.mark.parametrize(
    ("sort", "section"),
    [
        (Sort.POST, "evidence"),
        (Sort.THING, "evidence"),
        (Sort.ACT, "acts"),
        (Sort.STATEMENT, "statements"),
        (Sort.STEP, "procedure"),
        (Sort.LOG, "log"),
    ],
)
def test_the_record_itself_is_opened(opened: Window, qtbot: QtBot, sort: Sort, section: str) -> None:
    new_case(opened, qtbot)
    case = opened.case.case
    assert case is not None
    failed: list[BaseException] = []
    opened.case.run(lambda vault, _: fill(vault, case), lambda _: None, failed=failed.append)
    settle(opened, qtbot)
    assert not failed, failed
    opened.case.log.kinds.setCurrentIndex(opened.case.log.kinds.count() - 1)
    line = opened.case.evidence.timeline
    for place in range(2 if sort is not Sort.STEP else 1):
        opened.case.go_to(EvidenceSection)
        opened.case.evidence.tabs.go_to(3)
        settle(opened, qtbot)
        wanted = [row for row, each in enumerate(line.model.rows) if each.sort is sort][place]
        moment = line.model.rows[wanted]
        line.table.activated.emit(line.model.index(wanted, 0))
        settle(opened, qtbot)
        assert opened.case.section is getattr(opened.case, section)
        assert chosen(opened, sort) == moment.subject


def test_what_is_told_of_the_case_leads_to_its_account(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    QTest.keyClicks(opened.case.account.lines["event_date"], "04-02-2024")
    opened.case.save_now()
    settle(opened, qtbot)
    opened.case.go_to(EvidenceSection)
    opened.case.evidence.tabs.go_to(3)
    settle(opened, qtbot)
    line = opened.case.evidence.timeline
    row = next(row for row, each in enumerate(line.model.rows) if each.sort is Sort.CASE)
    line.table.activated.emit(line.model.index(row, 0))
    settle(opened, qtbot)
    assert opened.case.section is opened.case.account
