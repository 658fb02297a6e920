"""Handing over in the window: room before anything is sealed, honest steps, papers remembered, own hand-overs."""

import errno
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake import cards, lifecycle
from intake import vault as vaults
from intake.bundle import handovers, receive, room
from intake.bundle.handovers import HandoverState
from intake.bundle.open import Discard, open_outside, read_all
from intake.bundle.readback import Follower
from intake.bundle.room import Room
from intake.bundle.seal import Step
from intake.check.bundle import own_cards
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.evidence import adding, exhibits
from intake.officer import Officer
from intake.records import cases
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.rules import regions
from tests.ui.window import reach
from tests.ui.window.conftest import KDF, PASSPHRASE, Answers, held_up, new_person, settle, unlock
from tests.ui.window.test_case import photo, turn_to
from tests.ui.window.test_office import OFFICE, drop
from ui.window import models, preferences
from ui.window.frame import Window
from ui.window.handing_over import Choice, Going, Ready
from ui.window.handover_section import HandoverSection
from ui.window.preferences import Preferences
from ui.window.receive_page import ReceivePage


@pytest.fixture
def office(vault_folder: Path, tmp_path: Path) -> Path:
    """An office that the officer of `vault_folder` trusts and is trusted by; the officer has a case with a photo."""
    made = lifecycle.create(tmp_path / "kantor", Officer("Dewi", "23.02"), OFFICE.encode(), kdf=KDF)
    officer = vaults.unlock(vault_folder, PASSPHRASE.encode())
    for one, other in ((made, officer), (officer, made)):
        cards.trust(one, cards.own_card(other), cards.parse_card(cards.own_card(other)).fingerprint)
    case = cases.create(officer, CaseKind.LAPORAN, CaseFacts("Kampanye di sekolah"))
    list(adding.add(officer, case, [photo(tmp_path, 1)], exhibits.Obtained("")))
    heads.lock(officer)
    heads.lock(made)
    return made.path


@pytest.fixture
def section(window: Window, vault_folder: Path, office: Path, qtbot: QtBot) -> HandoverSection:
    """The officer's hand-overs of that case."""
    unlock(window, vault_folder, qtbot)
    return hand_overs(window, qtbot)


def hand_overs(window: Window, qtbot: QtBot) -> HandoverSection:
    window.cases.open_chosen()
    settle(window, qtbot)
    turn_to(window, window.case.handover)
    settle(window, qtbot)
    return window.case.handover


@pytest.fixture
def make_section(
    make_window: Callable[..., Window], vault_folder: Path, office: Path, tmp_path: Path, qtbot: QtBot
) -> Callable[[int], tuple[Window, HandoverSection]]:
    """The same in text of so many percent."""

    def make(percent: int) -> tuple[Window, HandoverSection]:
        preferences.write(tmp_path / "settings" / "window.json", Preferences(percent=percent))
        window = make_window()
        unlock(window, vault_folder, qtbot)
        return window, hand_overs(window, qtbot)

    return make


def kinds(folder: Path) -> list[str]:
    vault = vaults.unlock(folder, PASSPHRASE.encode())
    found = [event.entry.kind for event in journal.events(vault)]
    heads.lock(vault)
    return found


def seal(window: Window, section: HandoverSection, answers: Answers, stick: Path, qtbot: QtBot) -> None:
    answers.paths.append(stick)
    qtbot.mouseClick(section.seal_button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)


def sealed_on(stick: Path, window: Window, section: HandoverSection, answers: Answers, qtbot: QtBot) -> Path:
    """The folder that sealing leaves on a new stick."""
    stick.mkdir()
    seal(window, section, answers, stick, qtbot)
    (folder,) = stick.iterdir()
    return folder


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


def taken_in(office: Path, folder: Path) -> None:
    vault = vaults.unlock(office, OFFICE.encode())
    assert receive.receive(vault, folder).ack is not None
    heads.lock(vault)


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


@dataclass
class SlowStick:
    """Reads back only when it may; then it does, or breaks."""

    reached: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    breaks: bool = False


@pytest.fixture
def slow_stick(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowStick]:
    """Reading back waits until the test lets it go on."""
    stick = SlowStick()
    compare = Follower.compare

    def slowly(self: Follower, written: list[memoryview]) -> None:
        stick.reached.set()
        assert stick.may_go_on.wait(10)
        if stick.breaks:
            raise OSError(errno.EIO, "gone")
        compare(self, written)

    monkeypatch.setattr(Follower, "compare", slowly)
    yield stick
    stick.may_go_on.set()


def begin_sealing(
    section: HandoverSection, answers: Answers, stick: Path, slow: SlowStick, qtbot: QtBot
) -> None:
    stick.mkdir()
    answers.paths.append(stick)
    section.seal_button.click()
    qtbot.waitUntil(slow.reached.is_set)
    QApplication.processEvents()


def tab(section: HandoverSection, part: QWidget) -> bool:
    return section.tabs.current == section.tabs.number_of(part)


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
