"""What is wrong with a page for somebody who reads, tabs or listens: each function gives sentences, or none."""

import itertools
from collections.abc import Collection, Iterator

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)

from ui.window import theme
from ui.window.desk import Page
from ui.window.empty import EmptyWords
from ui.window.frame import Window
from ui.window.growing import GrowingText
from ui.window.stack import PageStack


def shown(window: QWidget) -> list[QWidget]:
    QApplication.processEvents()
    return [each for each in window.findChildren(QWidget) if each.isVisible()]


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not is_inner(widget)


def is_inner(widget: QWidget) -> bool:
    """Parts that Qt itself puts into a combo box, a bar of tabs or a view."""
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox | QTabBar) or (
        isinstance(parent, QAbstractScrollArea) and widget.focusProxy() is not None
    )


def called(widget: QWidget) -> str:
    text = getattr(widget, "text", str)
    return f"{type(widget).__name__} {widget.accessibleName() or (text() if callable(text) else '')}"


def nameless(window: QWidget) -> Iterator[str]:
    """Widgets that the keyboard reaches and a screen reader has no name for."""
    for each in shown(window):
        if takes_tab(each):
            interface = QAccessible.queryAccessibleInterface(each)
            if not interface.text(QAccessible.Text.Name).strip():
                yield f"no name: {type(each).__name__} {each.objectName()}"


def unreached(window: Window) -> Iterator[str]:
    """What the keys Tab and Shift+Tab do not come to, however often they are pressed."""
    window.activateWindow()
    QApplication.processEvents()
    wanted = {each for each in shown(window) if takes_tab(each) and each.isEnabled()}
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        reached: set[QWidget] = set()
        for _ in range(len(wanted) + 10):
            focused = window.focusWidget() or window
            reached.add(focused)
            QTest.keyClick(focused, key)
        yield from (f"{key.name} does not reach: {called(each)}" for each in wanted - reached)


def disordered(window: Window) -> Iterator[str]:
    """Where Tab goes back: up without going to a column on the right, or left within a row."""
    chain: list[QWidget] = []
    each = window.nextInFocusChain()
    while each is not window:
        if each.isVisible() and takes_tab(each) and window.pages.isAncestorOf(each):
            chain.append(each)
        each = each.nextInFocusChain()
    for one, other in itertools.pairwise(chain):
        if other.visibleRegion().isEmpty() and scrolled_by(one) is not scrolled_by(other):
            continue  # Tab goes into a page that is scrolled, and scrolls it back
        if not (in_sight(one) and in_sight(other)):
            continue  # scrolled away: where it lies says nothing
        before, after = place(one, window), place(other, window)
        up = after.bottom() <= before.top() and after.left() < before.right()
        back = (
            after.right() <= before.left() and after.top() < before.bottom() and before.top() < after.bottom()
        )
        if up or back:
            yield f"Tab goes back: {called(one)} -> {called(other)}"


def scrolled_by(widget: QWidget) -> QWidget | None:
    """The scroll area that a widget lies in."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent


def in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().size() == widget.size()


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def clipped(window: Window) -> Iterator[str]:
    """What of a page cannot be seen."""
    if window.pages.horizontalScrollBar().maximum():
        yield f"wider than the window by {window.pages.horizontalScrollBar().maximum()}"
    for each in shown(window):
        if isinstance(each, QScrollArea) and each.horizontalScrollBar().maximum():
            yield f"part of a page wider than its room by {each.horizontalScrollBar().maximum()}"
        if what := clipping(each):
            yield f"clipped: {what}"


def clipping(widget: QWidget) -> str:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QStackedWidget) or is_inner(widget) or in_view(widget):
        return ""
    if isinstance(widget, QHeaderView):
        return header_clipping(widget)
    if not QRect(QPoint(0, 0), parent.size()).contains(widget.geometry()):
        return f"{called(widget)}: {widget.geometry()} outside {parent.size()}"
    if isinstance(widget, QLabel) and widget.text():
        needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
        if needed > widget.height() or (not widget.wordWrap() and widget.sizeHint().width() > widget.width()):
            return f"{called(widget)}: {widget.size()} for {widget.sizeHint()}"
    if isinstance(widget, QAbstractButton) and widget.sizeHint().width() > widget.width():
        return f"{called(widget)}: {widget.size()} for {widget.sizeHint()}"
    if isinstance(widget, QLineEdit) and widget.height() < widget.minimumSizeHint().height():
        return f"{called(widget)}: {widget.size()}"
    return ""


def header_clipping(header: QHeaderView) -> str:
    """A column's title that is cut."""
    if header.orientation() is not Qt.Orientation.Horizontal:
        return ""
    for column in range(header.count()):
        needed = header.fontMetrics().horizontalAdvance(
            str(header.model().headerData(column, header.orientation()))
        )
        if not header.isSectionHidden(column) and needed > header.sectionSize(column):
            return f"title {header.model().headerData(column, header.orientation())}"
    return ""


