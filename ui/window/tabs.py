"""Pages of one thing under tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.window import fields, theme
from ui.window.stack import PageStack


class Tabs(QWidget):
    """A bar of tabs above the page that is chosen; arrow keys go from tab to tab. `turned` tells the page's number."""

    turned = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(theme.is_large())
        self._titles: list[str] = []
        self._pages = PageStack()
        # A page takes the room there is; what does not fit is scrolled to within it.
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._pages.setMinimumHeight(theme.scaled(160))
        self.bar.currentChanged.connect(self._turn)
        whole = fields.column(self.bar, self._pages)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def add(self, text: str, page: QWidget) -> None:
        """One more page."""
        self._titles.append(text)
        self._pages.addWidget(page)
        self.bar.addTab(text)

    def count(self, part: QWidget, number: int) -> None:
        """Says on its tab how many there are on the page that a part lies in; nothing where there is none."""
        page = self.number_of(part)
        self.bar.setTabText(page, f"{self._titles[page]} ({number})" if number else self._titles[page])

    def go_to(self, number: int) -> None:
        """Shows the page with this number, from 0."""
        self.bar.setCurrentIndex(number)

    def number_of(self, part: QWidget) -> int:
        """The number of the page that a part lies in, from 0."""
        pages = self._pages.widgets()
        return next(number for number, page in enumerate(pages) if page is part or page.isAncestorOf(part))

    @property
    def current(self) -> int:
        """The number of the page that is shown, from 0."""
        return self.bar.currentIndex()

    def _turn(self, number: int) -> None:
        if 0 <= number < len(self._pages.widgets()):
            self._pages.setCurrentIndex(number)
            self.turned.emit(number)
