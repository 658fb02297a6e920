"""Tables and lists: an empty one says so, one that has the keys shows it, and rows can be told apart."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from intake.blobs import Blob
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind
from intake.ids import BlobId, CaseId, EvidenceId, PersonId, StatementId
from intake.media.types import ExifStatus, Facts
from intake.papers import fact_words
from intake.records.hearing import Hearing, QuestionAnswer
from intake.records.statements import Statement
from tests.ui.window import reach
from tests.ui.window.conftest import held_up, new_case, new_person, settle
from ui.window import theme
from ui.window.acts_section import ActsSection
from ui.window.case_page import CasePage
from ui.window.colours import Theme
from ui.window.empty import EmptyWords
from ui.window.evidence_section import EvidenceSection
from ui.window.frame import Window
from ui.window.intake_side import Side
from ui.window.intake_tasks import Standing
from ui.window.log_section import LogSection
from ui.window.people_section import PeopleSection
from ui.window.procedure_section import ProcedureSection
from ui.window.section import Section
from ui.window.sheets import SheetView
from ui.window.statement_row import first_words, row_words
from ui.window.statements_section import StatementsSection
from ui.window.timeline_section import TimelineSection


def test_whatever_can_be_empty_says_so(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    views = [*opened.findChildren(QTableView), *opened.findChildren(SheetView)]
    wordless = [
        view.accessibleName()
        for view in views
        if not any(words.text() for words in view.viewport().findChildren(EmptyWords))
    ]
    assert len(views) > 25
    assert not wordless


def test_the_words_go_when_a_row_comes(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    opened.case.go_to(PeopleSection)
    settle(opened, qtbot)
    table = opened.case.people.table
    (words,) = table.viewport().findChildren(EmptyWords)
    assert words.isVisible() and table.accessibleDescription() == words.text()
    assert "Belum ada orang" in words.text() and "Orang baru" in words.text()
    new_person(opened, qtbot)
    assert not words.isVisible() and not table.accessibleDescription()


def said_to_be_empty(view: QWidget) -> list[str]:
    return [each.text() for each in view.findChildren(EmptyWords) if each.isVisible()]


def test_nothing_is_said_to_be_empty_before_the_vault_answered(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    looked = opened.case.section.opened
    for section in (PeopleSection, ActsSection, StatementsSection, ProcedureSection, LogSection):
        with held_up(opened.work) as began:
            assert began.wait(60)
            opened.case.forget()
            opened.case._opened(looked, section)
            assert opened.case.section.isVisible() and not said_to_be_empty(opened.case.section), section
            assert "Semua syarat" not in " ".join(
                view.accessibleDescription() for view in opened.case.section.findChildren(QTableView)
            )
        settle(opened, qtbot)
        if section is not LogSection:  # that the case began is in it
            assert said_to_be_empty(opened.case.section), section


def hand_overs_of_log(case: CasePage) -> LogSection:
    """The log, asked for what a new case has none of."""
    log = case.log
    log.kinds.setCurrentIndex(log.kinds.count() - 1)
    return log


def no_moments(case: CasePage) -> TimelineSection:
    """The time line without any sort of moment."""
    case.evidence.tabs.go_to(case.evidence.parts.index(case.evidence.timeline))
    for each in case.evidence.timeline.groups:
        each.box.click()
    return case.evidence.timeline


@pytest.mark.parametrize(("kind", "narrow"), [(LogSection, hand_overs_of_log), (EvidenceSection, no_moments)])
def test_a_filter_set_before_the_answer_finds_nothing_empty(
    opened: Window,
    kind: type[Section],
    narrow: Callable[[CasePage], LogSection | TimelineSection],
    qtbot: QtBot,
) -> None:
    new_case(opened, qtbot)
    looked = opened.case.section.opened
    opened.case.forget()
    with held_up(opened.work) as began:
        assert began.wait(60)
        opened.case._opened(looked, kind)
        section = narrow(opened.case)
        assert section.table.isVisible() and not said_to_be_empty(section)
    settle(opened, qtbot)
    assert said_to_be_empty(section) and not section.model.rows, "now it is known"


def test_the_list_of_cases_and_the_report_claim_nothing_before_the_answer(
    opened: Window, qtbot: QtBot
) -> None:
    settle(opened, qtbot)
    assert said_to_be_empty(opened.cases) == [opened.cases.table.accessibleDescription()]
    opened.cases.forget()
    with held_up(opened.work) as began:
        assert began.wait(60)
        opened.cases.refresh()
        assert not said_to_be_empty(opened.cases) and not opened.cases.table.accessibleDescription()
        opened.turn(opened.intake)
        opened.intake.begin(None)
        assert not said_to_be_empty(opened.intake.side)
    settle(opened, qtbot)
    assert opened.intake.side.rows.is_known and opened.intake.side.rows.rows


def test_that_nothing_is_lacking_is_said_once_it_is_known(qtbot: QtBot) -> None:
    side = Side()
    qtbot.addWidget(side)
    side.show()
    assert not said_to_be_empty(side)
    side.show_standing(Standing(None, (), {}, "", provisional=False, recorded={}))
    assert said_to_be_empty(side) == ["Semua syarat sudah ada."]
    side.forget()
    assert not said_to_be_empty(side)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_a_table_with_the_keys_has_a_ring(opened: Window, theme: Theme, qtbot: QtBot) -> None:
    opened.appearance.set_theme(theme)
    settle(opened, qtbot)
    new_case(opened, qtbot)
    opened.go_cases()
    settle(opened, qtbot)
    opened.activateWindow()
    table = opened.cases.table
    table.setFocus()
    assert table.model().rowCount() and not reach.unringed(table)
    opened.cases.new_button.setFocus()
    assert reach.unringed(table), "without the keys there is none"


def test_a_row_of_the_log_is_plain_and_its_details_are_below(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    opened.case.go_to(LogSection)
    settle(opened, qtbot)
    log = opened.case.log
    assert not log.detail.isVisible()
    sealed = replace(log.model.rows[0], words="Keterangan 1 disegel", digest="28402518" * 8)
    log.model.set_rows([*log.model.rows, sealed])
    log.table.selectRow(log.model.rowCount() - 1)
    assert log.detail.isVisible() and "28402518 28402518" in log.detail.text()
    log.table.selectRow(0)
    assert "SHA-256" not in log.detail.text() and log.model.rows[0].words in log.detail.text()
    log.forget()
    assert not log.detail.text()


def test_the_chosen_row_stays_in_sight_when_its_details_come(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    opened.case.go_to(LogSection)
    settle(opened, qtbot)
    log = opened.case.log
    log._show([replace(log.model.rows[0], seq=number, digest="28402518" * 8) for number in range(60)])
    log.table.selectRow(59)
    qtbot.waitUntil(
        lambda: log.table.viewport().rect().contains(log.table.visualRect(log.model.index(59, 0)))
    )
    assert log.detail.isVisible()
    assert log.detail.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def statement(text: str, made_at: str, *answers: str) -> Statement:
    rows = tuple(QuestionAnswer("Sehat?", answer) for answer in answers)
    return Statement(StatementId("a"), 1, PersonId("b"), text, made_at, hearing=Hearing(rows=rows))


def test_drafts_of_one_person_can_be_told_apart() -> None:
    one = statement("Saya melihat mobil dinas itu berhenti di lapangan.", "2024-02-14T09:30:15+08:00")
    other = statement("", "2024-02-14T10:05:00+08:00", "  ", "Sehat,\nPak.")
    said = [row_words(each, "Budi", is_kept=True).splitlines() for each in (one, other)]
    assert said[0] == ["Budi", "Rancangan 14-02\N{NO-BREAK SPACE}09.30", "“Saya melihat mobil…”"]
    assert said[1] == ["Budi", "Rancangan 14-02\N{NO-BREAK SPACE}10.05", "“Sehat, Pak.”"]
    assert first_words(statement("x" * 80, "")) == "x" * 22 + "…"
    assert len(row_words(statement(" ", ""), "Budi", is_kept=False).splitlines()) == 2


def test_large_text_leaves_out_how_a_statement_begins(qapp: QApplication) -> None:
    one = statement("Saya melihat mobil dinas itu.", "2024-02-14T09:30:15+08:00")
    theme.apply(qapp, percent=150)
    assert row_words(one, "Budi", is_kept=True).splitlines() == [
        "Budi",
        "Rancangan 14-02\N{NO-BREAK SPACE}09.30",
    ]


def test_plain_sources_name_no_tag_and_no_reader() -> None:
    source = "make: EXIF IFD0 Make / exifread + pillow"
    facts = Facts(
        media_type="image/jpeg", exif_status=ExifStatus.COMPLETE, readers=("exifread", "pillow"), make="A",
        taken_raw="2024:02:11 08:30:13", gps_time="2024-02-11T00:30:13Z", latitude="-1.2", longitude="116.8",
        software="B", tools=("C",), pixel_width=1, pixel_height=1, sources=(source,),
        written=("EXIF DateTime: x",),
    )  # fmt: skip
    exhibit = Exhibit(
        EvidenceId("a"), CaseId("b"), 1, Blob(BlobId("c"), b"", "0" * 64, 1), "image/jpeg", "", Obtained("a.jpg"),
        facts, None, ExhibitKind.FOTO,
    )  # fmt: skip
    told = fact_words.facts_of(exhibit, "WITA")
    assert len(told) > 6 and any("exifread" in fact.source for fact in told)
    for fact in told:
        shown = fact.plain or fact.source
        assert not any(word in shown for word in ("EXIF", "XMP", "exifread", "pillow")), shown
