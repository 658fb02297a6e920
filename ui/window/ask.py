"""Every dialog there is. Tests put another `Ask` in its place and answer."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6 import (  # not all classes by name: each takes time before the first page is drawn
    QtCore,
    QtWidgets,
)
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.window import fields
from ui.window.theme import GAP, scaled

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Answer = TypeVar("Answer")


class Source(NamedTuple):
    """Where files come from, as told once for all of them: from whom, how, where."""

    source: str
    how: str
    where: str


class Ask(QObject):
    """Asks the officer; every answer but yes or a choice is no. What was asked and answered stays in no dialog."""

    def __init__(self) -> None:
        super().__init__()
        self._turn = 0
        self._saved_in: Path | None = None

    def dismiss(self) -> None:
        """Closes every menu and list that is open, and every dialog, whose answers then count as no.

        A locked window leaves nothing to read.
        """
        self._turn += 1
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self._saved_in = None
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QtWidgets.QDialog) and each.isVisible():
                each.reject()

    def _unless_dismissed(self, asking: Callable[[], Answer]) -> Answer | None:
        turn = self._turn
        answer = asking()
        return answer if turn == self._turn else None

    def _place(self, asking: Callable[[], Answer]) -> Answer | None:
        """What a dialog for files answers, without the list of places that Qt keeps for the next program."""
        answer = self._unless_dismissed(asking)
        kept = QtCore.QSettings(QtCore.QSettings.Scope.UserScope, "QtProject")
        for name in ("history", "lastVisited"):
            kept.remove(f"FileDialog/{name}")
        return answer

    def confirm(self, title: str, text: str, yes: str, no: str) -> bool:
        """Whether the officer presses the button `yes`; `no` is the default."""
        box = QtWidgets.QMessageBox(QtWidgets.QMessageBox.Icon.Question, title, text, parent=_parent())
        agreed = box.addButton(yes, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        refused = box.addButton(no, QtWidgets.QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refused)
        box.setEscapeButton(refused)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is agreed

    def files(self, title: str) -> tuple[Path, ...]:
        """Existing files; none where the officer stops."""
        names = self._place(lambda: QtWidgets.QFileDialog.getOpenFileNames(_parent(), title)[0])
        return tuple(Path(name) for name in names or ())

    def file(self, title: str, kinds: str) -> Path | None:
        """One existing file; `kinds` as Qt's filter, such as `Kartu (*.kartu)`."""
        name = self._place(lambda: QtWidgets.QFileDialog.getOpenFileName(_parent(), title, "", kinds)[0])
        return Path(name) if name else None

    def folder(self, title: str) -> Path | None:
        """A folder."""
        name = self._place(lambda: QtWidgets.QFileDialog.getExistingDirectory(_parent(), title))
        return Path(name) if name else None

    def new_file(self, title: str, proposed: str, kinds: str) -> Path | None:
        """Where a new file shall lie. A free name is proposed; nobody is asked about replacing, since nothing is."""
        start = _free(self._saved_in or _documents(), proposed)
        only_new = QtWidgets.QFileDialog.Option.DontConfirmOverwrite
        name = self._place(
            lambda: QtWidgets.QFileDialog.getSaveFileName(
                _parent(), title, str(start), kinds, options=only_new
            )[0]
        )
        if not name:
            return None
        self._saved_in = Path(name).parent
        return Path(name)

    def words(self, title: str, text: str, yes: str) -> str | None:
        """A line of words, such as a reason; None where the officer stops or says nothing."""
        field = fields.line(text)
        dialog = _dialog(title, fields.label(text), field, yes=yes)
        return field.text().strip() or None if _agreed(dialog) else None

    def printer(self, pages: int) -> QPrinter | None:
        """A printer, and which of `pages` pages it shall print; None where the officer stops.

        The queue shows the job as Segel's and no more: others read it too.
        """
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Segel")
        dialog = QPrintDialog(printer, _parent())
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, pages)
        return printer if self._unless_dismissed(lambda: _agreed(dialog)) else None

    def source(self, count: int, people: tuple[str, ...], last: Source) -> Source | None:
        """From whom, how and where `count` files come; None where the officer stops."""
        whom = _choice(self.tr("Dari siapa"), people, last.source)
        how = _choice(
            self.tr("Caranya"),
            (
                self.tr("Disalin dari telepon"),
                self.tr("Diterima lewat WhatsApp"),
                self.tr("Diserahkan di atas flashdisk"),
                self.tr("Dipotret sendiri oleh petugas"),
            ),
            last.how,
        )
        where = fields.line(self.tr("Di mana"))
        where.setText(last.where)
        form = fields.form()
        fields.add_row(form, self.tr("Dari siapa"), whom)
        fields.add_row(form, self.tr("Caranya"), how)
        fields.add_row(form, self.tr("Di mana"), where)
        told = self.tr("%n berkas atau folder akan dimasukkan. Isian ini berlaku untuk semuanya.", "", count)
        dialog = _dialog(
            self.tr("Asal berkas"),
            fields.label(told.replace("%n", str(count))),
            fields.holder(form),
            yes=self.tr("Masukkan"),
        )
        if not _agreed(dialog):
            return None
        return Source(whom.currentText().strip(), how.currentText().strip(), where.text().strip())


def _documents() -> Path:
    places = QtCore.QStandardPaths
    return Path(places.writableLocation(places.StandardLocation.DocumentsLocation))


def _free(folder: Path, name: str) -> Path:
    """The file of this name, or the first of `name (2)`, `name (3)` … that is not there yet."""
    wanted, number = folder / name, 1
    while os.path.lexists(wanted):
        number += 1
        wanted = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    return wanted


def _parent() -> QWidget | None:
    window = QApplication.activeWindow()
    # A dialog that was just closed takes its children along.
    while window is not None and not window.isVisible():
        window = window.parentWidget()
    return window


def _agreed(dialog: QtWidgets.QDialog) -> bool:
    """Lets a dialog be answered; once its answer was read, its fields are no more."""
    answer = dialog.exec()
    dialog.deleteLater()
    return bool(answer)


def _choice(name: str, offered: tuple[str, ...], now: str) -> QtWidgets.QComboBox:
    box = QtWidgets.QComboBox()
    box.setEditable(True)
    box.setAccessibleName(name)
    box.addItems(list(offered))
    box.setCurrentText(now)
    return box


def _dialog(title: str, *parts: QWidget, yes: str) -> QtWidgets.QDialog:
    dialog = QtWidgets.QDialog(_parent())
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(scaled(460))
    stop = fields.button(QCoreApplication.translate("Ask", "Batal"), dialog.reject)
    go = fields.button(yes, dialog.accept, style="primary")
    go.setDefault(True)
    inside = fields.column(*parts, fields.row(None, stop, go), gap=2 * GAP)
    inside.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
    dialog.setLayout(inside)
    return dialog
