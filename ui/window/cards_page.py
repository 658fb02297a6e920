"""Kartu: the own card with its words, and the cards of others that are trusted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal

from intake import cards
from intake.cards import Card, Trust, TrustedCard
from intake.check import read_small
from intake.files import write_file
from intake.papers.wording import stamp_words
from intake.problems import from_os_error
from intake.vault import Vault
from ui.window import fields, models, saying
from ui.window.desk import Desk, Page
from ui.window.models import Column, RowsModel
from ui.window.theme import GAP, fixed_font
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class CardBook:
    """The own card's bytes and the trusted cards."""

    own: bytes
    trusted: tuple[TrustedCard, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """A card file as it was read."""

    data: bytes
    card: Card


def words_of(card: Card) -> str:
    """The eight words in two rows of four."""
    words = card.fingerprint
    return "\n".join("   ".join(words[start : start + 4]) for start in (0, 4))


class CardsPage(Page):
    """Own card on the left, the book on the right."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._own = b""
        self.who = fields.label("", "heading")
        self.who.setWordWrap(True)
        self.words = fields.label("")
        self.words.setFont(fixed_font(12))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.save_button = fields.button(self.tr("Simpan kartu saya…"), self.save_own, "save")
        self.trust_button = fields.button(self.tr("Percayai kartu…"), self.trust, "plus", style="primary")
        reasons = {
            Trust.COMPARED: self.tr("Kata-kata sudah dicocokkan"),
            Trust.VOUCHED: self.tr("Dijamin kantor lain"),
            Trust.ACCEPTED: self.tr("Belum dicocokkan"),
        }
        self.model: RowsModel[TrustedCard] = RowsModel(
            [
                Column(self.tr("Nama"), lambda each: each.card.name),
                Column(
                    self.tr("Kantor"),
                    lambda each: saying.place_text(each.card.unit, each.card.office),
                    width=220,
                ),
                Column(self.tr("Kepercayaan"), lambda each: reasons[each.trust], width=220),
                Column(self.tr("Sejak"), lambda each: stamp_words(each.trusted_at)[:16], width=150),
            ],
            self,
        )
        self.table = models.table(
            self.model,
            self.tr("Kartu yang dipercaya"),
            self.tr(
                "Belum ada kartu yang dipercaya. Tekan Percayai kartu, lalu pilih kartu kantor penerima."
            ),
            tall=True,
        )
        self._lay_out()

    def _lay_out(self) -> None:
        own = fields.panel(
            fields.label(self.tr("Kartu saya"), "heading"),
            self.who,
            fields.label(
                self.tr("Delapan kata ini dibacakan kepada kantor yang menerima kartu Anda:"), "note"
            ),
            self.words,
            fields.row(None, self.save_button),
            None,
        )
        book = fields.panel(
            fields.row(fields.label(self.tr("Kartu yang dipercaya"), "heading"), None, self.trust_button),
            self.table,
        )
        both = fields.row(own, book, gap=2 * GAP)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        back = fields.button(self.tr("Kembali"), self.left.emit, "back")
        whole = fields.column(
            fields.row(back, fields.label(self.tr("Kartu"), "title"), None), both, gap=2 * GAP
        )
        whole.setStretch(1, 1)
        whole.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        self.setLayout(whole)

    def refresh(self) -> None:
        """Reads the cards."""

        def task(vault: Vault, _: Job[CardBook]) -> CardBook:
            return CardBook(cards.own_card(vault), tuple(cards.trusted(vault)))

        self.run(task, self._show)

    def forget(self) -> None:
        """Shows no card."""
        super().forget()
        self._own = b""
        self.who.clear()
        self.words.clear()
        self.model.forget()

    def _show(self, book: CardBook) -> None:
        self._own = book.own
        card = cards.parse_card(book.own)
        self.who.setText(f"{card.name}\n{saying.place_text(card.unit, card.office)} · {card.role}")
        self.words.setText(words_of(card))
        self.model.set_rows(book.trusted)

    def save_own(self) -> None:
        """Writes the own card to a file, for the others."""
        target = self.desk.ask.new_file(
            self.tr("Simpan kartu saya"), "saya.kartu", self.tr("Kartu (*.kartu)")
        )
        if target is None:
            return
        data = self._own

        def task(_: Vault, __: Job[None]) -> None:
            try:
                write_file(target, data)
            except OSError as error:
                raise from_os_error(error, target) from error

        self.run(
            task,
            lambda _: self.desk.bar.show_text(self.tr("Kartu tersimpan di {p}.").format(p=target), "good"),
        )

    def trust(self) -> None:
        """Reads a card file, has its words compared, and trusts it."""
        path = self.desk.ask.file(self.tr("Kartu kantor lain"), self.tr("Kartu (*.kartu);;Semua berkas (*)"))
        if path is None:
            return

        def task(_: Vault, __: Job[Read]) -> Read:
            data = read_small(path)
            return Read(data, cards.parse_card(data))

        self.run(task, self._compare)

    def _compare(self, read: Read) -> None:
        card = read.card
        same = self.desk.ask.confirm(
            self.tr("Cocokkan kata-kata"),
            self.tr(
                "{name}\n{office} · {role}\n\nTelepon atau temui pemilik kartu dan minta ia membacakan delapan "
                "katanya. Di kartu ini tertulis:\n\n{words}\n\nApakah semuanya sama, dalam urutan yang sama?"
            ).format(
                name=card.name,
                office=saying.place_text(card.unit, card.office),
                role=card.role,
                words=words_of(card),
            ),
            self.tr("Sama, percayai"),
            self.tr("Tidak sama"),
        )
        if same:
            self.run(lambda vault, _: cards.trust(vault, read.data, card.fingerprint), self._trusted)

    def _trusted(self, trusted: TrustedCard) -> None:
        self.desk.bar.show_text(self.tr("Kartu {name} dipercaya.").format(name=trusted.card.name), "good")
        self.refresh()
