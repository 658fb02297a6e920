"""Everybody can reach and read everything: names for screen readers, nothing clipped on a small laptop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.window.conftest import Answers, new_case, new_person, settle
from tests.ui.window.test_case import drop, photo
from ui.window import theme
from ui.window.ask import Source
from ui.window.frame import Window

SMALL = (1366, 690)
"""What a maximised window has of 1366 by 768, below its title and above the task bar."""


def pages(window: Window, answers: Answers, folder: Path, qtbot: QtBot) -> Iterator[str]:
    """Goes to every page in turn."""
    window.resize(*SMALL)
    yield "cases"
    window.cases.begin_new()
    yield "new case"
    new_case(window, qtbot, "Kampanye oleh ASN di lapangan kelurahan")
    new_person(window, qtbot)
    answers.sources.append(Source("Budi", "", ""))
    drop(window.case.evidence, photo(folder, 1), folder / "tidak-ada")
    settle(window, qtbot)
    for number, section in enumerate(window.case.sections):
        window.case.go_to(number)
        settle(window, qtbot)
        yield type(section).__name__
    window.case.go_to(3)
    window.case.evidence._turn_to(0)
    settle(window, qtbot)
    yield "viewer"
    window._go_cards()
    settle(window, qtbot)
    yield "cards"
    window.lock()
    settle(window, qtbot)
    yield "locked"
    window._go_create()
    yield "create"


def shown(window: Window) -> list[QWidget]:
    QApplication.processEvents()
    return [each for each in window.findChildren(QWidget) if each.isVisible()]


def is_inner(widget: QWidget) -> bool:
    """Parts that Qt itself puts into a combo box or a view."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox) or (
        isinstance(parent, QAbstractScrollArea) and widget.focusProxy() is not None
    )


def test_every_focusable_widget_has_a_name(
    opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    for page in pages(opened, answers, tmp_path, qtbot):
        nameless = []
        for each in shown(opened):
            if not each.focusPolicy() & Qt.FocusPolicy.TabFocus or is_inner(each):
                continue
            interface = QAccessible.queryAccessibleInterface(each)
            if not interface.text(QAccessible.Text.Name).strip():
                nameless.append(f"{type(each).__name__} {each.objectName()}")
        assert not nameless, page


def test_nothing_is_clipped_on_a_small_laptop(
    opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    for page in pages(opened, answers, tmp_path, qtbot):
        assert (opened.width(), opened.height()) == SMALL, page
        clipped = [f"{page}: {what}" for each in shown(opened) if (what := clipping(each))]
        assert not clipped


def clipping(widget: QWidget) -> str:
    """What of a widget cannot be seen, or ''."""
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QStackedWidget) or is_inner(widget) or inside_scroll(widget):
        return ""
    name = f"{type(widget).__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"
    if not QRect(QPoint(0, 0), parent.size()).contains(widget.geometry()):
        return f"{name}: {widget.geometry()} outside {parent.size()}"
    if isinstance(widget, QLabel) and widget.text():
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        if needed > widget.height() or (not widget.wordWrap() and widget.sizeHint().width() > widget.width()):
            return f"{name}: {widget.size()} for {widget.sizeHint()}"
    if isinstance(widget, QAbstractButton) and widget.sizeHint().width() > widget.width():
        return f"{name}: {widget.size()} for {widget.sizeHint()}"
    if isinstance(widget, QLineEdit) and widget.height() < widget.minimumSizeHint().height():
        return f"{name}: {widget.size()}"
    return ""


def inside_scroll(widget: QWidget) -> bool:
    """Whether a view scrolls this into sight."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def test_tab_goes_round_every_page(opened: Window, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    opened.activateWindow()
    for page in pages(opened, answers, tmp_path, qtbot):
        QApplication.processEvents()
        wanted = {
            each
            for each in shown(opened)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and not is_inner(each)
        }
        reached: set[QWidget] = set()
        for _ in range(80):
            opened.focusNextPrevChild(True)
            focused = opened.focusWidget()
            if focused is not None:
                reached.add(focused)
        assert {type(each).__name__ + " " + each.accessibleName() for each in wanted - reached} == set(), page


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("text", "ground", 4.5), ("text", "surface", 4.5), ("text", "accent_pale", 4.5), ("muted", "ground", 4.5),
        ("muted", "surface", 4.5), ("on_accent", "accent", 4.5), ("on_accent", "accent_deep", 4.5),
        ("on_head", "head", 4.5), ("on_head_muted", "head", 4.5), ("good", "surface", 4.5), ("good", "ground", 4.5),
        ("warn", "surface", 4.5), ("warn", "ground", 4.5), ("bad", "surface", 4.5), ("bad", "ground", 4.5),
        ("info", "surface", 4.5), ("info", "ground", 4.5), ("text", "good_pale", 4.5), ("text", "warn_pale", 4.5),
        ("text", "bad_pale", 4.5), ("text", "info_pale", 4.5), ("muted", "line", 4.5), ("edge", "surface", 3.0),
        ("edge", "ground", 3.0), ("accent", "surface", 3.0), ("accent", "ground", 3.0),
    ],
)  # fmt: skip
def test_contrast(ink: str, ground: str, least: float) -> None:
    assert contrast(theme.colour(ink), theme.colour(ground)) >= least


def test_colours_stand_in_one_module() -> None:
    folder = Path(theme.__file__).parent
    found = [path.name for path in folder.glob("*.py") if '"#' in path.read_text(encoding="utf-8")]
    assert set(found) <= {"theme.py", "icons.py"}
