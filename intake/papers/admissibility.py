"""The questions that the other side asks about an exhibit, and what of the record answers them.

The questions stand in resources/papers/admissibility.toml; an office may add its own, which only a human can answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from intake.evidence.clocknotes import ClockNote
from intake.evidence.exhibits import Exhibit
from intake.media.moment import Basis, Captured
from intake.papers.content import Answer, LinkBlock, ScrutinyBlock, Stated
from intake.papers.fact_words import basis_words
from intake.papers.wording import when_words
from intake.records.things import Thing
from intake.rules.choices import Mark
from intake.rules.tables import Fields, Table, load
from intake.wording import Language

NAME: Final = "admissibility"
THING: Final = "barang"
FOLDER: Final = Path(__file__).resolve().parents[2] / "resources" / "papers"


class Standing(StrEnum):
    """How a question stands."""

    ANSWERED = "answered"
    PARTLY = "partly"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `kinds` are codes of kinds of exhibit, none meaning all."""

    code: str
    label: str
    question: str
    missing: str
    kinds: tuple[str, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around an exhibit beside its own row: when it was taken, its camera's clock, its links.

    `relation` says from what it was made, `is_original_here` whether that is here; `redacted` is the number of a
    covered copy made from it, 0 for none; `doubts` are in words.
    """

    taken: Captured | None
    clock: ClockNote | None
    links: tuple[LinkBlock, ...]
    doubts: tuple[str, ...]
    relation: str
    is_original_here: bool
    redacted: int


@dataclass(frozen=True, slots=True)
class _Finding:
    standing: Standing
    words: str = ""


_OPEN: Final = _Finding(Standing.OPEN)


def questions(office: Path | None = None) -> Table[Question]:
    """All questions in order, with an office's own."""
    return load(NAME, _question, office, FOLDER)


def scrutiny(
    exhibit: Exhibit, around: Around, asked: Iterable[Question], title: str, stated: tuple[Stated, ...]
) -> ScrutinyBlock:
    """How the questions stand for one exhibit."""
    fit = (each for each in asked if not each.kinds or exhibit.kind.value in each.kinds)
    found = ((each, judge(exhibit, around) if (judge := _JUDGES.get(each.code)) else _OPEN) for each in fit)
    return ScrutinyBlock(exhibit.number, title, *_sorted_out(found), stated)


def thing_scrutiny(thing: Thing, asked: Iterable[Question], stated: tuple[Stated, ...]) -> ScrutinyBlock:
    """How the questions of things (of kind barang) stand for one."""
    fit = (each for each in asked if THING in each.kinds)
    found = ((each, judge(thing) if (judge := _THING_JUDGES.get(each.code)) else _OPEN) for each in fit)
    return ScrutinyBlock(thing.number, thing.facts.item, *_sorted_out(found), stated, THING)


def _sorted_out(
    found: Iterable[tuple[Question, _Finding]],
) -> tuple[tuple[Answer, ...], tuple[Answer, ...], tuple[Answer, ...]]:
    """What is answered, partly, and open."""
    columns: dict[Standing, list[Answer]] = {each: [] for each in Standing}
    for question, finding in found:
        columns[finding.standing].append(Answer(question.label, finding.words or question.missing))
    return tuple(columns[Standing.ANSWERED]), tuple(columns[Standing.PARTLY]), tuple(columns[Standing.OPEN])


def _question(fields: Fields) -> Question:
    return Question(
        fields.text("code"),
        fields.text("label"),
        fields.text("question"),
        fields.text("missing"),
        fields.texts("kinds"),
        Mark(fields.text("mark")),
    )


def _answered(words: str) -> _Finding:
    return _Finding(Standing.ANSWERED, words) if words.strip() else _OPEN


def _partly(words: str) -> _Finding:
    return _Finding(Standing.PARTLY, words)


def _maker(exhibit: Exhibit, around: Around) -> _Finding:
    if around.relation:
        return _answered("dibuat Segel dari bukti lain; lihat aslinya")
    told, facts = exhibit.obtained, exhibit.facts
    if told.recording_by.strip():
        return _answered(f"{told.recording_by}, menurut petugas")
    camera = "" if facts is None else " ".join(part for part in (facts.make, facts.model) if part)
    return _partly(f"alat: {camera} (EXIF); orangnya belum dicatat") if camera else _OPEN


def _source(exhibit: Exhibit, around: Around) -> _Finding:
    told = exhibit.obtained
    if around.relation:
        return _answered(around.relation)
    if not told.source.strip():
        return _OPEN
    if not told.relation.strip():
        return _partly(f"{told.source}; hubungannya belum dicatat")
    return _answered(f"{told.source} ({told.relation})")


def _way(exhibit: Exhibit, around: Around) -> _Finding:
    told = exhibit.obtained
    return _answered(", ".join(part for part in (told.how, told.where) if part.strip()))


def _original(exhibit: Exhibit, around: Around) -> _Finding:
    if around.relation:
        return _answered("turunan yang ditutup sebagian; aslinya disimpan")
    said = exhibit.obtained.original
    if said in ("", "tidak-diketahui"):
        return _OPEN
    return _answered(f"{said.replace('-', ' ')}, menurut yang menyerahkan")


def _time(exhibit: Exhibit, around: Around) -> _Finding:
    taken = around.taken
    if taken is None or taken.at is None:
        return _OPEN
    words = f"{when_words(taken.at)} menurut alat ({basis_words(taken)})"
    return _partly(words) if taken.basis is Basis.ASSUMED_ZONE else _answered(words)


def _clock(exhibit: Exhibit, around: Around) -> _Finding:
    if around.clock is not None:
        words, doubtful = around.clock.words(Language.ID), around.clock.varies or around.clock.hours
        return _partly(words) if doubtful else _answered(words)
    facts = exhibit.facts
    if facts is not None and facts.gps_time:
        return _partly(f"waktu GPS dalam berkas: {facts.gps_time}")
    return _OPEN


def _place(exhibit: Exhibit, around: Around) -> _Finding:
    facts = exhibit.facts
    if facts is not None and facts.latitude is not None and facts.longitude is not None:
        return _partly(f"posisi {facts.latitude}, {facts.longitude} ditulis alat; dapat disunting")
    return _partly(f"menurut yang menyerahkan: {exhibit.obtained.where}") if exhibit.obtained.where else _OPEN


def _custody(exhibit: Exhibit, around: Around) -> _Finding:
    since = f"sejak {when_words(exhibit.added_at)} tercatat dalam log"
    if around.relation:
        return _answered(since)
    taken = around.taken
    if taken is None or taken.at is None:
        return _partly(f"{since}; berapa lama sebelumnya tidak diketahui")
    gap = _gap(taken.at, exhibit.added_at)
    if gap is None:
        return _partly(f"{since}; waktu potret sesudah waktu dicatat: salah satu jam keliru")
    return _partly(f"{since}; {gap} antara pemotretan dan pencatatan tidak tercatat")


def _gap(taken: str, added: str) -> str | None:
    try:
        seconds = (datetime.fromisoformat(added) - datetime.fromisoformat(taken)).total_seconds()
    except (ValueError, TypeError):
        return "masa"
    if seconds < 0:
        return None
    for size, noun in ((86400, "hari"), (3600, "jam"), (60, "menit")):
        if seconds >= size:
            return f"{int(seconds // size)} {noun}"
    return "kurang dari satu menit"


def _integrity(exhibit: Exhibit, around: Around) -> _Finding:
    words = "SHA-256 dihitung ketika diterima dan tercatat dalam log"
    if exhibit.facts is None:
        return _partly(f"{words}; isinya belum dibaca")
    if around.doubts:
        return _partly(f"{words}; {len(around.doubts)} hal perlu diperhatikan, lihat lembar bukti")
    return _answered(f"{words}; pembacaan tidak menemukan tanda suntingan")


def _redaction(exhibit: Exhibit, around: Around) -> _Finding:
    if around.relation:
        return _answered(around.relation) if around.is_original_here else _OPEN
    if around.redacted:
        return _answered(f"berkas ini utuh; salinan tertutupnya adalah bukti {around.redacted}")
    return _answered("tidak ada yang ditutup dengan Segel")


def _consent(exhibit: Exhibit, around: Around) -> _Finding:
    return _answered(exhibit.obtained.speaker_knew.replace("-", " "))


def _witness(exhibit: Exhibit, around: Around) -> _Finding:
    found = [link for link in around.links if link.anchor.startswith(("keterangan-", "orang-"))]
    said = "; ".join(link.words for link in found)
    if any(link.anchor.startswith("keterangan-") for link in found):
        return _answered(said)
    return _partly(f"{said}; belum ada keterangannya") if said else _OPEN


_JUDGES: Final[Mapping[str, Callable[[Exhibit, Around], _Finding]]] = {
    "maker": _maker,
    "source": _source,
    "way": _way,
    "original": _original,
    "time": _time,
    "clock": _clock,
    "place": _place,
    "custody": _custody,
    "integrity": _integrity,
    "redaction": _redaction,
    "consent": _consent,
    "witness": _witness,
}


def _hands(thing: Thing) -> _Finding:
    """Each giver must be who had it before; the first, who had it when it was recorded."""
    holder, breaks = thing.facts.holder, []
    for move in thing.moves:
        if holder.strip() and _person(move.facts.giver) != _person(holder):
            breaks.append(
                f"serah terima {move.number}: {move.facts.giver} menyerahkan, yang memegang {holder}"
            )
        holder = move.facts.receiver
    if breaks:
        return _Finding(Standing.OPEN, "; ".join(breaks))
    if not thing.moves:
        return _answered(f"dipegang {holder} sejak dicatat" if holder.strip() else "")
    undated = [str(move.number) for move in thing.moves if not move.facts.at]
    if undated:
        return _partly(f"serah terima {', '.join(undated)} tidak bertanggal")
    if not thing.facts.holder.strip():
        return _partly("yang memegang sebelum serah terima 1 belum dicatat; sesudah itu tidak terputus")
    return _answered(f"{len(thing.moves)} serah terima, tidak terputus")


def _person(name: str) -> str:
    return " ".join(name.split()).casefold()


def _condition(thing: Thing) -> _Finding:
    untold = [str(move.number) for move in thing.moves if not move.facts.condition.strip()]
    if not thing.facts.condition.strip():
        return _OPEN
    if untold:
        return _partly(f"{thing.facts.condition}; tidak disebutkan pada serah terima {', '.join(untold)}")
    return _answered(thing.condition)


_THING_JUDGES: Final[Mapping[str, Callable[[Thing], _Finding]]] = {
    "hands": _hands,
    "condition": _condition,
    "label": lambda thing: _answered(thing.facts.label),
    "kept": lambda thing: _answered(thing.kept),
}
