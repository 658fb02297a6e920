"""What was read from a file, as the dossier says it: labels, values with their sources, doubts in words."""

from __future__ import annotations

from collections.abc import Iterator

from intake.evidence.clocknotes import ClockNote
from intake.evidence.exhibits import Exhibit
from intake.media.moment import Captured, captured
from intake.media.types import ExifStatus, Facts
from intake.media.words import code_words, doubt_words
from intake.papers.content import Fact
from intake.papers.wording import when_words
from intake.wording import Language, sentence

_STATUS_SOURCE = "pembacaan Segel"


def facts_of(exhibit: Exhibit, office_zone: str, clock: ClockNote | None = None) -> tuple[Fact, ...]:
    """The facts of an exhibit with where each comes from; empty values are left out, never guessed.

    `clock` is what a clock check says of its camera: a note beside the time, never a change of it.
    """
    facts = exhibit.facts
    if facts is None:
        return (Fact("Data EXIF", "belum dibaca", _STATUS_SOURCE),)
    return tuple(fact for fact in _facts(exhibit, facts, office_zone, clock) if fact.value)


def _facts(exhibit: Exhibit, facts: Facts, office_zone: str, clock: ClockNote | None) -> Iterator[Fact]:
    by = " + ".join(facts.readers) or _STATUS_SOURCE
    yield Fact("Data EXIF", exif_words(facts), by)
    yield from _times(facts, office_zone)
    yield Fact("Jam kamera", clock.words(Language.ID) if clock else "", "foto cek jam")
    where = facts.source_of("latitude") or "EXIF GPS"
    if facts.latitude is not None and facts.longitude is not None:
        yield Fact("Posisi", f"{facts.latitude}, {facts.longitude}", where)
    altitude = f"{facts.altitude} m" if facts.altitude else ""
    yield Fact("Ketinggian", altitude, facts.source_of("altitude") or "EXIF GPS")
    if facts.position_note:
        yield Fact(
            "Posisi tidak dipakai", code_words(Language.ID, "position", facts.position_note), "EXIF GPS"
        )
    camera = " ".join(part for part in (facts.make, facts.model) if part)
    yield Fact("Kamera", camera, facts.source_of("make") or facts.source_of("model") or "EXIF")
    yield Fact("Perangkat lunak", facts.software or "", facts.source_of("software") or "EXIF")
    yield Fact("Program dalam XMP", "; ".join(facts.tools), "XMP")
    if facts.pixel_width and facts.pixel_height:
        size = f"{facts.pixel_width} × {facts.pixel_height} piksel"
        yield Fact("Ukuran gambar", size, facts.source_of("pixel_width") or "berkas")
    if facts.exif_width and facts.exif_height:
        size = f"{facts.exif_width} × {facts.exif_height} piksel"
        yield Fact("Ukuran menurut kamera", size, facts.source_of("exif_width") or "EXIF")
    if facts.duration_ms is not None:
        seconds = f"{facts.duration_ms / 1000:.1f} detik".replace(".", ",")
        yield Fact("Durasi", seconds, facts.source_of("duration_ms") or "berkas")
    if facts.pages is not None:
        yield Fact("Jumlah halaman", str(facts.pages), facts.source_of("pages") or "berkas")
    yield Fact(
        "Waktu berkas",
        when_words(exhibit.obtained.file_time, seconds=True),
        "media penyimpanan, bukan kamera",
    )


def _times(facts: Facts, office_zone: str) -> Iterator[Fact]:
    taken = captured(facts, office_zone)
    if taken.at is not None:
        yield Fact("Waktu potret", when_words(taken.at, seconds=True), basis_words(taken))
    source = facts.source_of("taken_raw") or "EXIF DateTimeOriginal"
    yield Fact("Waktu potret, tertulis", taken.raw or "", source)
    yield Fact("Waktu GPS", facts.gps_time or "", facts.source_of("gps_time") or "EXIF GPS, UTC")
    yield Fact("Video dibuat (UTC)", facts.created_utc or "", facts.source_of("created_utc") or "berkas")
    for line in facts.written:
        name, _, value = line.partition(": ")
        yield Fact("Tertulis juga", value, name)


def exif_words(facts: Facts) -> str:
    """How far the EXIF data was read; unread is never called absent."""
    words = sentence(Language.ID, f"exif.{facts.exif_status.value}")
    if facts.exif_status is ExifStatus.UNREAD and facts.unread_reason:
        return f"{words} ({code_words(Language.ID, 'unread', facts.unread_reason)})"
    return words


def doubts_of(exhibit: Exhibit, *, derived: bool) -> tuple[str, ...]:
    """What gives reason to ask, in words: what was read, and by which way a file came that is not `derived`."""
    if exhibit.facts is None:
        return ()
    doubts = doubt_words(Language.ID, exhibit.obtained.file_name, exhibit.facts, derived=derived)
    return doubts + tuple(f"Dua pembacaan tidak sama: {each}" for each in exhibit.facts.disagreements)


def obtained_words(exhibit: Exhibit) -> str:
    """From whom, how and where a file was obtained, as told."""
    told = exhibit.obtained
    parts = (
        ("Dari", told.source),
        ("Hubungan", told.relation),
        ("Cara", told.how),
        ("Tempat", told.where),
        ("Asli atau salinan", told.original.replace("-", " ")),
        ("Perekam", told.recording_by),
        ("Yang direkam mengetahui", told.speaker_knew.replace("-", " ")),
    )
    return "; ".join(f"{label}: {value}" for label, value in parts if value)


def preview_words(reason: str | None) -> str | None:
    """Why there is no picture, or None."""
    return None if reason is None else code_words(Language.ID, "unread", reason)


def basis_words(taken: Captured) -> str:
    """Where the zone of a captured time comes from."""
    key = "position-zone" if taken.by_position else taken.basis.value
    return sentence(Language.ID, f"basis.{key}", zone=taken.zone or "")
