"""The log in words: each kind of event has its sentence in resources/messages, filled from the event's body."""

from __future__ import annotations

from datetime import UTC, datetime

from crypto.canonical import JsonObject, JsonValue
from intake.custody.entries import Kind
from intake.custody.journal import Event
from intake.custody.names import UNNAMED, Ends, Names
from intake.docket import retention
from intake.ids import HEX64
from intake.records.items import Topic
from intake.rules import daytext, regions
from intake.rules.regions import ZONES
from intake.wording import Language, keys, sentence

BLANKS = (
    "actor", "office", "number", "title", "name", "role", "person", "digest", "file", "status", "reason", "outcome",
    "origin", "size", "to", "changed", "pages", "sha256", "fingerprint", "count", "make", "model", "seconds", "doubt",
    "kind", "item", "giver", "receiver", "what", "at", "basis", "code",
    "value", "first", "last", "year", "month", "whose", "until", "trust",
    "evidence", "original", "thing", "capture", "photos", "files", "order", "start", "end",
)  # fmt: skip
"""What an event's sentence may speak of; what the body does not say reads as a dash."""

_CODES = (
    ("status", "exif"), ("doubt", "doubt"), ("trust", "trust"), ("outcome", "handover"),
    ("kind", "dossier-made"), ("kind", "exhibit-kind"), ("kind", "number-kind"), ("role", "role"),
)  # fmt: skip
"""Facts that are codes, and the groups of the words for them; others are shown as they are."""

_RECORDS = ("original", "thing", "capture")
_LISTS = ("photos", "files", "order")

_DIGESTED = frozenset(
    (
        Kind.BUNDLE_RECEIVED, Kind.HANDOVER_SEALED, Kind.DOSSIER_MADE, Kind.FORM_MADE, Kind.THING_SHEET,
        Kind.EVIDENCE_ADDED, Kind.EVIDENCE_EXPORTED, Kind.EVIDENCE_HEALED, Kind.STATEMENT_SEALED,
        Kind.STATEMENT_AMENDED,
    )
)  # fmt: skip
"""Events of a file that papers and console name by the beginning of its digest."""

_DAYS = ("at", "until")
_ZONES = {offset.replace(":", ""): name for name, offset in ZONES.items()}
_SHORT = 16
_KNOWN = {kind.value for kind in Kind}


def in_words(event: Event, language: Language, names: Names = UNNAMED, *, digest: bool = True) -> str:
    """One sentence that says what was done and by whom; an erased body and an unknown kind are named as such.

    `names` gives the numbers of the records that the body names by their ids, and the offices behind keys. Without
    `digest` the sentence has none of the file it speaks of: `digest_of` gives it whole.
    """
    if event.entry.kind not in _KNOWN:
        return sentence(language, "event.unknown", kind=event.entry.kind)
    if event.body_bytes is None:
        return sentence(
            language, "event.erased", kind=sentence(language, f"finding-value.{event.entry.kind}")
        )
    said = _particulars(event.body, language, names) | _entitled(event, language)
    words = sentence(language, _key(event, language), **said)
    if digest and event.entry.kind in _DIGESTED and (known := digest_of(event)):
        return sentence(language, "event.digest", words=words, digest=known[:_SHORT])
    return words


def digest_of(event: Event) -> str:
    """The SHA-256 in hex of the file or the text that an event speaks of, '' where it names none."""
    found = event.body.get("sha256") or event.body.get("digest")
    return found if event.body_bytes is not None and isinstance(found, str) and HEX64.match(found) else ""


def _key(event: Event, language: Language) -> str:
    """Items have their sentence by topic and what they are of, a later look at a picture by what it found.

    One of a topic that this version does not know has a general one.
    """
    kind, facts = f"event.{event.entry.kind}", event.body.get("facts")
    by_topic = f"{kind}.{event.body.get('topic') or event.body.get('thumbnail')}"
    closer = f"{by_topic}.{facts.get('of')}" if isinstance(facts, dict) else by_topic
    return next((key for key in (closer, by_topic) if key in keys(language)), kind)


