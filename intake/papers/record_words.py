"""Captures, things and links of a case in the words and numbers that papers show; identity documents stay unnamed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from intake import captures, links, people, statements, things
from intake.captures import Capture, Online
from intake.cases import Case
from intake.evidence import exhibits
from intake.ids import PersonId, StatementId
from intake.links import End, EndKind
from intake.papers.content import Field, RecordBlock, StepBlock
from intake.papers.wording import when_words
from intake.things import Move, Thing
from intake.vault import Vault

ACTS: Final = {
    "posting": "Posting",
    "komentar": "Komentar",
    "bagikan": "Bagikan",
    "suka": "Suka",
    "ikuti-grup": "Ikuti grup",
    "foto-profil": "Foto profil",
    "lainnya": "Lainnya",
}
_ONLINE: Final = {Online.YA: "ya", Online.TIDAK: "tidak", Online.TIDAK_DIKETAHUI: "tidak diketahui"}
_IDENTITY: Final = "dokumen identitas (tidak dicetak)"


class Records:
    """The captures and things of one case, and what its records are linked to, as blocks."""

    def __init__(self, vault: Vault, case: Case) -> None:
        self._captures, self._things = captures.listing(vault, case.id), things.listing(vault, case.id)
        self._people = {each.id: each for each in people.listing(vault, case)}
        self._statements = {each.id: each.number for each in statements.listing(vault, case)}
        self._exhibits = {
            row["id"]: _IDENTITY if row["kind"] == "identitas" else f"bukti {row['number']}"
            for row in vault.store.rows("SELECT id, number, kind FROM evidence WHERE case_id = ?", (case.id,))
        }
        self.identity = len(exhibits.identity_ids(vault, case))
        self._links: dict[str, list[str]] = {}
        for link in links.listing(vault, case.id):
            if link.cut is None:
                words = self._end(link.end) + (f": {link.note}" if link.note else "")
                self._links.setdefault(link.start.id, []).append(words)
                self._links.setdefault(link.end.id, []).append(self._end(link.start))

    def links_of(self, record: str) -> tuple[str, ...]:
        """What the record with this id is linked to."""
        return tuple(self._links.get(record, ()))

    def captures(self) -> Sequence[RecordBlock]:
        """The posts, each with its observations."""
        return [self._capture(each) for each in self._captures]

    def things(self) -> Sequence[RecordBlock]:
        """The things, each with its hand-overs."""
        return [self._thing(each) for each in self._things]

    def _capture(self, capture: Capture) -> RecordBlock:
        said, person = capture.facts, self._people.get(capture.person) if capture.person else None
        fields = {
            "Jenis perbuatan": ACTS.get(capture.act, capture.act),
            "Media sosial": said.platform,
            "Nama akun": said.account_name,
            "Tautan akun": said.account_link,
            "Alamat (URL)": said.url,
            "Diunggah, seperti ditampilkan": said.posted_at,
            "Terlapor": "" if person is None else f"{person.facts.name} (orang nomor {person.number})",
            "Catatan": said.note,
            "Dicatat": when_words(capture.made_at, seconds=True),
        }
        steps = tuple(
            StepBlock(
                f"Pengamatan {seen.number}",
                _fields(
                    {
                        "Dilihat": when_words(seen.facts.seen_at),
                        "Dilihat oleh": seen.facts.seen_by,
                        "Alat": seen.facts.device,
                        "Masih daring": _ONLINE.get(Online(seen.facts.still_online), "")
                        if seen.facts.still_online
                        else "",
                        "Bukti": self._files(seen.files),
                        "Catatan": seen.facts.note,
                        "Dicatat": when_words(seen.made_at, seconds=True),
                    }
                ),
            )
            for seen in capture.observations
        )
        title = said.account_name or said.platform or said.url or ACTS.get(capture.act, capture.act)
        return RecordBlock(capture.number, title, _fields(fields), steps, self.links_of(capture.id))

    def _thing(self, thing: Thing) -> RecordBlock:
        fields = {**thing_words(thing), "Foto": self._files(thing.photos)}
        steps = tuple(
            StepBlock(
                f"Serah terima {move.number}",
                _fields({**move_words(move), "Dicatat": when_words(move.made_at, seconds=True)}),
            )
            for move in thing.moves
        )
        return RecordBlock(thing.number, thing.facts.item, _fields(fields), steps, self.links_of(thing.id))

    def _files(self, files: Sequence[str]) -> str:
        return ", ".join(self._exhibits.get(each, _IDENTITY) for each in files)

    def _end(self, end: End) -> str:
        if end.kind is EndKind.PERSON and (person := self._people.get(PersonId(end.id))):
            return f"{person.role.value} {person.facts.name} (orang nomor {person.number})"
        if end.kind is EndKind.STATEMENT:
            return f"keterangan {self._statements.get(StatementId(end.id), '?')}"
        if end.kind is EndKind.CAPTURE:
            return f"tangkapan {next((each.number for each in self._captures if each.id == end.id), '?')}"
        if end.kind is EndKind.THING:
            return f"barang {next((each.number for each in self._things if each.id == end.id), '?')}"
        return self._exhibits.get(end.id, _IDENTITY)


def thing_words(thing: Thing) -> dict[str, str]:
    """A thing's particulars by label, empty where nothing was told."""
    said = thing.facts
    return {
        "Barang": said.item,
        "Jumlah": said.quantity,
        "Keadaan ketika dicatat": said.condition,
        "Nomor label": said.label,
        "Tempat penyimpanan": thing.kept or said.kept,
        "Pemegang": thing.holder,
        "Catatan": said.note,
        "Dicatat": when_words(thing.made_at, seconds=True),
    }


def move_words(move: Move) -> dict[str, str]:
    """A hand-over's particulars by label, empty where nothing was told."""
    said = move.facts
    return {
        "Yang menyerahkan": said.giver,
        "Yang menerima": said.receiver,
        "Waktu": when_words(said.at),
        "Tempat": said.place,
        "Keadaan barang": said.condition,
        "Keperluan": said.purpose,
        "Disimpan di": said.kept,
    }


def _fields(words: Mapping[str, str]) -> tuple[Field, ...]:
    return tuple(Field(label, value) for label, value in words.items() if value)
