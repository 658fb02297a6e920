"""Practice cases out of resources/practice: invented people and events of the kinds that the news reports describe."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from intake.evidence import adding, reading
from intake.evidence.exhibits import Obtained
from intake.evidence.kinds import ExhibitKind
from intake.files import write_file
from intake.ids import EvidenceId, PersonId
from intake.records import acts, captures, cases, links, people, statements
from intake.records.acts import ActFacts
from intake.records.captures import Act, CaptureFacts, ObservationFacts
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.links import End, EndKind
from intake.records.people import PersonFacts, Role
from intake.rules import places
from intake.vault import Vault

FOLDER: Final = Path(__file__).resolve().parent.parent.parent / "resources" / "practice"
NAMES: Final = ("imbauan-atasan", "pose-jari", "suka-dan-komentar", "fasilitas-negara", "sesudah-penetapan")
_MEGAPIXELS: Final = 1.0
_SEEN: Final = ("seen_at", "seen_by", "still_online")


def make(vault: Vault, name: str, photos: Path) -> Case:
    """Makes the practice case `name` (one of `NAMES`) in a vault; its photos are drawn into the folder `photos` first.

    Raises `Problem` as the records' own modules do; `KeyError` where the shipped file is wrong: a defect.
    """
    document = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    (kind, told) = _split(document["case"], "kind")
    place = places.recorded(told.pop("place_code"))
    words = CaseFacts(**told, place_code=place.code, place_edition=place.edition)
    case = cases.create(vault, CaseKind(kind), words)
    maker = _Maker(vault, case)
    maker.add_people(document["person"])
    maker.add_photos(document.get("photo", ()), photos)
    maker.add_statements(document["statement"])
    maker.add_captures(document.get("capture", ()))
    maker.add_acts(document["act"])
    return case


class _Maker:
    """One case in the making; the files name its records by keys of their own."""

    def __init__(self, vault: Vault, case: Case) -> None:
        self._vault, self._case = vault, case
        self._made: dict[str, End] = {}

    def add_people(self, told: Sequence[Mapping[str, Any]]) -> None:
        for each in told:
            key, role, facts = _split(each, "key", "role")
            person = people.add(self._vault, self._case, Role(role), PersonFacts(**facts))
            self._made[key] = End(EndKind.PERSON, person.id)

    def add_photos(self, told: Sequence[Mapping[str, Any]], folder: Path) -> None:
        from intake.media.practice import PracticePhone, draw_photo  # heavy: only who draws loads it

        for each in told:
            path = folder / each["file"]
            write_file(path, draw_photo(PracticePhone[each["phone"]], each["index"], megapixels=_MEGAPIXELS))
            kind = ExhibitKind(each.get("kind", ExhibitKind.FOTO))
            said = Obtained("", source="bahan latihan", description=each["description"])
            for added in adding.add(self._vault, self._case, [path], said, kind=kind):
                if added.exhibit is None:
                    raise added.problem or AssertionError(path.name)
                self._made[each["key"]] = End(EndKind.EVIDENCE, added.exhibit.id)
        for _ in reading.read_missing(self._vault, self._case):
            continue

    def add_statements(self, told: Sequence[Mapping[str, Any]]) -> None:
        for each in told:
            person = people.find(self._vault, self._case, self._made[each["person"]].id)
            draft = statements.draft(self._vault, self._case, person, each["text"])
            self._made[each["key"]] = End(EndKind.STATEMENT, draft.id)

    def add_captures(self, told: Sequence[Mapping[str, Any]]) -> None:
        for each in told:
            key, act, rest = _split(each, "key", "act")
            files = [EvidenceId(self._made[name].id) for name in rest.pop("files")]
            person = PersonId(self._made[rest.pop("person")].id)
            seen = ObservationFacts(**{name: rest.pop(name) for name in _SEEN})
            post = captures.record(
                self._vault, self._case, Act(act), CaptureFacts(**rest), person, seen, files
            )
            self._made[key] = End(EndKind.CAPTURE, post.id)

    def add_acts(self, told: Sequence[Mapping[str, Any]]) -> None:
        rules = acts.rules_of(self._vault)
        for each in told:
            facts = dict(each)
            starts = [self._made[name] for name in facts.pop("links")]
            facts |= {"person": self._made[facts["person"]].id, "poses": "\n".join(facts.get("poses", ()))}
            item = acts.record(self._vault, self._case, ActFacts(**facts), rules)
            for start in starts:
                links.make(self._vault, self._case, start, End(EndKind.ACT, item.id))


def _split(each: Mapping[str, Any], *names: str) -> Iterator[Any]:
    """The values of `names`, then all others as a dictionary."""
    yield from (each[name] for name in names)
    yield {name: value for name, value in each.items() if name not in names}
