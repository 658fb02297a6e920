"""Colours, text size, language, sizes and column widths: contrast, switching while working, kept for the next start."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake.wording import Language
from tests.ui.window.conftest import Answers, new_case, settle
from ui.window import icons, language, preferences, theme
from ui.window.account_section import AccountSection
from ui.window.colours import DARK, LIGHT, MARKS, PAIRS, Colours, Theme
from ui.window.frame import SMALLEST, Window
from ui.window.people_section import PeopleSection
from ui.window.preferences import Preferences
from ui.window.sheet import SHEET


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def sheet_pairs() -> set[tuple[str, str]]:
    """Text and ground that one rule of the style sheet sets together."""
    found = set()
    for rule in re.findall(r"\{([^{}]*:[^{}]*)\}", re.sub(r"\$\{(\w+)\}", r"$\1", SHEET)):
        told = dict(re.findall(r"([a-z-]+):\s*\$(\w+)", rule))
        for ink, ground in (("color", "background"), ("selection-color", "selection-background-color")):
            if ink in told and ground in told:
                found.add((told[ink], told[ground]))
    return found


def test_the_sheet_puts_no_other_colours_together() -> None:
    assert len(sheet_pairs()) > 5
    assert sheet_pairs() <= set(PAIRS)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(colours: Colours) -> None:
    for least, pairs in ((4.5, PAIRS), (3.0, MARKS)):
        low = {
            (ink, ground): round(ratio, 2)
            for ink, ground in pairs
            if (ratio := contrast(getattr(colours, ink), getattr(colours, ground))) < least
        }
        assert not low, least


def test_the_measure_of_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_colours_stand_in_one_module() -> None:
    folder = Path(theme.__file__).parent
    found = [
        path.name
        for path in folder.glob("*.py")
        if re.search(r"[\"']#[0-9a-fA-F]{3,8}\b", path.read_text(encoding="utf-8"))
    ]
    assert set(found) <= {"colours.py", "icons.py"}


def test_what_is_unreadable_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    assert preferences.read(file) == Preferences()
    for text in (
        "",
        "[1]",
        "{",
        '{"theme": 7, "language": "xx", "percent": 5000, "minutes": -1, "size": [1]}',
    ):
        file.write_text(text, encoding="utf-8")
        assert preferences.read(file) == Preferences()
    file.write_text(
        '{"theme": "dark", "columns": {"a": [1, true], "b": [90, 0]}, "size": [1e9, 2]}', encoding="utf-8"
    )
    assert preferences.read(file) == Preferences(theme=Theme.DARK, columns={"b": (90, 0)})


def test_preferences_come_back(tmp_path: Path) -> None:
    kept = Preferences(Theme.DARK, Language.EN, 125, 5, (1200, 700), True, {"CasesPage.0": (64, 0, 90)})
    preferences.write(tmp_path / "new" / "window.json", kept)
    assert preferences.read(tmp_path / "new" / "window.json") == kept


def ground(widget: QWidget) -> QColor:
    return widget.grab().toImage().pixelColor(3, widget.height() - 3)


def test_dark_and_back_while_a_case_is_open(opened: Window, qtbot: QtBot, tmp_path: Path) -> None:
    new_case(opened, qtbot, "Perkara gelap")
    opened.case.go_to(PeopleSection)
    settle(opened, qtbot)
    opened.appearance.set_theme(Theme.DARK)
    settle(opened, qtbot)
    assert theme.is_dark()
    assert opened.pages.currentWidget() is opened.case
    assert opened.case.case.facts.title == "Perkara gelap"
    assert opened.case.section is opened.case.people
    assert ground(opened.case) == QColor(DARK.ground)
    opened.appearance.set_theme(Theme.LIGHT)
    settle(opened, qtbot)
    assert ground(opened.case) == QColor(LIGHT.ground)
    assert preferences.read(tmp_path / "settings" / "window.json").theme is Theme.LIGHT


def test_icons_have_the_colours_of_the_theme(qapp: QApplication) -> None:
    light = icons.picture("lock", 20).toImage()
    theme.apply(qapp, Theme.DARK)
    assert icons.picture("lock", 20).toImage() != light


def test_what_was_typed_is_saved_before_the_look_changes(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot)
    opened.case.go_to(AccountSection)
    settle(opened, qtbot)
    opened.case.account.lines["place"].setText("Balikpapan Selatan")
    opened.appearance.set_percent(150)
    settle(opened, qtbot)
    assert theme.percent() == 150
    assert opened.case.account.lines["place"].text() == "Balikpapan Selatan"


def test_text_grows_by_keys(opened: Window, qtbot: QtBot) -> None:
    before = opened.cases.new_button.sizeHint().height()
    opened.activateWindow()
    for expected in (125, 150, 150):
        qtbot.keyClick(opened, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        settle(opened, qtbot)
        assert theme.percent() == expected
    assert opened.cases.new_button.sizeHint().height() > 1.25 * before
    qtbot.keyClick(opened, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    settle(opened, qtbot)
    assert theme.percent() == 125


def test_english_and_back(opened: Window, qtbot: QtBot) -> None:
    opened.appearance.set_language(Language.EN)
    settle(opened, qtbot)
    assert opened.lock_button.text() == "Lock"
    assert opened._whose.text().startswith("Siti Rahma")
    opened.appearance.set_language(Language.ID)
    settle(opened, qtbot)
    assert opened.lock_button.text() == "Kunci"


def test_problems_are_told_in_the_chosen_language(
    make_window: Callable[..., Window], vault_folder: Path, qtbot: QtBot
) -> None:
    window = make_window(language=Language.EN)
    window.start._show([vault_folder])
    window.start.passphrase.setText("wrong altogether")
    window.start.unlock()
    settle(window, qtbot)
    assert "passphrase" in window.start.error.text().lower()


def test_a_language_for_this_time_is_not_kept(
    make_window: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(language=Language.EN)
    assert window.start.unlock_button.text() == "Open vault"
    window.close()
    assert preferences.read(tmp_path / "settings" / "window.json").language is Language.ID


def test_without_its_words_the_window_says_so_and_starts(
    make_window: Callable[..., Window], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(language, "TRANSLATIONS", tmp_path / "none")
    window = make_window(language=Language.EN)
    assert "bahasa Indonesia" in window.bar.text
    assert language.current() is Language.ID


def test_the_look_waits_for_long_work(opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    begun = opened.cases.run(_hundred_steps, lambda _: None, title="Pekerjaan panjang")
    opened.appearance.set_theme(Theme.DARK)
    assert "setelah pekerjaan" in opened.bar.text
    begun.cancel()
    qtbot.waitUntil(theme.is_dark)


def test_a_vault_being_made_keeps_what_is_typed_in_another_look(window: Window, qtbot: QtBot) -> None:
    window._go_create()
    page = window.creation
    for field in page._lines:
        field.setText(f"{field.accessibleName()} 1")
    page.office.setCurrentIndex(1)
    page.understood.setChecked(True)
    typed = [field.text() for field in page._lines]
    for change in (
        lambda: window.appearance.set_theme(Theme.DARK),
        lambda: window.appearance.set_language(Language.EN),
    ):
        change()
        qtbot.waitUntil(lambda before=page: window.creation is not before)
        page = window.creation
        assert window.page is page and [field.text() for field in page._lines] == typed
        assert page.office.currentIndex() == 1 and page.understood.isChecked()


def _hundred_steps(vault: object, job: object):
    while not job.cancelled.is_set():
        yield


def test_size_and_columns_are_kept(make_window: Callable[..., Window], qtbot: QtBot, tmp_path: Path) -> None:
    first = make_window()
    first.resize(1200, 660)
    first.cards.table.setColumnWidth(1, 333)
    first.close()
    qtbot.waitUntil(lambda: not first.isVisible())
    kept = preferences.read(tmp_path / "settings" / "window.json")
    assert kept.size == (1200, 660)
    assert make_window().cards.table.columnWidth(1) == 333


def test_settings_hold_nothing_of_a_vault(opened: Window, tmp_path: Path, qtbot: QtBot) -> None:
    new_case(opened, qtbot, "Rahasia sekali")
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=10_000)
    text = (tmp_path / "settings" / "window.json").read_text(encoding="utf-8")
    assert set(json.loads(text)) == {
        "theme",
        "language",
        "percent",
        "minutes",
        "size",
        "maximised",
        "columns",
    }
    assert "Rahasia" not in text and "Siti" not in text


def test_forbidden_settings_are_told_and_the_window_works_on(
    opened: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "settings" / "window.json"
    file.unlink(missing_ok=True)
    file.mkdir()
    opened.appearance.set_minutes(5)
    assert opened.bar.text
    assert opened.appearance.now.minutes == 5


def test_the_window_fits_a_small_screen() -> None:
    assert SMALLEST[0] <= 1366 and SMALLEST[1] <= 690
