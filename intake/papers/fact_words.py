"""What was read from a file, as the dossier says it: labels, values with their sources, doubts in words."""

from __future__ import annotations

from collections.abc import Iterator

from intake.evidence.exhibits import Exhibit
from intake.media.moment import Basis, captured
from intake.media.types import ExifStatus, Facts
from intake.papers.content import Fact
from intake.papers.wording import when_words
from intake.wording import Language, sentence

_STATUS_SOURCE = "pembacaan Segel"


def facts_of(exhibit: Exhibit, office_zone: str) -> tuple[Fact, ...]:
    """The facts of an exhibit with where each comes from; empty values are left out, never guessed."""
    facts = exhibit.facts
    if facts is None:
        return (Fact("Data EXIF", "belum dibaca", _STATUS_SOURCE),)
    return tuple(fact for fact in _facts(exhibit, facts, office_zone) if fact.value)


def _facts(exhibit: Exhibit, facts: Facts, office_zone: str) -> Iterator[Fact]:
    by = " + ".join(facts.readers) or _STATUS_SOURCE
    yield Fact("Data EXIF", exif_words(facts), by)
    taken = captured(facts, office_zone)
    if taken.at is not None:
        yield Fact("Waktu potret", when_words(taken.at, seconds=True), _basis_words(taken.basis, office_zone))
    yield Fact("Waktu potret, tertulis", taken.raw or "", "EXIF DateTimeOriginal")
    yield Fact("Waktu GPS", facts.gps_time or "", "EXIF GPS, UTC")
    if facts.latitude is not None and facts.longitude is not None:
        yield Fact("Posisi", f"{facts.latitude}, {facts.longitude}", "EXIF GPS")
    yield Fact("Ketinggian", f"{facts.altitude} m" if facts.altitude else "", "EXIF GPS")
    if facts.position_note:
        yield Fact("Posisi tidak dipakai", _code("position", facts.position_note), "EXIF GPS")
    yield Fact("Kamera", " ".join(part for part in (facts.make, facts.model) if part), "EXIF")
    yield Fact("Perangkat lunak", facts.software or "", "EXIF")
    if facts.pixel_width and facts.pixel_height:
        yield Fact("Ukuran gambar", f"{facts.pixel_width} × {facts.pixel_height} piksel", "berkas")
    yield Fact(
        "Waktu berkas",
        when_words(exhibit.obtained.file_time, seconds=True),
        "media penyimpanan, bukan kamera",
    )


def exif_words(facts: Facts) -> str:
    """How far the EXIF data was read; unread is never called absent."""
    words = sentence(Language.ID, f"exif.{facts.exif_status.value}")
    if facts.exif_status is ExifStatus.UNREAD and facts.unread_reason:
        return f"{words} ({_code('unread', facts.unread_reason)})"
    return words


def doubts_of(exhibit: Exhibit) -> tuple[str, ...]:
    """What gives reason to ask, in words."""
    if exhibit.facts is None:
        return ()
    doubts = tuple(_code("doubt", code) for code in exhibit.facts.doubts)
    return doubts + tuple(f"Dua pembaca tidak sama: {each}" for each in exhibit.facts.disagreements)


def obtained_words(exhibit: Exhibit) -> str:
    """From whom, how and where a file was obtained, as told."""
    told = exhibit.obtained
    parts = (("Dari", told.source), ("Cara", told.how), ("Tempat", told.where))
    return "; ".join(f"{label}: {value}" for label, value in parts if value)


def preview_words(reason: str | None) -> str | None:
    """Why there is no picture, or None."""
    return None if reason is None else _code("unread", reason)


def _basis_words(basis: Basis, office_zone: str) -> str:
    return sentence(Language.ID, f"basis.{basis.value}", zone=office_zone)


def _code(group: str, code: str) -> str:
    """A code in words; one that has no sentence yet is shown as it is rather than hidden."""
    try:
        return sentence(Language.ID, f"{group}.{code}")
    except KeyError:
        return code
