"""Tutup bagian gambar: boxes drawn over a picture; what comes out is a derived exhibit, the original stays."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsView, QGridLayout, QLineEdit

from intake.evidence import redaction
from intake.evidence.exhibits import Exhibit
from intake.evidence.previews import PAGE
from intake.media.part import WHOLE
from intake.media.region import MOST_REGIONS, Mode, PictureSize, Region
from intake.media.words import code_words
from intake.problems import Problem
from intake.vault import Vault
from ui.window import fields, language, models, saying, theme
from ui.window.choice_box import ChoiceBox
from ui.window.closer import Closer, closely
from ui.window.desk import Desk
from ui.window.draft_form import DraftForm, Input
from ui.window.models import Column, RowsModel
from ui.window.picture_view import ZOOM, PictureView
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP
from ui.window.work import Job

_LEAST = 4
"""Pixels of the screen below which a drag was no box."""


@dataclass(frozen=True, slots=True)
class _Canvas:
    """The picture to draw on, whose image is null where there is none, and how large it truly is."""

    exhibit: Exhibit
    image: QImage
    size: PictureSize


class BoxView(PictureView):
    """A picture on which the left button draws boxes; `drawn` tells the rectangle in the picture's own pixels."""

    drawn = Signal(QRectF)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setDragMode(QGraphicsView.DragMode.NoDrag)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self._from: QPointF | None = None
        self._band: QGraphicsRectItem | None = None
        self._boxes: list[QGraphicsRectItem] = []

    def show_boxes(self, boxes: list[tuple[QRectF, Mode]]) -> None:
        """Draws these boxes over the picture, black or hatched."""
        for each in self._boxes:
            self.scene().removeItem(each)
        self._boxes = []
        for place, mode in boxes:
            pen = QPen(theme.colour("warn_pale"), 2)
            pen.setCosmetic(True)
            item = self.scene().addRect(place, pen)
            pattern = Qt.BrushStyle.SolidPattern if mode is Mode.BOX else Qt.BrushStyle.Dense3Pattern
            item.setBrush(pattern)
            self._boxes.append(item)

    def show_picture(self, picture: QPixmap | None, size: QSize | None = None) -> None:
        """Shows another picture, without boxes."""
        self._boxes, self._band, self._from = [], None, None
        super().show_picture(picture, size)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a box."""
        if event.button() is Qt.MouseButton.LeftButton and self.item is not None:
            self._from = self.mapToScene(event.position().toPoint())
            pen = QPen(theme.colour("accent"), 2)
            pen.setCosmetic(True)
            self._band = self.scene().addRect(QRectF(self._from, self._from), pen)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws it larger."""
        if self._from is not None and self._band is not None:
            self._band.setRect(QRectF(self._from, self.mapToScene(event.position().toPoint())).normalized())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it; a mere click is none."""
        if self._from is None or self._band is None:
            return
        place = self._band.rect().intersected(self.scene().sceneRect())
        self.scene().removeItem(self._band)
        self._from, self._band = None, None
        if min(place.width(), place.height()) * self.closeness >= _LEAST:
            self.drawn.emit(place)


class RedactView(Section):
    """The picture, the boxes as a list, the reason; boxes can also be typed.

    `made` tells the derived exhibit, `wants` its id where the officer has waited for it.
    """

    left = Signal()
    made = Signal(object)
    wants = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._exhibit: Exhibit | None = None
        self._size: PictureSize | None = None
        self.title = fields.label("", "heading")
        self.picture = BoxView(self.tr("Gambar yang akan ditutup sebagian"))
        self.picture.drawn.connect(self._add_drawn)
        self.closer = Closer(self, self.picture)
        self.closer.told.connect(lambda words: self._say(words, "note"))
        self.regions: RowsModel[Region] = RowsModel(
            [
                Column(self.tr("Cara"), lambda each: self._mode_words(each.mode), width=110),
                Column(
                    self.tr("Letak (piksel)"),
                    lambda each: f"{each.x}, {each.y} · {each.width} × {each.height}",
                ),
            ],
            self,
        )
        self.table = models.table(
            self.regions,
            self.tr("Bagian yang ditutup"),
            self.tr("Belum ada kotak. Tarik kotak di atas gambar."),
            unrolled=True,
        )
        self.mode = ChoiceBox()
        self.mode.setAccessibleName(self.tr("Cara menutup"))
        self.mode.addItem(self.tr("Kotak hitam (dianjurkan)"), Mode.BOX)
        self.mode.addItem(self.tr("Kabur"), Mode.BLUR)
        self.typed: dict[str, QLineEdit] = {
            "x": fields.line(self.tr("Dari kiri")),
            "y": fields.line(self.tr("Dari atas")),
            "width": fields.line(self.tr("Lebar")),
            "height": fields.line(self.tr("Tinggi")),
        }
        self.add_button = fields.button(self.tr("Tambah kotak"), self._add_typed, "plus")
        self.remove_button = fields.button(self.tr("Hapus kotak"), self._remove)
        self.reason = fields.line(self.tr("Alasan"), self.tr("Misalnya: wajah anak"))
        self.state = fields.label("", "note")
        boxes = Input(self._boxes, self._put_boxes)
        self.draft = DraftForm(self, "redaction", {"reason": self.reason, "boxes": boxes, **self.typed})
        for line in (self.reason, *self.typed.values()):
            line.textEdited.connect(self.draft.touch)
        self.make_button = fields.button(
            self.tr("Simpan gambar tertutup"), self.make, "save", style="primary"
        )
        self._lay_out()

    def _lay_out(self) -> None:
        back = fields.button(self.tr("Kembali ke bukti"), self._leave, "back")
        zoom_in = fields.button(self.tr("Perbesar"), lambda: self.picture.zoom(ZOOM), "zoom-in")
        zoom_out = fields.button(self.tr("Perkecil"), lambda: self.picture.zoom(1 / ZOOM), "zoom-out")
        hint = fields.label(
            self.tr("Tarik kotak di atas gambar, atau isi angkanya. Berkas asli tetap utuh di brankas."),
            "note",
        )
        numbers = QGridLayout()
        for place, name in enumerate(("x", "y", "width", "height")):
            label = fields.label(self.typed[name].accessibleName())
            label.setBuddy(self.typed[name])
            numbers.addWidget(label, place // 2, 2 * (place % 2))
            numbers.addWidget(self.typed[name], place // 2, 2 * (place % 2) + 1)
            numbers.setColumnStretch(2 * (place % 2) + 1, 1)
        form = fields.form()
        fields.add_row(form, self.tr("Cara menutup"), self.mode)
        fields.add_row(form, self.tr("Alasan"), self.reason)
        boxes = fields.panel(
            hint, self.table, numbers, fields.row(self.add_button, self.remove_button, None), form, None,
            margin=GAP,
        )  # fmt: skip
        right = fields.pinned(boxes, fields.column(self.state, fields.row(None, self.make_button)))
        both = fields.row(self.picture, right, gap=2 * GAP)
        both.setStretch(0, 13)
        both.setStretch(1, 10)
        whole = fields.column(fields.row(back, self.title, None, zoom_in, zoom_out), both)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """Turns to a picture, with the boxes that were left on it."""
        self._empty()
        self._turn += 1
        self._exhibit = exhibit
        self.draft.turn_to(exhibit.id)
        self.title.setText(self.tr("Tutup bagian gambar: bukti nomor {n}").format(n=exhibit.number))
        self.state.setText(self.tr("Menyiapkan gambar…"))

        def task(vault: Vault, _: Job[_Canvas]) -> Generator[None, None, _Canvas]:
            seen = yield from closely(vault, exhibit, WHOLE, PAGE)
            return _Canvas(exhibit, QImage.fromData(QByteArray(seen.jpeg)), seen.size)

        self.run(task, self._show)

    def _show(self, canvas: _Canvas) -> None:
        if self._exhibit is None or canvas.exhibit.id != self._exhibit.id:
            return  # the officer has gone on to another
        if canvas.image.isNull():
            self.state.setText(self.tr("Gambar ini tidak dapat dibuka, jadi tidak ada yang dapat ditutup."))
            fields.restyle(self.state, "bad")
            return
        size = canvas.size
        self._size = size
        self.add_button.setEnabled(True)
        self.picture.show_picture(QPixmap.fromImage(canvas.image), QSize(size.width, size.height))
        self.closer.turn_to(canvas.exhibit, most=1.0)
        self._say("", "note")
        self._refresh()

    def forget(self) -> None:
        """Shows no picture."""
        super().forget()
        self.draft.forget()
        self._empty()

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.draft.open(opened)

    @property
    def unsaved(self) -> bool:
        """Whether boxes or a reason are not in the vault."""
        return self.draft.unsaved

    def save_now(self) -> None:
        """Keeps the boxes and the reason until they are made into an exhibit."""
        self.draft.keep()

    def _boxes(self) -> str:
        return "\n".join(
            f"{each.x} {each.y} {each.width} {each.height} {each.mode}" for each in self.regions.rows
        )

    def _put_boxes(self, boxes: str) -> None:
        self.regions.set_rows([_region(*line.split()) for line in boxes.splitlines()])

    def _empty(self) -> None:
        self.draft.keep()
        self.draft.rest()
        self._exhibit, self._size = None, None
        self.add_button.setEnabled(False)
        self.make_button.setEnabled(False)
        self.closer.turn_to(None)
        self.regions.set_rows([])
        self.picture.show_picture(None)
        self.title.clear()
        self.reason.setText("")
        for line in self.typed.values():
            line.setText("")
        self._say("", "note")

    def _leave(self) -> None:
        self._empty()
        self.left.emit()

    def _add_drawn(self, place: QRectF) -> None:
        box = place.toAlignedRect()
        self._add(Region(box.x(), box.y(), box.width(), box.height(), Mode(self.mode.currentData())))

    def _add_typed(self) -> None:
        try:
            x, y, width, height = (int(line.text()) for line in self.typed.values())
        except ValueError:
            self._say(self.tr("Isi keempat angka itu dengan angka bulat."), "bad")
            return
        if width < 1 or height < 1:
            self._say(self.tr("Lebar dan tinggi paling sedikit 1 piksel."), "bad")
            return
        typed = Region(x, y, width, height, Mode(self.mode.currentData()))
        exhibit, size = self._exhibit, self._size
        if exhibit is None or size is None:
            return
        try:
            redaction.refuse_outside(exhibit, [typed], size.width, size.height)
        except Problem as problem:
            self._say(saying.problem_text(problem), "bad")
            return
        self._add(typed)

    def _add(self, region: Region) -> None:
        if len(self.regions.rows) >= MOST_REGIONS:
            self._say(self.tr("Paling banyak {n} kotak.").format(n=MOST_REGIONS), "bad")
            return
        self.regions.add_row(region)
        self._refresh()

    def _remove(self) -> None:
        row = models.selected(self.table)
        if row is not None:
            self.regions.set_rows([each for place, each in enumerate(self.regions.rows) if place != row])
            self._refresh()

    def _refresh(self) -> None:
        self.picture.show_boxes(
            [(QRectF(each.x, each.y, each.width, each.height), each.mode) for each in self.regions.rows]
        )
        self.draft.touch()
        self.make_button.setEnabled(bool(self.regions.rows))
        blurred = any(each.mode is Mode.BLUR for each in self.regions.rows)
        self._say(
            self.tr(
                "Yang dikaburkan kadang masih dapat ditebak. Untuk nama, wajah dan nomor pakai kotak hitam."
            )
            if blurred
            else "",
            "warn",
        )

    def make(self) -> None:
        """Makes the derived exhibit."""
        exhibit, reason, regions = self._exhibit, self.reason.text().strip(), tuple(self.regions.rows)
        size = self._size
        if exhibit is None or size is None or not regions:
            return
        if not reason:
            self._say(self.tr("Tulis dulu alasan menutup bagian itu."), "bad")
            self.reason.setFocus()
            return
        case = self.opened.case
        self.make_button.setEnabled(False)
        self.draft.record(
            lambda vault, _: redaction.redact(vault, case, exhibit, regions, reason, size),
            lambda made: self._made(exhibit, made),
            title=self.tr("Membuat turunan"),
            failed=lambda error: self._failed(exhibit, error),
            always=True,
        )

    def _shows(self, exhibit: Exhibit) -> bool:
        return self._exhibit is not None and self._exhibit.id == exhibit.id

    def _made(self, original: Exhibit, exhibit: Exhibit) -> None:
        """The officer may be at another picture by now."""
        if not self.is_open:
            return
        waited = self._shows(original)
        if waited:
            self.draft.rest()
            self._empty()
        self.desk.bar.show_text(
            self.tr("Turunan menjadi bukti nomor {n}. Aslinya tetap ada.").format(n=exhibit.number), "good"
        )
        self.made.emit(exhibit)
        if waited:
            self.wants.emit(exhibit.id)

    def _failed(self, original: Exhibit, error: BaseException) -> None:
        if isinstance(error, Problem) and error.code == "redaction-impossible":
            why = code_words(language.current(), "unread", str(error.particulars["reason"]))
            error = Problem("redaction-impossible", item=original.number, reason=why)
        if not self._shows(original):
            self.desk.fail(error)
            return
        self.make_button.setEnabled(True)
        self._say(saying.error_text(error), "bad")

    def _say(self, text: str, tone: str) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
        fields.restyle(self.state, tone)

    def _mode_words(self, mode: Mode) -> str:
        return self.tr("kotak hitam") if mode is Mode.BOX else self.tr("kabur")


def _region(x: str, y: str, width: str, height: str, mode: str) -> Region:
    return Region(int(x), int(y), int(width), int(height), Mode(mode))