def wordless(window: Window) -> Iterator[str]:
    """Tables and lists without a row that do not say so, or not where one sees all of it."""
    for view in shown(window):
        if isinstance(view, QTableView | QListView) and not view.model().rowCount(view.rootIndex()):
            words = [each for each in view.viewport().findChildren(EmptyWords) if each.isVisible()]
            if not any((in_sight(each) or not in_sight(view)) and each.text().strip() for each in words):
                yield f"empty without a word: {view.accessibleName()}"


def unmarked(window: Window) -> Iterator[str]:
    """Tables and lists that do not show all around that they have the keys."""
    before = window.focusWidget()
    for view in shown(window):
        if isinstance(view, QTableView | QListView) and takes_tab(view) and in_sight(view):
            view.setFocus()
            for side in unringed(view):
                yield f"no ring: {view.accessibleName()}, {side}"
    if before is not None:
        before.setFocus()


def unringed(view: QAbstractItemView) -> list[str]:
    """The sides of a view on which its edge has not the colour of what has the keys."""
    QApplication.processEvents()
    picture, (wide, high) = view.grab().toImage(), view.size().toTuple()
    ends = {
        "left": (1, high // 2),
        "right": (wide - 2, high // 2),
        "top": (wide // 2, 1),
        "bottom": (wide // 2, high - 2),
    }
    ring = theme.colour("accent").name()
    return [side for side, (x, y) in ends.items() if picture.pixelColor(x, y).name() != ring]


def cut_short(window: Window, names: Collection[str]) -> Iterator[str]:
    """Cells of lists that name one of these, alone or in a line of its own, and not to its end."""
    for view in shown(window):
        if isinstance(view, QTableView | QListView) and view.model() is not None:
            columns = range(view.horizontalHeader().count() if isinstance(view, QTableView) else 1)
            for row, column in itertools.product(range(view.model().rowCount(QModelIndex())), columns):
                index = view.model().index(row, column)
                text = str(index.data() or "")
                if not set(names).isdisjoint(text.splitlines()) and not holds(view, index):
                    yield f"cut short: {text!r} in {view.accessibleName()}"


def cut_choices(window: QWidget) -> Iterator[str]:
    """Boxes to choose from that cut their words off without a sign of it."""
    for each in shown(window):
        if isinstance(each, QComboBox) and not each.isEditable():
            option = QStyleOptionComboBox()
            each.initStyleOption(option)
            part = QStyle.SubControl.SC_ComboBoxEditField
            room = each.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, each)
            needed = option.fontMetrics.horizontalAdvance(option.currentText)
            if needed > room.width():
                yield f"cut off: {option.currentText!r} in {called(each)}, {needed} in {room.width()}"


def cut_hints(window: QWidget) -> Iterator[str]:
    """Fields whose hint is wider than they are, or has to be scrolled; typed into or not."""
    for each in shown(window):
        if isinstance(each, QLineEdit):
            option = QStyleOptionFrame()
            each.initStyleOption(option)
            inside = each.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, each)
            room = inside.marginsRemoved(each.textMargins()).width() - 4  # Qt's own margin, left and right
            needed = each.fontMetrics().horizontalAdvance(each.placeholderText())
            if needed > room:
                yield f"hint {each.placeholderText()!r} of {called(each)}: {needed} in {room}"
        if (
            isinstance(each, QPlainTextEdit)
            and each.document().isEmpty()
            and each.verticalScrollBar().maximum()
        ):
            yield f"hint to be scrolled: {called(each)}"


def cut_texts(window: QWidget) -> Iterator[str]:
    """Fields of several lines that hide some of them, though they could be higher."""
    for each in shown(window):
        if (
            isinstance(each, GrowingText)
            and each.verticalScrollBar().maximum()
            and each.height() < each.highest
        ):
            yield f"could be higher: {called(each)}, {each.height()} of {each.highest}"


def uneven(window: QWidget) -> Iterator[str]:
    """Buttons, boxes and fields beside each other that are not equally high."""
    rows: dict[tuple[QWidget, int], list[QWidget]] = {}
    for each in shown(window):
        parent = each.parentWidget()
        if isinstance(each, QPushButton | QComboBox | QLineEdit) and parent and each.objectName() != "link":
            rows.setdefault((parent, each.geometry().center().y() // 4), []).append(each)
    for beside in rows.values():
        if max(map(QWidget.height, beside)) - min(map(QWidget.height, beside)) > 1:
            yield "of unlike height: " + ", ".join(f"{called(each)} {each.height()}" for each in beside)


def scrolled_twice(window: QWidget) -> Iterator[str]:
    """Whatever is scrolled within a page that is scrolled: two bars side by side."""
    for each in shown(window):
        if (
            isinstance(each, QScrollArea | QAbstractItemView | QTextBrowser | QPlainTextEdit)
            and each.verticalScrollBar().maximum()
        ):
            around = scrolled_by(each)
            while around is not None:
                if isinstance(around, QScrollArea) and around.verticalScrollBar().maximum():
                    yield f"scrolled twice: {inside_of(each)} within {inside_of(around)}"
                around = scrolled_by(around)


def inside_of(area: QAbstractScrollArea) -> str:
    """What a scrolled part belongs to, and how much of it is out of sight."""
    page = area.parentWidget()
    while page is not None and not isinstance(page, Page):
        page = page.parentWidget()
    name = f"{type(area).__name__} {area.accessibleName()}".strip()
    return f"{name} of {type(page).__name__} by {area.verticalScrollBar().maximum()}"


def unseen_actions(window: QWidget) -> Iterator[str]:
    """What a page is there for, to be scrolled to before it can be pressed."""
    for each in shown(window):
        if isinstance(each, QPushButton) and each.objectName() == "primary" and not in_sight(each):
            yield f"scrolled away: {called(each)}"


def holds(view: QTableView | QListView, index: QModelIndex) -> bool:
    """Whether a cell has room for its text, broken into lines where the list breaks them."""
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    view.itemDelegateForIndex(index).initStyleOption(option, index)
    option.rect = view.visualRect(index)
    style = view.style()
    room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, view) + 1
    room.adjust(margin, 0, -margin, 0)
    wraps = Qt.TextFlag.TextWordWrap if view.wordWrap() else Qt.TextFlag.TextExpandTabs
    needed = option.fontMetrics.boundingRect(QRect(0, 0, room.width(), 0), wraps, option.text)
    return needed.width() <= room.width() and needed.height() <= room.height()


def in_view(widget: QWidget) -> bool:
    """Whether a view scrolls this into sight. A stack of pages scrolls downwards only, so it is no excuse."""
    parent = widget.parentWidget()
    if isinstance(widget, QHeaderView):
        return False
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, PageStack):
            return True
        if isinstance(parent, PageStack) and widget.parentWidget() in (parent, parent.viewport()):
            return True
        parent = parent.parentWidget()
    return False


def blank(window: Window) -> Iterator[str]:
    """A page on which nothing is drawn."""
    page = window.pages.currentWidget()
    assert page is not None
    if len(colours(page)) < 8:
        yield "blank"


def colours(widget: QWidget) -> set[int]:
    """The colours that a widget is drawn with, looked at here and there."""
    drawn = widget.grab().toImage()
    return {drawn.pixel(x, y) for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 3)}


def items(window: QWidget) -> set[str]:
    """What lists, tables, boxes and menus offer, all rows of them, and the labels beside them line by line."""
    found: set[str] = set()
    for each in shown(window):
        if isinstance(each, QComboBox | QAbstractItemView) and (model := each.model()) is not None:
            columns = range(each.horizontalHeader().count() if isinstance(each, QTableView) else 1)
            rows = range(model.rowCount(QModelIndex()))
            found |= {str(model.index(row, column).data()) for row in rows for column in columns}
        if isinstance(each, QLabel):
            found |= set(each.text().split("\n"))
        found |= {action.text() for menu in each.findChildren(QMenu) for action in menu.actions()}
    return found - {"", "None"}


def texts(window: QWidget) -> set[str]:
    """Words that labels, buttons, fields, menus and headers show."""
    found: set[str] = set()
    for each in shown(window):
        for name in ("text", "placeholderText", "accessibleName", "toolTip"):
            value = getattr(each, name, None)
            if name == "text" and isinstance(each, QLineEdit):
                continue  # what is typed is in the language of who typed it
            found.add(str(value())) if callable(value) else None
        if isinstance(each, QHeaderView):
            found |= {str(each.model().headerData(n, each.orientation())) for n in range(each.count())}
        if isinstance(each, QComboBox):
            found |= {each.itemText(row) for row in range(min(each.count(), 40))}
    return found - {"", "None"}
