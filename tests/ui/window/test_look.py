"""Colours, text size, language, sizes and column widths: contrast, switching while working, kept for the next start."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake.wording import Language
from tests.ui.window.conftest import Answers, new_case, settle
from ui.window import icons, language, preferences, theme
from ui.window.account_section import AccountSection
from ui.window.case_page import CasePage
from ui.window.cases_listing import By
from ui.window.colours import DARK, LIGHT, MARKS, PAIRS, Colours, Theme
from ui.window.frame import SMALLEST, Window
from ui.window.paper_view import PaperPage
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


LOOKS: dict[str, Callable[[Window], None]] = {
    "dark": lambda window: window.appearance.set_theme(Theme.DARK),
    "english": lambda window: window.appearance.set_language(Language.EN),
    "large": lambda window: window.appearance.set_percent(125),
}


def look(window: Window, qtbot: QtBot, change: Callable[[Window], None]) -> None:
    """Gives the window another look; all that any of its parts holds of Qt is there still, once the old is gone."""
    before = window.start
    change(window)
    qtbot.waitUntil(lambda: window.start is not before)
    settle(window, qtbot)
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    gone = [
        f"{type(part).__name__}.{name}"
        for part in (window, *window.findChildren(QObject))
        for name, held in vars(part).items()
        if isinstance(held, QObject) and not shiboken6.isValid(held)
    ]
    assert not gone


@pytest.mark.parametrize("change", LOOKS.values(), ids=LOOKS)
def test_a_report_goes_on_in_another_look(opened: Window, qtbot: QtBot, change: Callable) -> None:
    opened.cases.intake_button.click()
    settle(opened, qtbot)
    opened.intake.go_to("pelapor.1.name")
    QTest.keyClicks(opened.intake.focusWidget(), "Budi Santoso")
    look(opened, qtbot, change)
    page = opened.intake
    assert opened.page is page and page.isEnabled() and not opened.bar.text
    assert page.reporter.blocks[0].fields["name"].text == "Budi Santoso"
    QTest.keyClicks(page.reporter.blocks[0].fields["name"].edit, " Hadi")
    opened.leave_then(opened.go_cases)
    settle(opened, qtbot)
    assert len(opened.cases.model.lines) == 1  # gone on with, not begun anew


def other_colours(window: Window) -> None:
    window.appearance.set_theme(Theme.LIGHT if theme.is_dark() else Theme.DARK)


def test_every_page_stands_again(opened: Window, qtbot: QtBot) -> None:
    for kind in [type(each) for each in opened.inside]:
        if kind not in (CasePage, PaperPage):  # they need more than `refresh`
            opened.go_to(next(each for each in opened.inside if type(each) is kind))
            settle(opened, qtbot)
            look(opened, qtbot, other_colours)
            assert type(opened.page) is kind


def test_every_section_stands_again(opened: Window, qtbot: QtBot) -> None:
    new_case(opened, qtbot, "Perkara")
    for section in [type(each) for each in opened.case.sections]:
        opened.case.go_to(section)
        settle(opened, qtbot)
        look(opened, qtbot, other_colours)
        assert opened.page is opened.case and type(opened.case.section) is section
        assert opened.case.section.is_open and opened.case.case.facts.title == "Perkara"


@pytest.mark.parametrize("change", LOOKS.values(), ids=LOOKS)
def test_help_on_a_paper_of_a_case_and_the_way_back(opened: Window, qtbot: QtBot, change: Callable) -> None:
    new_case(opened, qtbot, "Perkara")
    opened.case.go_to(PeopleSection)
    opened.further.look_at_form(opened.case.case, "B.3")
    settle(opened, qtbot)
    opened.go_help()
    opened.help.list.setCurrentIndex(opened.help.list.model().index(3, 0))
    look(opened, qtbot, change)
    assert opened.page is opened.help and opened.help.list.currentIndex().row() == 3
    opened.help.back.click()
    assert opened.page is opened.further.paper and opened.further.paper.made is not None
    opened.further.paper.back_button.click()
    assert opened.page is opened.case and opened.case.section is opened.case.people
    assert opened.case.case.facts.title == "Perkara"


def test_search_and_a_new_case_as_far_as_typed_stand_again(opened: Window, qtbot: QtBot) -> None:
    for title in ("Beras", "Kaus", "Kaus lagi"):
        new_case(opened, qtbot, title)
        opened.go_cases()
    settle(opened, qtbot)
    opened.cases.sort(By.TITLE)
    opened.cases.begin_new()
    opened.cases.new_title.setText("Setengah")
    opened.cases.search.setText("kaus")
    qtbot.waitUntil(lambda: len(opened.cases.model.lines) == 2)
    opened.cases.table.selectRow(1)
    chosen = opened.cases._chosen_line()
    look(opened, qtbot, LOOKS["dark"])
    qtbot.waitUntil(lambda: len(opened.cases.model.lines) == 2)
    assert opened.cases.search.text() == "kaus" and opened.cases._by is By.TITLE
    assert opened.cases.new_panel.isVisible() and opened.cases.new_title.text() == "Setengah"
    assert opened.cases._chosen_line() == chosen


def test_what_is_typed_to_restore_stands_again(window: Window, qtbot: QtBot) -> None:
    window.further.go_restore()
    window.further.restore.reason.setText("laptop hilang")
    look(window, qtbot, LOOKS["english"])
    assert window.page is window.further.restore and window.further.restore.reason.text() == "laptop hilang"


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
