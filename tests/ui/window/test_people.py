"""People with the fields of their role, remarks in place, places by typing, protected identities, the same human."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake.records.people import Person, Role
from tests.ui.window.conftest import new_case, new_person, settle
from ui.window.frame import Window
from ui.window.people_section import PeopleSection
from ui.window.statements_section import StatementsSection


@pytest.fixture
def section(opened: Window, qtbot: QtBot) -> PeopleSection:
    new_case(opened, qtbot)
    opened.case.go_to(PeopleSection)
    settle(opened, qtbot)
    opened.activateWindow()
    return opened.case.people


def be(section: PeopleSection, role: Role) -> None:
    section.role.setCurrentIndex(section.role.findData(role))


def typed(section: PeopleSection, name: str, words: str) -> None:
    section.lines[name].setFocus()
    QTest.keyClicks(section.lines[name], words)


def saved(window: Window, section: PeopleSection, qtbot: QtBot) -> list[Person]:
    qtbot.waitUntil(lambda: not section.unsaved, timeout=8000)
    settle(window, qtbot)
    return section.model.rows


def test_a_role_has_its_own_fields(section: PeopleSection) -> None:
    for role, present, absent in (
        (Role.TERLAPOR, {"nik", "nip"}, {"letter", "expertise"}),
        (Role.SAKSI, {"heard_from"}, {"nik", "nip", "rank"}),
        (Role.PENEMU, {"letter"}, {"nik", "occupation"}),
        (Role.AHLI, {"expertise"}, {"nik", "heard_from"}),
        (Role.KUASA, {"authority"}, {"nik", "expertise"}),
    ):
        be(section, role)
        shown = {name for name, line in section.lines.items() if line.isVisibleTo(section)}
        assert present <= shown and not absent & shown, role
    be(section, Role.SAKSI)
    assert section.form.choices["knows_by"].isVisibleTo(section)


def test_a_person_is_kept_while_typed_and_changed_later(
    opened: Window, section: PeopleSection, qtbot: QtBot
) -> None:
    be(section, Role.SAKSI)
    typed(section, "name", "Nur Aini")
    (person,) = saved(opened, section, qtbot)
    assert (person.facts.name, person.role) == ("Nur Aini", Role.SAKSI)
    typed(section, "occupation", "Pedagang")
    (person,) = saved(opened, section, qtbot)
    assert person.facts.occupation == "Pedagang"
    be(section, Role.AHLI)
    section.save_now()
    assert saved(opened, section, qtbot)[0].role is Role.AHLI


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("nik", "12345", "16 angka"),
        ("phone", "nol delapan", "nomor Indonesia"),
        ("birth_date", "17-08-2045", "belum terjadi"),
        ("birth_date", "30-02-1980", "tidak terbaca"),
        ("name", "N" * 300, "300 huruf"),
        ("name", "محمد", "kanan ke kiri"),
        ("name", "Budi\u202egpj.exe", "tidak terlihat"),
        ("note", "catatan\u0007", "tidak terlihat"),
    ],
)
def test_odd_words_are_remarked_in_place_and_kept(
    opened: Window, section: PeopleSection, qtbot: QtBot, field: str, words: str, said: str
) -> None:
    be(section, Role.TERLAPOR)
    typed(section, "name", "Hendra")
    section.lines[field].setFocus()
    section.lines[field].selectAll()
    section.lines[field].insert(words)
    section.form.edited.emit()
    qtbot.waitUntil(lambda: said in section.form.remarks[field].text(), timeout=10_000)
    assert section.form.remarks[field].isVisible()
    (person,) = saved(opened, section, qtbot)
    kept = getattr(person.facts, field)
    assert kept == words or field == "birth_date"


def test_emoji_in_a_name_stay(opened: Window, section: PeopleSection, qtbot: QtBot) -> None:
    section.lines["name"].setText("Budi 👍🏽")
    section.add()
    settle(opened, qtbot)
    assert section.model.rows[0].facts.name == "Budi 👍🏽"
    assert section.lines["name"].text() == ""


def test_a_place_is_found_by_typing(opened: Window, section: PeopleSection, qtbot: QtBot) -> None:
    typed(section, "name", "Budi")
    place = section.form.places["address_code"]
    place.setFocus()
    QTest.keyClicks(place, "sepinggan balik")
    qtbot.waitUntil(lambda: bool(place.offered), timeout=20_000)
    popup = place._completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert place.text().startswith("Sepinggan")
    (person,) = saved(opened, section, qtbot)
    assert person.facts.address_code.startswith("64.71.") and person.facts.address_edition
    QTest.keyClicks(place, "zz")
    section.lines["name"].setFocus()
    assert place.text().startswith("Sepinggan")


def test_a_protected_person_is_shown_on_request_only(
    opened: Window, section: PeopleSection, qtbot: QtBot
) -> None:
    be(section, Role.SAKSI)
    typed(section, "name", "Nur Aini")
    section.form.protected.click()
    typed(section, "may_see", "Ketua")
    saved(opened, section, qtbot)
    section.begin_new()
    settle(opened, qtbot)
    assert "Nur Aini" not in section.model.rows[0].facts.name
    section.table.selectRow(0)
    settle(opened, qtbot)
    assert section.lines["name"].text() == section.model.rows[0].facts.name
    assert section.lines["name"].isReadOnly() and not section.add_button.isEnabled()
    opened.case.go_to(StatementsSection)
    settle(opened, qtbot)
    assert "Nur Aini" not in opened.case.statements.person.currentText()
    opened.case.go_to(PeopleSection)
    section.reveal_button.click()
    settle(opened, qtbot)
    assert section.lines["name"].text() == "Nur Aini" and not section.lines["name"].isReadOnly()


def test_the_same_human_is_said_and_taken_back(opened: Window, section: PeopleSection, qtbot: QtBot) -> None:
    new_person(opened, qtbot, "Budi Santoso")
    opened.go_cases()
    settle(opened, qtbot)
    new_case(opened, qtbot, "Perkara kedua")
    new_person(opened, qtbot, "B. Santoso")
    section.table.selectRow(0)
    settle(opened, qtbot)
    section.same.search.setFocus()
    QTest.keyClicks(section.same.search, "budi")
    qtbot.waitUntil(lambda: bool(section.same.search.offered), timeout=10_000)
    section.same.search.take(0)
    settle(opened, qtbot)
    assert len(section.same.cuts) == 1
    section.same.cuts[0].click()
    settle(opened, qtbot)
    assert not section.same.cuts


def test_a_name_is_needed(opened: Window, section: PeopleSection, qtbot: QtBot) -> None:
    section.add_button.click()
    settle(opened, qtbot)
    assert "Nama belum diisi" in section._state.text()
    assert not section.model.rows