def _particulars(body: JsonObject, language: Language, names: Names) -> dict[str, str | int]:
    found: dict[str, JsonValue] = {name: value for name, value in body.items() if name in BLANKS}
    found |= _named(body, language, names)
    actor, obtained, facts, changed = (body.get(name) for name in ("actor", "obtained", "facts", "changed"))
    if isinstance(actor, dict):
        found.update(actor=actor.get("name"), office=actor.get("unit") or _office(str(actor.get("office"))))
    if isinstance(obtained, dict):
        found["file"] = obtained.get("file_name")
    if isinstance(facts, dict):
        found = {name: value for name, value in facts.items() if name in BLANKS} | found
        if isinstance(scan := facts.get("evidence"), str):
            found["evidence"] = names.number(scan)
        if facts.get("protected"):
            found.pop("name", None)
    if isinstance(changed, dict):
        found["changed"] = ", ".join(_field(name, language) for name in sorted(changed))
    found |= _read_out(found, language)
    shown = {name: value for name, value in found.items() if isinstance(value, (str, int)) and value != ""}
    for name in ("digest", "sha256"):
        value = str(shown.get(name, ""))
        shown[name] = value[:_SHORT] if HEX64.match(value) else value
    return {name: shown.get(name) or "—" for name in BLANKS}


def _office(code: str) -> str:
    known = regions.offices().get(code)
    return code if known is None else known.title


def _entitled(event: Event, language: Language) -> dict[str, str | int]:
    """A supplement form by its title, a class of retention by the words that it had when it was chosen."""
    if event.entry.kind == Kind.FORM_MADE:
        from intake.papers.forms.load import forms  # they state the log's words themselves

        form = forms().get(str(event.body.get("name")))
        return {} if form is None or form.official else {"name": form.title.read_in(language)}
    facts = event.body.get("facts")
    if event.body.get("topic") != Topic.RETENTION or not isinstance(facts, dict) or not facts.get("words"):
        return {}
    kept = str(facts["words"])
    now = next((each.words for each in retention.classes().entries if each.words.official == kept), None)
    return {"code": kept if now is None else now.read_in(language)}


def _field(name: str, language: Language) -> str:
    """What people call a field of a record."""
    key = f"field.{name}"
    return sentence(language, key) if key in keys(language) else name


def _read_out(found: dict[str, JsonValue], language: Language) -> dict[str, JsonValue]:
    """Codes in their words, days with the day first, differences with their sign."""
    said: dict[str, JsonValue] = {}
    for name, group in _CODES:
        if (word := f"{group}.{found.get(name)}") in keys(language):
            said[name] = sentence(language, word)
    for name in _DAYS:
        if isinstance(day := found.get(name), str):
            said[name] = _day_words(day)
    if isinstance(seconds := found.get("seconds"), int):
        said["seconds"] = f"{seconds:+d}"
    return said


def _day_words(iso: str) -> str:
    """A day, or an instant to the minute with the zone it names, day first; what is neither is shown as it was kept."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if daytext.read(iso, UTC) is None:  # nor counted by
        return iso
    if len(iso) == len("2024-02-14"):
        return f"{at:%d-%m-%Y}"
    return f"{at:%d-%m-%Y %H.%M} {_zone(at)}".rstrip()


def _zone(at: datetime) -> str:
    offset = f"{at:%z}"
    return _ZONES.get(offset, offset and f"UTC{offset}")


def _named(body: JsonObject, language: Language, names: Names) -> dict[str, JsonValue]:
    """What the body says by ids and by names of keys, in numbers and offices."""
    subject = body.get("id")
    found: dict[str, JsonValue] = {
        name: names.number(value) for name in _RECORDS if isinstance(value := body.get(name), str)
    }
    for name in _LISTS:
        if isinstance(several := body.get(name), list):
            found[name] = ", ".join(
                names.number(each) if isinstance(each, str) else str(each) for each in several
            )
    if isinstance(subject, str):
        found["number"] = body.get("number") or names.number(subject)
        found["to"] = names.desks.get(subject)
        found |= _ends(body, names.links.get(subject), language, names)
    for name, whose in (("to", "to"), ("giver", "from")):
        if isinstance(key := body.get(whose), str):
            found[name] = names.desks.get(key, key)
    return found


def _ends(body: JsonObject, known: Ends | None, language: Language, names: Names) -> dict[str, JsonValue]:
    """Both ends of a link, from the event that made it or from the record of one that was cut."""
    start, end = body.get("from"), body.get("to")
    if isinstance(start, dict) and isinstance(end, dict):
        known = Ends(*(str(each.get(name)) for each in (start, end) for name in ("kind", "id")))
    if known is None:
        return {}
    return {
        "start": _end(known.from_kind, known.from_id, language, names),
        "end": _end(known.to_kind, known.to_id, language, names),
    }


def _end(kind: str, record: str, language: Language, names: Names) -> str:
    key, number = f"link-end.{kind}", names.number(record)
    return sentence(language, key, number=number) if key in keys(language) else number
