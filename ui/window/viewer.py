"""One exhibit: the picture to look at closely, and what is known of the file and from where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QPushButton,
    QScrollArea,
    QTableView,
)

from intake.evidence import exhibits, previews
from intake.evidence.clocknotes import ClockNotes
from intake.evidence.exhibits import Exhibit
from intake.ids import EvidenceId
from intake.papers.content import Fact
from intake.papers.fact_words import doubts_of, facts_of, obtained_words, preview_words
from intake.papers.wording import grouped, size_words, stamp_words
from intake.vault import Vault
from ui.window import fields, icons, models
from ui.window.desk import Desk
from ui.window.models import Column, RowsModel
from ui.window.section import OpenCase, Section
from ui.window.theme import GAP, fixed_font
from ui.window.work import Job, Priority

_ZOOM = 1.25
_CLOSEST = 8.0


@dataclass(frozen=True, slots=True)
class Sight:
    """The picture of an exhibit as JPEG, or the words for why there is none, and its facts."""

    evidence: EvidenceId
    jpeg: bytes | None
    why: str
    facts: tuple[Fact, ...]
    doubts: tuple[str, ...]


class PictureView(QGraphicsView):
    """A picture that fits its view until it is zoomed; turns by quarters. The file itself is never changed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._item: QGraphicsPixmapItem | None = None
        self._fitted = True
        self.setScene(QGraphicsScene(self))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)

    def show_picture(self, picture: QPixmap | None) -> None:
        """Shows a picture, or nothing."""
        self.scene().clear()
        self._item = None
        self.resetTransform()
        if picture is not None:
            self._item = self.scene().addPixmap(picture)
            self.scene().setSceneRect(QRectF(picture.rect()))
            self.fit()

    def fit(self) -> None:
        """The whole picture."""
        self._fitted = True
        if self._item is not None:
            self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, factor: float) -> None:
        """Closer or farther."""
        scale = abs(self.transform().m11()) + abs(self.transform().m12())
        if self._item is not None and 0.05 < scale * factor < _CLOSEST:
            self._fitted = False
            self.scale(factor, factor)

    def turn(self) -> None:
        """A quarter to the right, for the eye alone."""
        self.rotate(90)
        if self._fitted:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps a fitted picture fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms."""
        self.zoom(_ZOOM if event.angleDelta().y() > 0 else 1 / _ZOOM)


class Viewer(Section):
    """Picture on the left, facts on the right."""

    closed = Signal()
    wants = Signal(int)
    changed_exhibit = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._exhibit: Exhibit | None = None
        self._row = 0
        self.picture = PictureView(self.tr("Gambar bukti"))
        self.title = fields.label("", "heading")
        self.no_picture = fields.label("", "note")
        self.reveal = fields.button(self.tr("Tampilkan dokumen identitas"), self._reveal)
        self.reveal.hide()
        self.facts: RowsModel[Fact] = RowsModel(
            [
                Column(self.tr("Data"), lambda fact: fact.label, width=142),
                Column(self.tr("Isi"), lambda fact: fact.value),
                Column(self.tr("Sumber"), lambda fact: fact.source, width=150),
            ],
            self,
        )
        self.table = _facts_table(self.facts, self.tr("Data bukti dan sumbernya"))
        self.doubts = fields.label("", "warn")
        self.digest = fields.label("")
        self.digest.setFont(fixed_font(9))
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.origin = fields.label("", "note")
        self.description = fields.line(
            self.tr("Keterangan bukti"), self.tr("Apa yang terlihat atau terdengar")
        )
        self.save_button = fields.button(self.tr("Simpan"), self.save_now, "save")
        self.description.returnPressed.connect(self.save_now)
        self.withdraw_button = fields.button(self.tr("Tarik bukti…"), self._withdraw)
        self.export_button = fields.button(self.tr("Salin aslinya keluar…"), self._export)
        self.previous = fields.button(self.tr("Sebelumnya"), lambda: self._step(-1), "back")
        self.next = fields.button(self.tr("Berikutnya"), lambda: self._step(1), "next")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._lay_out()
        self._shortcuts()

    def _lay_out(self) -> None:
        tools = [
            self._tool("zoom-in", self.tr("Perbesar"), lambda: self.picture.zoom(_ZOOM)),
            self._tool("zoom-out", self.tr("Perkecil"), lambda: self.picture.zoom(1 / _ZOOM)),
            self._tool("fit", self.tr("Seluruh gambar"), self.picture.fit),
            self._tool("rotate", self.tr("Putar tampilan"), self.picture.turn),
        ]
        back = fields.button(self.tr("Semua bukti"), self._close, "back")
        bar = fields.row(back, self.title, None, *tools, self.previous, self.next)
        about = fields.form()
        fields.add_row(about, self.tr("Keterangan"), fields.row(self.description, self.save_button))
        sheet = fields.panel(
            self.table,
            self.doubts,
            fields.label(self.tr("Sidik SHA-256 berkas asli"), "note"),
            self.digest,
            self.origin,
            about,
            fields.row(self.withdraw_button, None, self.export_button),
            margin=GAP + GAP // 2,
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        left = fields.column(self.picture, self.no_picture, self.reveal)
        left.setStretch(0, 1)
        both = fields.row(fields.holder(left), scroll, gap=2 * GAP)
        both.setStretch(0, 11)
        both.setStretch(1, 10)
        whole = fields.column(bar, both)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _tool(self, icon: str, name: str, pressed: Callable[[], object]) -> QPushButton:
        made = fields.button("", pressed, icon)
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made

    def _shortcuts(self) -> None:
        for keys, deed in (
            ("+", lambda: self.picture.zoom(_ZOOM)),
            ("-", lambda: self.picture.zoom(1 / _ZOOM)),
            ("0", self.picture.fit),
            ("R", self.picture.turn),
        ):
            QShortcut(QKeySequence(keys), self.picture, deed, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(
            QKeySequence("Esc"), self, self._close, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def show_exhibit(self, exhibit: Exhibit, row: int, of: int) -> None:
        """Shows one exhibit, the `row`th (from 0) of `of`."""
        self.save_now()
        self._row = row
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(row + 1 < of)
        self.picture.show_picture(None)
        self.facts.set_rows([])
        self.no_picture.setText(self.tr("Menyiapkan gambar…"))
        self.no_picture.show()
        self._show_words(exhibit)
        self.reveal.setVisible(exhibit.is_identity)
        self._look(exhibit, picture_too=not exhibit.is_identity)
        self.picture.setFocus()

    def _reveal(self) -> None:
        """Identity documents are shown only when somebody asks for this one."""
        if self._exhibit is not None:
            self.reveal.hide()
            self._look(self._exhibit, picture_too=True)

    def _look(self, exhibit: Exhibit, *, picture_too: bool) -> None:
        zone, closed = self.opened.zone, self.tr("dokumen identitas hanya ditampilkan bila diminta")

        def task(vault: Vault, _: Job[Sight]) -> Sight:
            fresh = exhibits.find(vault, exhibit.id)
            jpeg = previews.preview(vault, fresh, previews.PAGE) if picture_too else None
            why = (
                (preview_words(previews.failure(vault, fresh, previews.PAGE)) or "")
                if picture_too
                else closed
            )
            clocks = ClockNotes(vault, fresh.case)
            facts = facts_of(fresh, zone, clocks.note_for(fresh))
            return Sight(exhibit.id, jpeg, why, facts, doubts_of(fresh) + clocks.doubt_words(fresh))

        self.run(task, self._show_sight)

    def forget(self) -> None:
        """Shows nothing."""
        super().forget()
        self._exhibit = None
        self.picture.show_picture(None)
        self.facts.set_rows([])
        for label in (self.title, self.no_picture, self.doubts, self.digest, self.origin):
            label.clear()
        self.description.setText("")

    def open(self, opened: OpenCase) -> None:
        """Turns to a case."""
        super().open(opened)
        self.description.setReadOnly(not opened.editable)
        self.save_button.setEnabled(opened.editable)

    @property
    def unsaved(self) -> bool:
        """Whether the description is not in the vault."""
        return (
            self._exhibit is not None
            and self.description.text().strip() != self._exhibit.obtained.description
        )

    def save_now(self) -> None:
        """Saves the description where it changed."""
        exhibit = self._exhibit
        if exhibit is None or not self.unsaved or not self.opened.editable:
            return
        case = self.opened.case
        words = replace(exhibit.obtained, description=self.description.text().strip())
        self.run(lambda vault, _: exhibits.describe(vault, case, exhibit, words), self._changed)

    def _changed(self, exhibit: Exhibit) -> None:
        self.changed_exhibit.emit(exhibit)
        if self._exhibit is not None and exhibit.id == self._exhibit.id:
            self._show_words(exhibit)

    def _show_words(self, exhibit: Exhibit) -> None:
        self._exhibit = exhibit
        self.title.setText(self.tr("Bukti nomor {n}").format(n=exhibit.number))
        self.digest.setText(grouped(exhibit.blob.sha256))
        told = [exhibit.obtained.file_name, size_words(exhibit.blob.size), exhibit.media_type]
        lines = [" · ".join(told), self.tr("Masuk {at}").format(at=stamp_words(exhibit.added_at))]
        lines += [words for words in (obtained_words(exhibit),) if words]
        if exhibit.withdrawn is not None:
            lines.append(self.tr("Ditarik: {reason}").format(reason=exhibit.withdrawn))
        self.origin.setText("\n".join(lines))
        self.description.setText(exhibit.obtained.description)
        self.withdraw_button.setEnabled(self.opened.editable and exhibit.withdrawn is None)

    def _show_sight(self, sight: Sight) -> None:
        if self._exhibit is None or sight.evidence != self._exhibit.id:
            return  # the officer has gone on to another
        self.facts.set_rows(sight.facts)
        self.doubts.setText("\n".join(sight.doubts))
        self.doubts.setVisible(bool(sight.doubts))
        image = QImage.fromData(QByteArray(sight.jpeg)) if sight.jpeg is not None else QImage()
        if not image.isNull():
            self.picture.show_picture(QPixmap.fromImage(image))
            self.no_picture.hide()
        else:
            self.picture.show_picture(
                icons.picture(icons.for_media(self._exhibit.media_type), 96, "on_head_muted")
            )
            self.no_picture.setText(self.tr("Tidak ada gambar: {why}").format(why=sight.why))

    def _step(self, by: int) -> None:
        self.wants.emit(self._row + by)

    def _close(self) -> None:
        self.save_now()
        self.closed.emit()

    def _withdraw(self) -> None:
        exhibit = self._exhibit
        if exhibit is None:
            return
        reason = self.desk.ask.words(
            self.tr("Tarik bukti"),
            self.tr("Bukti tetap tersimpan dan tetap tercatat, ditandai ditarik. Apa alasannya?"),
            self.tr("Tarik"),
        )
        if reason is not None:
            case = self.opened.case
            self.run(lambda vault, _: exhibits.withdraw(vault, case, exhibit, reason), self._changed)

    def _export(self) -> None:
        exhibit = self._exhibit
        if exhibit is None:
            return
        target = self.desk.ask.new_file(
            self.tr("Salin berkas asli keluar brankas, tanpa sandi"), exhibit.obtained.file_name, ""
        )
        if target is None:
            return

        def done(_: None) -> None:
            self.desk.bar.show_text(self.tr("Disalin tanpa sandi ke {path}.").format(path=target), "warn")

        self.run(
            lambda vault, _: exhibits.export(vault, exhibit, target),
            done,
            title=self.tr("Menyalin berkas"),
            priority=Priority.NOW,
        )


def _facts_table(model: RowsModel[Fact], name: str) -> QTableView:
    view = models.table(model, name, wrap=True)
    view.setMinimumHeight(200)
    view.verticalHeader().setMinimumSectionSize(26)
    return view
