"""Bantuan: short articles out of resources/help, one for each page, and the shortcuts as the window has them now.

An article is resources/help/<language>/<number>-<class of the page>.md; its first line is its title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import QModelIndex, QStringListModel, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QTextBrowser

from intake.wording import Language
from ui.window import fields, language
from ui.window.desk import Desk, Page
from ui.window.exhibit_views import ExhibitGrid
from ui.window.keys import Keys
from ui.window.medium_page import PicturesView
from ui.window.picture_view import PictureView
from ui.window.readback_page import ReadBack
from ui.window.talk_edit import TalkEdit
from ui.window.theme import GAP, RESOURCES, scaled
from ui.window.type_ahead import TypeAhead
from ui.window.viewer import Viewer

FOLDER = RESOURCES / "help"


@dataclass(frozen=True, slots=True)
class Article:
    """What helps with one page: the page's class, a title, Markdown."""

    page: str
    title: str
    text: str


def articles(spoken: Language) -> tuple[Article, ...]:
    """All articles of a language, in the order of their numbers."""
    return tuple(_read(path) for path in sorted((FOLDER / spoken.value).glob("*.md")))


def _read(path: Path) -> Article:
    text = path.read_text(encoding="utf-8")
    return Article(path.stem.partition("-")[2], text.partition("\n")[0].lstrip("# ").strip(), text)


class HelpPage(Page):
    """Titles on the left, the article on the right."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._articles: tuple[Article, ...] = ()
        self._shortcuts = ""
        self._titles = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._titles)
        self.list.setAccessibleName(self.tr("Daftar bantuan"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setObjectName("titles")
        self.list.setFixedWidth(scaled(300))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Isi bantuan"))
        self.text.setOpenLinks(False)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        head = fields.row(self.back, fields.label(self.tr("Bantuan"), "title"), None, gap=2 * GAP)
        both = fields.row(self.list, self.text, gap=2 * GAP)
        both.setStretch(1, 1)
        whole = fields.column(head, both, gap=2 * GAP)
        whole.setStretch(1, 1)
        whole.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        self.setLayout(whole)

    def showEvent(self, event: QShowEvent) -> None:
        """Now the list has its height: as many titles as fit, the chosen one among them."""
        super().showEvent(event)
        self.list.scrollToTop()
        self.list.scrollTo(self.list.currentIndex())

    def open_for(self, page: str, actions: Iterable[QAction]) -> None:
        """Shows the article for a page (the name of its class), and lists the shortcuts of `actions`."""
        self._articles = articles(language.current())
        self._shortcuts = self._table(actions)
        self._titles.setStringList(
            [each.title for each in self._articles] + [self.tr("Pintasan papan ketik")]
        )
        about = [each.page for each in self._articles]
        self.list.setCurrentIndex(self._titles.index(about.index(page) if page in about else 0))
        self.list.setFocus()

    def again(self) -> Callable[[HelpPage], object]:
        """The same article."""
        row = self.list.currentIndex().row()

        def show(new: HelpPage) -> None:
            new.open_for("", new.window().findChildren(QAction))
            new.list.setCurrentIndex(new._titles.index(row))

        return show

    def _show(self, now: QModelIndex) -> None:
        if 0 <= now.row() < len(self._articles):
            self.text.setMarkdown(self._articles[now.row()].text)
        elif now.isValid():
            self.text.setHtml(self._shortcuts)

    def _table(self, actions: Iterable[QAction]) -> str:
        named = {
            action.text().replace("&", ""): [keys.toString(QKeySequence.SequenceFormat.NativeText)
                                             for keys in action.shortcuts()]
            for action in actions
            if action.shortcuts() and action.text()
        }  # fmt: skip
        others = {
            self.tr("Ke isian berikutnya, ke isian sebelumnya"): ["Tab", "Shift+Tab"],
            self.tr("Menekan tombol yang dipilih"): [self.tr("Spasi")],
            self.tr("Membuka baris yang dipilih"): ["Enter"],
        }
        tables = [f"<h1>{escape(self.tr('Pintasan papan ketik'))}</h1>", _rows(named | others)]
        for title, keys in self.answering().items():
            tables += [f"<h2>{escape(title)}</h2>", _rows({each.says: each.shown for each in keys})]
        return "".join(tables)

    def answering(self) -> dict[str, tuple[Keys, ...]]:
        """What answers keys of its own beside those of the menus, and which."""
        return {
            self.tr("Isian yang menampilkan pilihan"): TypeAhead.KEYS,
            self.tr("Keterangan: tanya jawab"): TalkEdit.KEYS,
            self.tr("Keterangan: membacakan kembali"): ReadBack.KEYS,
            self.tr("Bukti: kisi dan daftar"): ExhibitGrid.KEYS,
            self.tr("Bukti: dari kartu atau ponsel"): PicturesView.KEYS,
            self.tr("Bukti: penampil"): (*Viewer.KEYS, *PictureView.KEYS),
        }


def _rows(named: Mapping[str, Iterable[str]]) -> str:
    rows = "".join(
        f"<tr><td>{escape(text)}</td><td><b>{escape(', '.join(keys))}</b></td></tr>"
        for text, keys in named.items()
    )
    return f"<table cellspacing='0' cellpadding='6'>{rows}</table>"
