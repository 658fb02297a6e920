"""What an officer without a mouse does: every key goes to what has the focus, and only keys move the focus."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget

from tests.ui.window import reach
from tests.ui.window.working_day import Hands, has_the_keys
from ui.window.tabs import Tabs

FARTHEST = 12
"""Presses of Tab: the next thing to do must not be farther away."""


class Keys(Hands):
    """Does with keys what `Hands` do with the mouse."""

    def point(self, widget: QWidget, where: QPoint) -> None:
        """There is no mouse."""
        raise AssertionError(f"{reach.called(widget)} was pressed with the mouse")

    def click(self, widget: QWidget) -> None:
        """Tab, forwards or backwards, to what must be in sight then; a button is pressed."""
        self._tab_to(widget)
        if isinstance(widget, QAbstractButton):
            self.key(Qt.Key.Key_Space)

    def go_to(self, widget: QWidget) -> None:
        """Tab to it."""
        self._tab_to(widget)

    def press(self, button: QAbstractButton) -> None:
        """Tab to a button of a question, and Enter."""
        box = button.window()
        box.activateWindow()
        self.qtbot.waitUntil(lambda: has_the_keys(box) and self.focus.window() is box)
        self._tab_to(button)
        QTest.keyClick(self.focus, Qt.Key.Key_Return)

    def bring(self, page: QWidget, button: QAbstractButton, *paths: Path) -> None:
        """Names files, or one folder, in the dialog that a button opens."""
        if paths[0].is_dir():
            self.answers.paths += paths
        else:
            self.answers.many.append(paths)
        self.click(button)

    def choose(self, view: QAbstractItemView, row: int) -> None:
        """Tab to a view, and arrows to a row."""
        self._arrows_to(view, row)
        assert view.selectionModel().isSelected(view.model().index(row, 0))

    def turn_to(self, tabs: Tabs, part: QWidget) -> None:
        """Tab to the bar of tabs, and arrows to the one that a part lies behind."""
        self._tab_to(tabs.bar)
        for _ in range(tabs.number_of(part) - tabs.current):
            self.key(Qt.Key.Key_Right)
        assert part.isVisible()

    def tick(self, view: QAbstractItemView, text: str) -> None:
        """Arrows to a row, and the space bar."""
        self._arrows_to(view, self.row(view, text))
        self.key(Qt.Key.Key_Space)

    def _arrows_to(self, view: QAbstractItemView, row: int) -> None:
        self._tab_to(view)
        for _ in range(view.model().rowCount()):
            below = row - view.currentIndex().row()
            if below:
                self.key(Qt.Key.Key_Down if below > 0 else Qt.Key.Key_Up)
        assert view.currentIndex().row() == row

    def _tab_to(self, widget: QWidget) -> None:
        """Fails where the focus does not come to a widget, or where it cannot be seen then."""
        called = reach.called(widget)
        assert widget.isVisible() and widget.isEnabled(), called
        wanted = widget.focusProxy() or widget
        assert wanted.window() is self.focus.window(), called
        back = _stops(wanted, self.focus) < _stops(self.focus, wanted)
        for _ in range(FARTHEST):
            if self.focus is wanted:
                break
            shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(self.focus, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, shift)
            QApplication.processEvents()
        assert self.focus is wanted, f"{called} is not reached from {reach.called(self.focus)}"
        assert not wanted.visibleRegion().isEmpty(), f"out of sight: {called}"


def _stops(first: QWidget, last: QWidget) -> int:
    """How many times Tab goes from one widget to another."""
    count, each = 0, first
    while each is not last:
        each = each.nextInFocusChain()
        count += each.isVisible() and each.isEnabled() and reach.takes_tab(each)
    return count
