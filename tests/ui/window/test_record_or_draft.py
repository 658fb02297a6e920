"""A form's words are a record or a draft, at every moment: nobody who is killed finds them in both, or in neither."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake.custody.entries import Kind
from intake.store import Store
from tests.ui.window import half_typed
from tests.ui.window.conftest import PASSPHRASE, held_up, new_case, settle, unlock
from tests.ui.window.half_typed import Wait, fill
from tests.ui.window.test_never_lost import ask, kinds, ready, words_in
from ui.window.draft_form import DraftForm
from ui.window.frame import Window

CHILD = Path(__file__).with_name("recording_child.py")


@dataclass(frozen=True)
class Typed:
    """A form that is filled in: its draft, what makes a record of it, and the event that the record is."""

    draft: DraftForm
    record: Callable[[], object]
    kind: Kind


def account(window: Window, wait: Wait) -> Typed:
    QTest.keyClicks(half_typed.account(window, wait), "Pagi itu")
    section = window.case.account
    return Typed(section.draft, section.save_button.click, Kind.CASE_EDITED)


def person(window: Window, wait: Wait) -> Typed:
    half_typed.person(window, wait)
    section = window.case.people
    QTest.keyClicks(section.lines["name"], "Pak Lurah")
    return Typed(section.draft, section.add_button.click, Kind.PERSON_ADDED)


def person_corrected(window: Window, wait: Wait) -> Typed:
    QTest.keyClicks(half_typed.witness(window, wait), "RT 3")
    section = window.case.people
    return Typed(section.draft, section.add_button.click, Kind.PERSON_EDITED)


def act(window: Window, wait: Wait) -> Typed:
    QTest.keyClicks(half_typed.act(window, wait), "Di lapangan")
    section = window.case.acts
    section._find_act("like posting", section.form.code._offer)
    wait(window)
    section.form.code.take(0)
    return Typed(section.draft, section.save_button.click, Kind.ITEM_RECORDED)


def thing(window: Window, wait: Wait) -> Typed:
    QTest.keyClicks(half_typed.thing_named(window, wait), "Spanduk")
    section = window.case.evidence.things
    return Typed(section.draft, section.save_button.click, Kind.THING_RECORDED)


def post(window: Window, wait: Wait) -> Typed:
    half_typed.post(window, wait)
    section = window.case.evidence.captures
    section.begin_new()
    QTest.keyClicks(section.form.lines["platform"], "TikTok")
    return Typed(section.draft, section.save_button.click, Kind.CAPTURE_RECORDED)


def description(window: Window, wait: Wait) -> Typed:
    QTest.keyClicks(half_typed.description(window, wait), "Kaus")
    viewer = window.case.evidence.files.viewer
    return Typed(viewer.draft, viewer.save_button.click, Kind.EVIDENCE_DESCRIBED)


def move(window: Window, wait: Wait) -> Typed:
    half_typed.move(window, wait)
    section = window.case.evidence.things
    QTest.keyClicks(section.move_form.lines["receiver"], "Dewi")
    return Typed(section.moving, section.move_button.click, Kind.THING_MOVED)


def observation(window: Window, wait: Wait) -> Typed:
    QTest.keyClicks(half_typed.observation(window, wait), "112 suka")
    section = window.case.evidence.captures
    return Typed(section.seen, section.look_button.click, Kind.CAPTURE_OBSERVED)


def link(window: Window, wait: Wait) -> Typed:
    QTest.keyClicks(half_typed.link(window, wait), "akunnya")
    links = window.case.evidence.captures.links
    return Typed(links.draft, links.make_button.click, Kind.LINK_MADE)


def step(window: Window, wait: Wait) -> Typed:
    QTest.keyClicks(half_typed.step(window, wait), "Surat 1")
    section = window.case.procedure
    section.step_table.selectRow(0)
    return Typed(section.draft, section.take_button.click, Kind.ITEM_RECORDED)


def number(window: Window, wait: Wait) -> Typed:
    QTest.keyClicks(half_typed.number(window, wait), "Bawaslu Kota")
    panel = window.case.procedure.numbers
    QTest.keyClicks(panel.value, "01/LP/PL/Kota/23.02/I/2024")
    return Typed(panel.draft, panel.type_button.click, Kind.ITEM_RECORDED)


def block(window: Window, wait: Wait) -> Typed:
    half_typed.step(window, wait)
    panel = window.case.procedure.blocks
    for line, words in ((panel.first, "1"), (panel.last, "9"), (panel.whose, "Bawaslu Kota")):
        QTest.keyClicks(line, words)
    return Typed(panel.draft, panel.enter_button.click, Kind.NUMBER_ALLOTTED)


def redaction(window: Window, wait: Wait) -> Typed:
    half_typed.description(window, wait)
    files = window.case.evidence.files
    files.viewer.redact_button.click()
    wait(window)
    for line in files.redaction.typed.values():
        line.setText("9")
    files.redaction.add_button.click()
    QTest.keyClicks(files.redaction.reason, "Wajah anak")
    return Typed(files.redaction.draft, files.redaction.make_button.click, Kind.EVIDENCE_REDACTED)


FORMS: tuple[Callable[[Window, Wait], Typed], ...] = (
    account, person, person_corrected, act, thing, post, description, move, observation, link, step, number,
    block, redaction,
)  # fmt: skip


@pytest.fixture
def filled(window: Window, vault_folder: Path, qtbot: QtBot) -> Window:
    """A window at a case with something of everything."""
    fill(vault_folder, PASSPHRASE)
    unlock(window, vault_folder, qtbot)
    return window


@pytest.mark.parametrize("form", FORMS)
def test_at_no_moment_is_there_a_record_with_its_draft_or_neither(
    filled: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, form: Callable[[Window, Wait], Typed]
) -> None:
    typed = form(filled, ready(filled, qtbot))
    typed.draft.keep()
    settle(filled, qtbot)
    before, moments = ask(filled, qtbot, kinds).count(typed.kind), []
    run = Store.run

    def watched(store: Store, sql: str, values: Any = ()) -> None:
        run(store, sql, values)
        if sql == "COMMIT":
            held = store.one("SELECT told FROM receptions")
            is_draft = held is not None and f'"{typed.draft._form}"' in held["told"]
            done = store.number("SELECT count(*) FROM entries WHERE kind = ?", (typed.kind.value,)) - before
            moments.append((is_draft, done))

    monkeypatch.setattr(Store, "run", watched)
    typed.record()
    settle(filled, qtbot)
    assert set(moments) <= {(True, 0), (False, 1)} and moments[-1] == (False, 1), filled.bar.text


@pytest.mark.parametrize("moment", ["before", "after"])
def test_who_is_killed_while_a_person_is_recorded_finds_that_person_once(
    window: Window, vault_folder: Path, tmp_path: Path, qtbot: QtBot, moment: str
) -> None:
    fill(vault_folder, PASSPHRASE)
    command = [sys.executable, CHILD, vault_folder, tmp_path / "kind.json", PASSPHRASE, moment]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None and child.stdout.readline() == "COMMIT\n"
        child.kill()
    unlock(window, vault_folder, qtbot)
    half_typed.person(window, ready(window, qtbot))
    section = window.case.people
    names = [each.facts.name for each in section.model.rows]
    found = section.lines["name"].text(), names
    assert found == (("Pak Lurah", ["Nur Aini"]) if moment == "before" else ("", ["Nur Aini", "Pak Lurah"]))
    # What comes back is recorded once, whatever it was.
    section.add_button.click() if moment == "before" else None
    settle(window, qtbot)
    assert [each.facts.name for each in section.model.rows] == ["Nur Aini", "Pak Lurah"]
    assert ask(window, qtbot, lambda vault: vault.store.number("SELECT count(*) FROM receptions")) == 0


@pytest.mark.parametrize("form", FORMS[:-1])
def test_who_locks_over_a_recording_does_not_find_its_words_again(
    filled: Window, vault_folder: Path, qtbot: QtBot, form: Callable[[Window, Wait], Typed]
) -> None:
    typed = form(filled, ready(filled, qtbot))
    typed.draft.keep()
    settle(filled, qtbot)
    before = ask(filled, qtbot, kinds).count(typed.kind)
    typed.record()
    filled.leaving.at_once()
    settle(filled, qtbot)
    assert filled.folder is None
    unlock(filled, vault_folder, qtbot)
    assert ask(filled, qtbot, kinds).count(typed.kind) == before + 1
    assert ask(filled, qtbot, lambda vault: vault.store.number("SELECT count(*) FROM receptions")) == 0


def test_words_typed_while_a_step_is_recorded_stay(filled: Window, vault_folder: Path, qtbot: QtBot) -> None:
    typed = step(filled, ready(filled, qtbot))
    section = filled.case.procedure
    with held_up(filled.work):
        typed.record()
        section.note.clear()
        QTest.keyClicks(section.note, "Surat 2")
        section.save_now()
        assert section.unsaved
    settle(filled, qtbot)
    assert section.note.text() == "Surat 2" and not section.unsaved
    assert [each.item.facts.note for each in section.taken.rows] == ["Surat 1"]
    filled.lock()
    settle(filled, qtbot)
    unlock(filled, vault_folder, qtbot)
    half_typed.step(filled, ready(filled, qtbot))
    assert section.note.text() == "Surat 2"


def test_a_hand_over_that_is_recorded_behind_another_thing_stays_with_its_own(
    filled: Window, qtbot: QtBot
) -> None:
    wait = ready(filled, qtbot)
    half_typed.thing_named(filled, wait).setText("Spanduk")
    section = filled.case.evidence.things
    section.form.typed.emit()
    section.save_now()
    settle(filled, qtbot)
    typed = move(filled, wait)
    with held_up(filled.work):
        typed.record()
        QTest.keyClicks(section.move_form.lines["purpose"], "diperiksa")
        section.table.selectRow(1)
        assert section.current is not None and section.current.facts.item == "Spanduk"
        QTest.keyClicks(section.form.lines["note"], "sobek")
    settle(filled, qtbot)
    section.save_now()
    settle(filled, qtbot)
    assert section.current.facts.item == "Spanduk" and not section.current.moves
    assert [(each.facts.item, each.facts.note, len(each.moves)) for each in section.model.rows] == [
        ("Kaus", "", 1),
        ("Spanduk", "sobek", 0),
    ]
    section.table.selectRow(0)
    settle(filled, qtbot)
    assert section.move_form.values["purpose"] == "diperiksa" and not section.move_form.values["receiver"]


def test_a_hand_over_begun_before_its_thing_is_recorded_goes_with_it(
    opened: Window, qtbot: QtBot, vault_folder: Path
) -> None:
    new_case(opened, qtbot)
    wait = ready(opened, qtbot)
    field = half_typed.thing_named(opened, wait)
    section = opened.case.evidence.things
    QTest.keyClicks(section.move_form.lines["purpose"], "diperiksa")
    section.save_now()
    settle(opened, qtbot)
    QTest.keyClicks(field, "Spanduk")
    section.save_now()
    settle(opened, qtbot)
    assert section.current is not None
    told = ask(opened, qtbot, lambda vault: vault.store.one("SELECT told FROM receptions")["told"])
    assert f'"thing-move":{{"{section.current.id}":{{"purpose":"diperiksa"' in told


def test_no_note_is_typed_on_links_of_what_is_no_record_yet(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    half_typed.thing_named(opened, ready(opened, qtbot))
    section = opened.case.evidence.things
    section.tabs.go_to(2)
    assert section.links.note.isVisible() and not section.links.note.isEnabled()
    section.form.lines["item"].setText("Spanduk")
    section.form.typed.emit()
    section.save_now()
    settle(opened, qtbot)
    assert section.links.note.isEnabled()


def test_a_second_window_leaves_the_drafts_of_the_first_alone(
    filled: Window, make_window: Callable[..., Window], vault_folder: Path, qtbot: QtBot
) -> None:
    QTest.keyClicks(half_typed.person(filled, ready(filled, qtbot)), "RT 3")
    second = make_window()
    unlock(second, vault_folder, qtbot)
    assert second.folder is None and "sedang dibuka oleh program lain" in second.start.error.text()
    section = filled.case.people
    qtbot.waitUntil(lambda: not section.unsaved, timeout=20_000)
    QTest.keyClicks(section.lines["address"], " RW 2")
    filled.lock()
    settle(filled, qtbot)
    unlock(second, vault_folder, qtbot)
    assert words_in(half_typed.person(second, ready(second, qtbot))) == "RT 3 RW 2"
