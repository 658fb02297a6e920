"""Pages one at a time, each as tall as it needs: what does not fit is scrolled to, never clipped."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from ui.window import named, reading_order


class PageStack(QScrollArea):
    """Like QStackedWidget, but a hidden page takes no room, and a page larger than the window can be scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._now: QWidget | None = None
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setObjectName("scrolled")
        inside.setLayout(self._layout)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        named.put(self, focusPolicy="NoFocus")

    def addWidget(self, page: QWidget) -> None:
        """One more page; the first is shown."""
        self._pages.append(page)
        first = self._now is None
        self._now = self._now or page
        self._layout.addWidget(page)
        page.setVisible(first)  # not before: a widget without a parent would flash up as a window

    def widgets(self) -> tuple[QWidget, ...]:
        """All pages in their order."""
        return tuple(self._pages)

    def currentWidget(self) -> QWidget | None:
        """The page that is shown."""
        return self._now

    def setCurrentWidget(self, page: QWidget) -> None:
        """Shows this page, from its top."""
        if page is self._now:
            return
        before, self._now = self._now, page
        page.show()
        if before is not None:
            if before.isAncestorOf(QApplication.focusWidget() or self):
                _focus(page)  # else hiding it would hand the keyboard to whatever comes next in the window
            before.hide()
        self.verticalScrollBar().setValue(0)

    def setCurrentIndex(self, number: int) -> None:
        """Shows the page with this number, from 0."""
        self.setCurrentWidget(self._pages[number])


def _focus(page: QWidget) -> None:
    """Gives the keyboard to where it was on a page, or else to the first part that Tab would come to."""
    from PySide6.QtCore import Qt  # not for the first page: see named.py

    chain = list(reading_order.parts(page))
    last = page.focusWidget()
    start = chain.index(last) if last in chain else 0
    for each in chain[start:] + chain[:start]:
        takes = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.isEnabled()
        if takes and each.isVisibleTo(page):
            each.setFocus()
            return
