"""A sealing while it goes on: its steps are told by bytes, the officer works on, and its end is told wherever he is."""

import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake.bundle.readback import Follower
from intake.bundle.seal import Step
from intake.records import cases
from intake.records.cases import Case, CaseFacts, CaseKind
from tests.ui.window.conftest import Answers, held_up, new_person, settle
from tests.ui.window.handing_over_desk import SlowStick, seal, tab
from tests.ui.window.handing_over_desk import make_section as make_section
from tests.ui.window.handing_over_desk import office as office
from tests.ui.window.handing_over_desk import section as section
from tests.ui.window.handing_over_desk import slow_stick as slow_stick
from tests.ui.window.test_case import turn_to
from ui.window.frame import Window
from ui.window.handing_over import Choice, Going, Ready
from ui.window.handover_section import HandoverSection


def test_one_sealing_at_a_time(
    window: Window, section: HandoverSection, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "stik").mkdir()
    answers.paths.append(tmp_path / "stik")
    with ExitStack() as held:
        with held_up(window.work):
            section.seal_button.click()
            section.show_now()
            shown = held.enter_context(held_up(window.work))
        qtbot.waitUntil(shown.is_set)
        QApplication.processEvents()
        assert not section.seal_button.isEnabled(), "the papers are not even made"
    settle(window, qtbot)
    assert section.seal_button.isEnabled() and len(section.model.rows) == 1


def test_words_are_kept_while_a_slow_stick_takes_its_time(
    window: Window,
    section: HandoverSection,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    new_person(window, qtbot)
    slow, kept = threading.Event(), threading.Event()
    compare = Follower.compare

    def slowly(self: Follower, written: list[memoryview]) -> None:
        slow.set()
        assert kept.wait(10), "the words waited for the stick"
        compare(self, written)

    monkeypatch.setattr(Follower, "compare", slowly)
    words = window.case.statements
    words._unkept.kept.connect(lambda *_: kept.set())
    turn_to(window, words)
    settle(window, qtbot)
    (tmp_path / "stik").mkdir()
    answers.paths.append(tmp_path / "stik")
    section.seal_button.click()
    qtbot.waitUntil(slow.is_set)
    QTest.keyClicks(words.editor, "Saya melihat camat itu.")
    qtbot.waitUntil(kept.is_set)
    settle(window, qtbot)
    assert "aman dilepas" in window.bar.text and [each.text for each in words.model.rows] == [
        "Saya melihat camat itu."
    ]


class Texts(QObject):
    """Collects what the steps say each time they are painted or relaid."""

    def __init__(self, section: HandoverSection) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._section = section
        for label in section.stages._labels:
            label.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        text = self._section.stages.text
        if not self.seen or self.seen[-1] != text:
            self.seen.append(text)
        return False


def test_the_steps_are_told_by_bytes_while_it_is_sealed(
    window: Window, section: HandoverSection, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "stik").mkdir()
    seen = Texts(section)
    seal(window, section, answers, tmp_path / "stik", qtbot)
    going = [text for text in seen.seen if "jangan cabut" in text]
    assert going and all("aman dilepas" not in text for text in going)
    assert section.stages.text == (
        "tertulis, tersimpan tetap, dibaca ulang, aman dilepas, bukti serah terima belum ada"
    )


def test_steps_show_how_many_bytes_of_how_many(section: HandoverSection) -> None:
    going = Going()
    going.size = 20_000_000
    going.done |= {Step.WRITTEN: 16_800_000, Step.FLUSHED: 8_400_000}
    section.stages.show_going(going)
    assert section.stages.text.startswith(
        "tertulis 16,8 MB dari 20,0 MB, tersimpan tetap 8,4 MB dari 20,0 MB, dibaca ulang 0 dari 20,0 MB"
    )
    assert "jangan cabut" in section.stages.text


def begin_sealing(
    section: HandoverSection, answers: Answers, stick: Path, slow: SlowStick, qtbot: QtBot
) -> None:
    stick.mkdir()
    answers.paths.append(stick)
    section.seal_button.click()
    qtbot.waitUntil(slow.reached.is_set)
    QApplication.processEvents()


def test_below_the_steps_of_the_first_one_nothing_says_that_there_is_none(
    window: Window,
    section: HandoverSection,
    answers: Answers,
    tmp_path: Path,
    slow_stick: SlowStick,
    qtbot: QtBot,
) -> None:
    begin_sealing(section, answers, tmp_path / "stik", slow_stick, qtbot)
    assert tab(section, section.table) and "jangan cabut" in section.stages.text
    assert section.stages.isVisible() and not section.table.isVisible()
    slow_stick.may_go_on.set()
    settle(window, qtbot)
    assert section.table.isVisible() and len(section.model.rows) == 1


def test_the_page_of_another_case_is_not_turned(
    window: Window,
    section: HandoverSection,
    answers: Answers,
    tmp_path: Path,
    slow_stick: SlowStick,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    made: list[Case] = []
    section.run(lambda vault, _: cases.create(vault, CaseKind.LAPORAN, CaseFacts("Lain")), made.append)
    settle(window, qtbot)
    go_on = section._seal

    def seal_then_leave(choice: Choice, ready: Ready) -> None:
        with held_up(window.work):
            go_on(choice, ready)
            window.case.open_case(made[0])

    monkeypatch.setattr(section, "_seal", seal_then_leave)
    slow_stick.breaks = True
    begin_sealing(section, answers, tmp_path / "stik", slow_stick, qtbot)
    assert section.opened.case.id == made[0].id and section.tabs.current == 0
    turn_to(window, section)
    section.tabs.go_to(section.tabs.number_of(section.table))
    slow_stick.may_go_on.set()
    settle(window, qtbot)
    assert tab(section, section.table) and section.seal_button.isEnabled()
    assert window.bar.text, "what went wrong is told all the same"


def test_a_sealing_goes_on_and_is_told_while_another_case_is_open(
    window: Window, section: HandoverSection, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    made: list[Case] = []
    section.run(lambda vault, _: cases.create(vault, CaseKind.LAPORAN, CaseFacts("Lain")), made.append)
    settle(window, qtbot)
    sealed = section.opened.case
    answers.paths.append(tmp_path)
    with held_up(window.work):
        section.seal_button.click()
        window.case.open_case(made[0])
    settle(window, qtbot)
    assert section.opened.case.id == made[0].id and not section.model.rows
    assert f"Perkara {sealed.number}. Tertulis dan dibaca ulang" in window.bar.text
    assert "aman dilepas" in window.bar.text and len(list(tmp_path.glob("segel-*"))) == 1
    window.case.open_case(sealed, HandoverSection)
    settle(window, qtbot)
    assert len(section.model.rows) == 1 and section.seal_button.isEnabled()


def test_the_page_is_not_turned_from_where_the_officer_went(
    make_section: Callable[[int], tuple[Window, HandoverSection]],
    answers: Answers,
    tmp_path: Path,
    slow_stick: SlowStick,
    qtbot: QtBot,
) -> None:
    window, section = make_section(150)
    papers = section.tabs.number_of(section.papers)
    with held_up(window.work):
        answers.paths.append(tmp_path)
        section.seal_button.click()
        section.tabs.go_to(papers)
    qtbot.waitUntil(slow_stick.reached.is_set)
    QApplication.processEvents()
    assert section.tabs.current == papers, "its steps are not what the officer looks at"
    slow_stick.breaks = True
    slow_stick.may_go_on.set()
    settle(window, qtbot)
    assert section.tabs.current == papers and section.seal_button.isEnabled()
    assert "jangan cabut" not in section.stages.text
