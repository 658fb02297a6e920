"""What was read from a file, as the dossier says it: labels, values with their sources, doubts in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from intake.evidence.clocknotes import ClockNote
from intake.evidence.exhibits import Exhibit
from intake.media.moment import Captured, captured
from intake.media.types import ExifStatus, Facts
from intake.media.words import code_words, doubt_words
from intake.papers.content import Fact
from intake.papers.wording import stamp_words, when_words
from intake.wording import Language, keys, sentence

_TOLD = ("source", "relation", "how", "where", "original", "recording_by", "speaker_knew")
_CODES = ("original", "speaker_knew")
_READING = re.compile(r'(block \d+|[a-z]+) ("[^"]*"|nothing)(?:, |\Z)')


def facts_of(
    exhibit: Exhibit, office_zone: str, clock: ClockNote | None = None, language: Language = Language.ID
) -> tuple[Fact, ...]:
    """The facts of an exhibit with where each comes from; empty values are left out, never guessed.

    `clock` is what a clock check says of its camera: a note beside the time, never a change of it. Papers are
    Indonesian; the window asks in its own `language`.
    """
    facts, say = exhibit.facts, partial(sentence, language)
    if facts is None:
        return (Fact(say("fact.exif"), say("fact.unread"), say("fact.by-segel")),)
    return tuple(fact for fact in _facts(exhibit, facts, office_zone, clock, language) if fact.value)


def _facts(
    exhibit: Exhibit, facts: Facts, office_zone: str, clock: ClockNote | None, language: Language
) -> Iterator[Fact]:
    say = partial(sentence, language)
    camera_said, segel = say("fact.by-camera"), say("fact.by-segel")
    yield Fact(say("fact.exif"), exif_words(facts, language), " + ".join(facts.readers) or segel, segel)
    yield from _times(facts, office_zone, language)
    yield Fact(say("fact.camera-clock"), clock.words(language) if clock else "", say("fact.by-clock-check"))
    yield from _position(facts, language)
    camera = " ".join(part for part in (facts.make, facts.model) if part)
    source = facts.source_of("make") or facts.source_of("model") or "EXIF"
    yield Fact(say("fact.camera"), camera, source, camera_said)
    source = facts.source_of("software") or "EXIF"
    yield Fact(say("fact.software"), facts.software or "", source, camera_said)
    yield Fact(say("fact.tools"), "; ".join(facts.tools), "XMP", say("fact.by-program"))
    yield from _extent(facts, language)
    yield Fact(say("fact.file-time"), _when(exhibit.obtained.file_time, language), say("fact.by-storage"))


def _position(facts: Facts, language: Language) -> Iterator[Fact]:
    say = partial(sentence, language)
    where, gps = facts.source_of("latitude") or "EXIF GPS", say("fact.by-gps")
    if facts.latitude is not None and facts.longitude is not None:
        yield Fact(say("fact.position"), f"{facts.latitude}, {facts.longitude}", where, gps)
    altitude = f"{facts.altitude} m" if facts.altitude else ""
    yield Fact(say("fact.altitude"), altitude, facts.source_of("altitude") or "EXIF GPS", gps)
    if facts.position_note:
        why = code_words(language, "position", facts.position_note)
        yield Fact(say("fact.position-unused"), why, "EXIF GPS", gps)


def _extent(facts: Facts, language: Language) -> Iterator[Fact]:
    say, file = partial(sentence, language), sentence(language, "fact.by-file")
    if facts.pixel_width and facts.pixel_height:
        size = say("fact.pixels", width=facts.pixel_width, height=facts.pixel_height)
        yield Fact(say("fact.picture-size"), size, facts.source_of("pixel_width") or file, file)
    if facts.exif_width and facts.exif_height:
        size = say("fact.pixels", width=facts.exif_width, height=facts.exif_height)
        source = facts.source_of("exif_width") or "EXIF"
        yield Fact(say("fact.camera-size"), size, source, say("fact.by-camera"))
    if facts.duration_ms is not None:
        number = f"{facts.duration_ms / 1000:.1f}"
        shown = number.replace(".", ",") if language is Language.ID else number
        source = facts.source_of("duration_ms") or file
        yield Fact(say("fact.duration"), say("fact.seconds", number=shown), source, file)
    if facts.pages is not None:
        yield Fact(say("fact.pages"), str(facts.pages), facts.source_of("pages") or file, file)


def _times(facts: Facts, office_zone: str, language: Language) -> Iterator[Fact]:
    say = partial(sentence, language)
    taken = captured(facts, office_zone)
    if taken.at is not None:
        yield Fact(say("fact.taken"), _when(taken.at, language), basis_words(taken, language))
    source = facts.source_of("taken_raw") or "EXIF DateTimeOriginal"
    yield Fact(say("fact.taken-raw"), taken.raw or "", source, say("fact.by-camera"))
    source = facts.source_of("gps_time") or "EXIF GPS, UTC"
    yield Fact(say("fact.gps-time"), facts.gps_time or "", source, say("fact.by-gps"))
    source = facts.source_of("created_utc") or say("fact.by-file")
    yield Fact(say("fact.video-made"), facts.created_utc or "", source, say("fact.by-file"))
    for line in facts.written:
        name, _, value = line.partition(": ")
        yield Fact(say("fact.also-written"), value, name, say("fact.by-camera"))


def _when(iso: str, language: Language) -> str:
    return when_words(iso, seconds=True) if language is Language.ID else stamp_words(iso)


def exif_words(facts: Facts, language: Language = Language.ID) -> str:
    """How far the EXIF data was read; unread is never called absent."""
    words = sentence(language, f"exif.{facts.exif_status.value}")
    if facts.exif_status is ExifStatus.UNREAD and facts.unread_reason:
        return f"{words} ({code_words(language, 'unread', facts.unread_reason)})"
    return words


def doubts_of(exhibit: Exhibit, *, derived: bool, language: Language = Language.ID) -> tuple[str, ...]:
    """What gives reason to ask, in words: what was read, and by which way a file came that is not `derived`."""
    if exhibit.facts is None:
        return ()
    doubts = doubt_words(language, exhibit.obtained.file_name, exhibit.facts, derived=derived)
    return doubts + tuple(disagreement_words(language, each) for each in exhibit.facts.disagreements)


def disagreement_words(language: Language, told: str) -> str:
    """What two readings differ in, of `Facts.disagreements`: `field`, or `field: reader "value", reader nothing`."""
    field, colon, readings = told.partition(": ")
    key = f"read-field.{field.replace('_', '-')}"
    words = sentence(language, key) if key in keys(language) else field
    return sentence(language, "fact.disagreement", what=f"{words}{colon}{_readings(language, readings)}")


def _readings(language: Language, told: str) -> str:
    """What each reader read; as it was told where a quotation mark of the file's own leaves open what is whose."""
    found = [each.groups() for each in _READING.finditer(told)]
    plain = ", ".join(f"{reader} {value}" for reader, value in found)
    if plain != told or len({reader for reader, _ in found}) < len(found):
        return told
    part, nothing = sentence(language, "fact.part-read"), sentence(language, "fact.nothing-read")
    return ", ".join(
        f"{reader.replace('block', part)} {nothing if value == 'nothing' else value}"
        for reader, value in found
    )


def obtained_words(exhibit: Exhibit, language: Language = Language.ID) -> str:
    """From whom, how and where a file was obtained, as told."""
    told = {name: getattr(exhibit.obtained, name) for name in _TOLD}
    told |= {name: told[name].replace("-", " ") for name in _CODES}
    labels = {name: sentence(language, f"obtained.{name.replace('_', '-')}") for name in _TOLD}
    return "; ".join(f"{labels[name]}: {value}" for name, value in told.items() if value)


def preview_words(reason: str | None, language: Language = Language.ID) -> str | None:
    """Why there is no picture, or None."""
    return None if reason is None else code_words(language, "unread", reason)


def basis_words(taken: Captured, language: Language = Language.ID) -> str:
    """Where the zone of a captured time comes from."""
    key = "position-zone" if taken.by_position else taken.basis.value
    return sentence(language, f"basis.{key}", zone=taken.zone or "")
