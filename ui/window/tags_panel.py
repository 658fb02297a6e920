"""Semua tag: every tag of a file as the readers gave it, for who wants to look closer than the facts."""

from __future__ import annotations

from intake.evidence import tags
from intake.evidence.exhibits import Exhibit
from intake.media.dumps import Tag, Tags
from intake.media.words import code_words
from intake.vault import Vault
from intake.wording import one_line, several_lines
from ui.window import fields, language, models
from ui.window.desk import Desk
from ui.window.models import Column, RowsModel
from ui.window.section import Section
from ui.window.theme import fixed_font, is_large, scaled
from ui.window.work import Job


class TagsPanel(Section):
    """A table of reader, tag and value; the XMP packet below it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[Tag] = RowsModel(self._columns(), self)
        self.table = models.table(
            self.model,
            self.tr("Data lengkap dalam berkas"),
            self.tr("Tidak ada yang terbaca dari berkas ini."),
            wrap=is_large(),
        )
        if not is_large():
            self.table.verticalHeader().setDefaultSectionSize(scaled(26))
        self.state = fields.label("", "note")
        self.xmp = fields.text(self.tr("Paket XMP dalam berkas"))
        self.xmp.setReadOnly(True)
        self.xmp.setFont(fixed_font(9))
        self.xmp.setMaximumHeight(scaled(140))
        whole = fields.column(self.state, self.table, self.xmp)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _columns(self) -> list[Column[Tag]]:
        value: Column[Tag] = Column(self.tr("Isi"), lambda tag: one_line(tag.value))
        if is_large():
            return [Column(self.tr("Nama dan pembaca"), _name_and_reader, width=190), value]
        return [
            Column(self.tr("Nama"), lambda tag: one_line(tag.name), width=190),
            value,
            Column(self.tr("Pembaca"), lambda tag: one_line(tag.reader), width=90),
        ]

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """Reads the kept tags of an exhibit."""
        self._empty()
        self._turn += 1

        def task(vault: Vault, _: Job[Tags | None]) -> Tags | None:
            return tags.tags_of(vault, exhibit.blob)

        self.run(task, self._show)

    def forget(self) -> None:
        """Shows no tag."""
        super().forget()
        self._empty()

    def _empty(self) -> None:
        self.model.forget()
        self.state.clear()
        self.xmp.clear()
        self.xmp.hide()

    def _show(self, found: Tags | None) -> None:
        self.state.setText(self._state(found))
        self.model.set_rows(() if found is None else found.tags)
        if found is not None:
            self.xmp.setPlainText(several_lines(found.xmp))
            self.xmp.setVisible(bool(found.xmp))

    def _state(self, found: Tags | None) -> str:
        if found is None:
            return self.tr("Tidak ada data yang terbaca dari berkas ini.")
        if found.reason is not None:
            why = code_words(language.current(), "unread", found.reason)
            return self.tr("Data tidak terbaca: {why}.").format(why=why)
        if found.cut:
            return self.tr("{n} data; sisanya terlalu panjang dan tidak disimpan.").format(n=len(found.tags))
        return self.tr("{n} data, tepat seperti tertulis dalam berkas.").format(n=len(found.tags))


def _name_and_reader(tag: Tag) -> str:
    return f"{one_line(tag.name)} · {one_line(tag.reader)}"
