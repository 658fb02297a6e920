"""Captures, things and links of a case in the words and numbers that papers show; identity documents stay unnamed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from intake.custody.replay import Topic
from intake.evidence import exhibits
from intake.ids import PersonId, StatementId
from intake.papers.admissibility import Question, thing_scrutiny
from intake.papers.claims import Claimed
from intake.papers.content import Field, LinkBlock, RecordBlock, ScrutinyBlock, Stated, StepBlock
from intake.papers.wording import when_words
from intake.records import acts, captures, links, people, statements, things
from intake.records.captures import Capture, Observation, Online
from intake.records.cases import Case
from intake.records.links import End, EndKind
from intake.records.people import Person
from intake.records.things import Move, Thing
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
KEPT_NOW: Final = "Tempat penyimpanan sekarang"
HOLDER_NOW: Final = "Pemegang sekarang"
_NOT_TOLD: Final = "tidak disebutkan pada serah terima terakhir"
HIDDEN_ACCOUNT: Final = "tidak dicetak: akun orang yang identitasnya dilindungi"
_IDENTITY: Final = "dokumen identitas (tidak dicetak)"


class Records:
    """The captures and things of one case, and what its records are linked to, as blocks.

    `persons` are its people as they are to be named, else as they are; `claimed` says what pages state by them;
    without `drafts` no link leads to a statement that is not sealed.
    """

    def __init__(
        self,
        vault: Vault,
        case: Case,
        persons: Sequence[Person] | None = None,
        claimed: Claimed | None = None,
        *,
        drafts: bool = True,
    ) -> None:
        self._captures, self._things = captures.listing(vault, case.id), things.listing(vault, case.id)
        self._claimed = claimed
        self._people = {
            each.id: each for each in (people.listing(vault, case) if persons is None else persons)
        }
        said = statements.listing(vault, case)
        self._statements = {
            each.id: _numbered("keterangan", each.number)
            if drafts or each.is_sealed
            else LinkBlock(f"keterangan {each.number} (rancangan)")
            for each in said
        }
        self._speakers = {str(each.id): str(each.person) for each in said}
        self._acts = {str(each.id): each for each in acts.listing(vault, case.id)}
        self._exhibits = {
            row["id"]: LinkBlock(_IDENTITY)
            if row["kind"] == "identitas"
            else LinkBlock(f"bukti {row['number']}", f"bukti-{row['number']}")
            for row in vault.store.rows("SELECT id, number, kind FROM evidence WHERE case_id = ?", (case.id,))
        }
        self.identity = len(exhibits.identity_ids(vault, case))
        self._links: dict[str, list[LinkBlock]] = {}
        self._made_by: dict[str, list[str]] = {}
        self._standing = [each for each in links.listing(vault, case.id) if each.cut is None]
        for link in self._standing:
            end = self._end(link.end)
            words = end.words + (f": {link.note}" if link.note else "")
            self._links.setdefault(link.start.id, []).append(LinkBlock(words, end.anchor))
            self._links.setdefault(link.end.id, []).append(self._end(link.start))
            for each in (link.start.id, link.end.id):
                self._made_by.setdefault(each, []).append(link.id)

    def links_of(self, record: str) -> tuple[LinkBlock, ...]:
        """What the record with this id is linked to."""
        return tuple(self._links.get(record, ()))

    def stated(self, topic: Topic, record: str) -> tuple[Stated, ...]:
        """What a page states by showing the record with this id and its links."""
        if self._claimed is None:
            return ()
        return (
            *self._claimed.of(topic, record),
            *self._claimed.of(Topic.LINK, *self._made_by.get(record, ())),
        )

    def showing(self, persons: Container[str]) -> frozenset[str]:
        """The ids of exhibits that are linked to one of these people or their statements, or belong to what is."""
        theirs = {statement for statement, speaker in self._speakers.items() if speaker in persons}
        found: set[str] = set()
        for link in self._standing:
            for one, other in ((link.start, link.end), (link.end, link.start)):
                if other.id in persons or other.id in theirs:
                    found.add(one.id)
        for capture in self._captures:
            if capture.person in persons or capture.id in found:
                found |= {str(file) for seen in capture.observations for file in seen.files}
        for thing in self._things:
            if thing.id in found:
                found |= {str(photo) for photo in thing.photos}
        return frozenset(found)

    def captures(self, hidden: Container[str] = ()) -> Sequence[RecordBlock]:
        """The posts, each with its observations; accounts of people in `hidden` are not named."""
        return [self._capture(each, each.person in hidden) for each in self._captures]

    def things(self) -> Sequence[RecordBlock]:
        """The things, each with its hand-overs."""
        return [self._thing(each) for each in self._things]

    def things_scrutinies(self, asked: Sequence[Question]) -> Iterator[ScrutinyBlock]:
        """Each thing under the questions of the other side."""
        for thing in self._things:
            stated = tuple(each for move in thing.moves for each in self.stated(Topic.MOVE, move.id))
            yield thing_scrutiny(thing, asked, (*self.stated(Topic.THING, thing.id), *stated))

    def seen(self) -> Iterator[tuple[Capture, Observation]]:
        """Every look at a post."""
        return ((each, seen) for each in self._captures for seen in each.observations)

    def moved(self) -> Iterator[tuple[Thing, Move]]:
        """Every hand-over of a thing."""
        return ((each, move) for each in self._things for move in each.moves)

    def _capture(self, capture: Capture, hides: bool) -> RecordBlock:
        said, person = capture.facts, self._people.get(capture.person) if capture.person else None
        account = {
            "Nama akun": said.account_name,
            "Tautan akun": said.account_link,
            "Alamat (URL)": said.url,
        }
        if hides:
            account = {label: HIDDEN_ACCOUNT for label, value in account.items() if value}
        fields = {
            "Jenis perbuatan": ACTS.get(capture.act, capture.act),
            "Media sosial": said.platform,
            **account,
            "Diunggah, seperti ditampilkan": said.posted_at,
        }
        shown = [
            *_fields(fields),
            *self._person_field("Terlapor", person),
            *_fields({"Catatan": said.note, "Dicatat": when_words(capture.made_at, seconds=True)}),
        ]
        name = said.platform if hides else said.account_name or said.platform or said.url
        title = name or ACTS.get(capture.act, capture.act)
        return RecordBlock(
            capture.number,
            title,
            tuple(shown),
            tuple(self._observation(each) for each in capture.observations),
            self.links_of(capture.id),
            self.stated(Topic.CAPTURE, capture.id),
        )

    def _observation(self, seen: Observation) -> StepBlock:
        online = _ONLINE.get(Online(seen.facts.still_online), "") if seen.facts.still_online else ""
        before = {
            "Dilihat": when_words(seen.facts.seen_at),
            "Dilihat oleh": seen.facts.seen_by,
            "Alat": seen.facts.device,
            "Masih daring": online,
        }
        after = {"Catatan": seen.facts.note, "Dicatat": when_words(seen.made_at, seconds=True)}
        fields = (*_fields(before), *self._files("Bukti", seen.files), *_fields(after))
        return StepBlock(f"Pengamatan {seen.number}", fields, self.stated(Topic.OBSERVATION, seen.id))

    def _thing(self, thing: Thing) -> RecordBlock:
        steps = tuple(
            StepBlock(
                f"Serah terima {move.number}",
                _fields({**move_words(move), "Dicatat": when_words(move.made_at, seconds=True)}),
                self.stated(Topic.MOVE, move.id),
            )
            for move in thing.moves
        )
        fields = (*_fields(thing_words(thing)), *self._files("Foto", thing.photos))
        return RecordBlock(
            thing.number,
            thing.facts.item,
            fields,
            steps,
            self.links_of(thing.id),
            self.stated(Topic.THING, thing.id),
        )

    def _files(self, label: str, files: Sequence[str]) -> Iterator[Field]:
        if files:
            found = tuple(self._exhibits.get(each, LinkBlock(_IDENTITY)) for each in files)
            yield Field(label, "", found)

    def _person_field(self, label: str, person: Person | None) -> Iterator[Field]:
        if person is not None:
            words = f"{person.facts.name} (orang nomor {person.number})"
            yield Field(label, "", (LinkBlock(words, f"orang-{person.number}"),))

    def _end(self, end: End) -> LinkBlock:
        if end.kind is EndKind.PERSON and (person := self._people.get(PersonId(end.id))):
            words = f"{person.role.value} {person.facts.name} (orang nomor {person.number})"
            return LinkBlock(words, f"orang-{person.number}")
        if end.kind is EndKind.STATEMENT:
            return self._statements.get(StatementId(end.id), _numbered("keterangan", None))
        if end.kind is EndKind.CAPTURE:
            found = (each.number for each in self._captures if each.id == end.id)
            return _numbered("unggahan", next(found, None))
        if end.kind is EndKind.THING:
            return _numbered(
                "barang", next((each.number for each in self._things if each.id == end.id), None)
            )
        if end.kind is EndKind.ACT:
            return self._act(end.id)
        return self._exhibits.get(end.id, LinkBlock(_IDENTITY))

    def _act(self, act: str) -> LinkBlock:
        found = self._acts.get(act)
        if found is None:
            return LinkBlock("perbuatan ?")
        taken_back = "" if found.withdrawn is None else ", ditarik"
        words = f"perbuatan {found.number} ({found.facts.code}{taken_back})"
        return LinkBlock(words, f"perbuatan-{found.number}")


def _numbered(noun: str, number: int | None) -> LinkBlock:
    return LinkBlock(f"{noun} ?") if number is None else LinkBlock(f"{noun} {number}", f"{noun}-{number}")


def thing_words(thing: Thing) -> dict[str, str]:
    """A thing's particulars by label, empty where nothing was told; a place told before a hand-over holds no longer."""
    said = thing.facts
    return {
        "Barang": said.item,
        "Jumlah": said.quantity,
        "Keadaan ketika dicatat": said.condition,
        "Nomor label": said.label,
        KEPT_NOW: thing.kept or (_NOT_TOLD if said.kept else ""),
        HOLDER_NOW: thing.holder,
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
