"""Receiving a report at the table: what is typed is kept at once, and written into the records piece by piece.

What is kept while it is typed is no state and makes no event, like the draft of a statement: one event for each letter
would say nothing. `record` writes what changed into the records when the officer goes on to another field; `leave` at
the end. What was kept outlives a killed process, and `unfinished` finds it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from crypto.canonical import JsonObject, JsonValue
from intake import facts
from intake.ids import CaseId, PersonId
from intake.problems import Problem
from intake.records import cases, drafts, people, statements, withdrawal
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.hearing import StatementKind
from intake.records.people import Person, PersonFacts, Role
from intake.records.statements import Statement
from intake.vault import Vault

ROLES = (Role.PELAPOR, Role.TERLAPOR, Role.SAKSI)
_REPORT = ("facts", "people", "place")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person as typed, with the first statement. `key` names the person on the page, and is the id once recorded.

    `read_back` says whether the records have it that these words were read back.
    """

    key: str
    role: Role
    facts: PersonFacts
    words: str = ""
    sealed: bool = False
    read_back: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed of this person."""
        return not self.words.strip() and not any(facts.to_json(self.facts).values())


@dataclass(frozen=True, slots=True)
class Told:
    """All that was typed so far; `place` names the field in which the officer was."""

    facts: CaseFacts
    people: tuple[Speaker, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A report whose receiving was cut off."""

    case: Case
    kept_at: str


class Reception:
    """One report being received. It is made for one page and used by the vault's thread alone."""

    def __init__(self, case: Case | None = None) -> None:
        self.case = case
        self._recorded: dict[str, PersonId] = {}

    def keep(self, vault: Vault, told: Told) -> Case:
        """Keeps what is typed, without an event; the first time, a case is opened for it.

        Raises `Problem`: title-missing, text-too-long, text-not-storable, case-foreign, disk-full.
        """
        case = self._opened(vault, told)
        known = [replace(each, key=self._id(each.key)) for each in told.people]
        _keep(vault, case.id, replace(told, people=tuple(known)), whole=True)
        return case

    def record(self, vault: Vault, told: Told) -> Case:
        """Writes what changed into the records: facts, people who have a name, drafts of their words.

        Raises as `keep`; what was written before stays written.
        """
        self.keep(vault, told)
        self.case = cases.edit(vault, self._opened(vault, told), told.facts)
        before = len(self._recorded)
        recorded = {each.id for each in people.listing(vault, self.case)}
        for each in told.people:
            if each.facts.name.strip() or self._id(each.key) in recorded:
                self._write(vault, self.case, each)
        if len(self._recorded) > before:
            self.keep(vault, told)  # now under the ids of the people recorded
        return self.case

    def leave(self, vault: Vault, told: Told) -> Case:
        """Writes all, logs drafts of statements as left, and forgets what was kept but for people without a name."""
        case = self.record(vault, told)
        for each in told.people:
            said = self._said(vault, case, each)
            if said is not None and not said.is_sealed and said.is_said:
                statements.leave_draft(vault, case, said)
        recorded = {each.id for each in people.listing(vault, case)}
        nameless = [
            each
            for each in told.people
            if not each.facts.name.strip() and not each.is_blank and self._id(each.key) not in recorded
        ]
        _keep(vault, case.id, Told(told.facts, tuple(nameless)), whole=False)
        return case

    def names(self, vault: Vault) -> dict[str, str]:
        """The names that people have in the records, by their keys on the page."""
        if self.case is None:
            return {}
        keys = {id_: key for key, id_ in self._recorded.items()}
        return {keys.get(each.id, each.id): each.facts.name for each in people.listing(vault, self.case)}

    def seal(self, vault: Vault, told: Told, key: str) -> Statement:
        """Fixes the words of one person. Raises `Problem`: name-missing, text-missing and as `record`."""
        case = self.record(vault, told)
        speaker = next(each for each in told.people if each.key == key)
        if not speaker.facts.name.strip():
            raise Problem("name-missing")
        said = self._said(vault, case, speaker)
        if said is None:
            raise Problem("text-missing")
        return statements.seal(vault, case, self._person(vault, case, speaker), said)

    def withdraw(self, vault: Vault, told: Told, key: str, reason: str) -> Case:
        """Takes one person out of the case. Raises `Problem` as `record` and `intake.records.withdrawal.withdraw`."""
        case = self.record(vault, told)
        withdrawal.withdraw(vault, case, people.find(vault, case, self._id(key)), reason)
        self._recorded.pop(key, None)
        self.keep(vault, replace(told, people=tuple(each for each in told.people if each.key != key)))
        return case

    def _opened(self, vault: Vault, told: Told) -> Case:
        if self.case is None:
            self.case = cases.create(vault, CaseKind.LAPORAN, told.facts)
        return self.case

    def _write(self, vault: Vault, case: Case, speaker: Speaker) -> None:
        person = self._person(vault, case, speaker)
        wanted = speaker.facts
        if not wanted.name.strip():  # whose name is emptied is still somebody: see `names` and `withdraw`
            wanted = replace(wanted, name=person.facts.name)
        if person.facts != wanted:
            people.edit(vault, case, person, wanted)
        if speaker.sealed:
            return
        said = self._said(vault, case, speaker)
        if said is None and speaker.words.strip():
            statements.draft(vault, case, person, speaker.words)
        elif said is not None and not said.is_sealed and said.text != speaker.words:
            statements.save_draft(vault, said, speaker.words)

    def _person(self, vault: Vault, case: Case, speaker: Speaker) -> Person:
        known = {each.id: each for each in people.listing(vault, case)}
        id_ = self._id(speaker.key)
        if id_ not in known:
            made = people.add(vault, case, speaker.role, speaker.facts)
            self._recorded[speaker.key] = made.id
            return made
        return known[id_]

    def _said(self, vault: Vault, case: Case, speaker: Speaker) -> Statement | None:
        return _first_words(statements.listing(vault, case), self._id(speaker.key))

    def _id(self, key: str) -> PersonId:
        """The id of whom the page calls by this key, if that is somebody recorded."""
        return self._recorded.get(key, PersonId(key))


def told(vault: Vault, case: Case) -> Told:
    """What the page shows of a case: its records, and over them what was typed last and not yet written."""
    said = statements.listing(vault, case)
    found: dict[str, Speaker] = {
        each.id: _spoken(each, _first_words(said, each.id))
        for each in people.listing(vault, case)
        if each.role in ROLES
    }
    document = drafts.document(vault, case.id)
    if not document:
        return Told(case.facts, tuple(found.values()))
    kept = _decoded(document)
    typed: dict[str, Speaker] = dict(found)
    for each in kept.people:
        held = found.get(each.key) or _same(each, found, kept)
        typed[held.key if held else each.key] = _newer(each, held)
    return Told(kept.facts or case.facts, tuple(typed.values()), kept.place)


def _same(typed: Speaker, found: dict[str, Speaker], kept: _Kept) -> Speaker | None:
    """Who was recorded when the process ended before that person's id was kept here: then both say the same."""
    named = {each.key for each in kept.people}
    return next(
        (
            each
            for each in found.values()
            if each.key not in named and (each.role, each.facts) == (typed.role, typed.facts)
        ),
        None,
    )


def _newer(typed: Speaker, held: Speaker | None) -> Speaker:
    """What was typed, but the words that were sealed meanwhile."""
    if held is None:
        return typed
    words = held.words if held.sealed else typed.words
    read_back = held.read_back and words == held.words
    return replace(typed, key=held.key, words=words, sealed=held.sealed, read_back=read_back)


def unfinished(vault: Vault, case: Case | None = None) -> Unfinished | None:
    """The report that was being received when the process ended, of several the last (or this case, if it is one).

    None where every one was left as it should be.
    """
    row = vault.store.one(
        "SELECT case_id, kept_at FROM receptions WHERE told ->> 'facts' IS NOT NULL AND ? IN (case_id, '')"
        " ORDER BY kept_at DESC LIMIT 1",
        (case.id if case is not None else "",),
    )
    return None if row is None else Unfinished(cases.find(vault, str(row["case_id"])), str(row["kept_at"]))


@dataclass(frozen=True, slots=True)
class _Kept:
    facts: CaseFacts | None
    people: tuple[Speaker, ...]
    place: str


def _keep(vault: Vault, case: CaseId, said: Told, *, whole: bool) -> None:
    """Keeps the report in place of the one that was there; half-typed forms of the case stay as they are."""
    typed: JsonObject = {"people": [_document(each) for each in said.people], "place": said.place}
    if whole:
        typed["facts"] = facts.to_json(facts.checked(said.facts))
    with vault.store.transaction():
        others = {name: each for name, each in drafts.document(vault, case).items() if name not in _REPORT}
        drafts.put_document(vault, case, others | typed)


def _document(speaker: Speaker) -> JsonObject:
    return {
        "facts": facts.to_json(facts.checked(speaker.facts)),
        "key": speaker.key,
        "role": speaker.role.value,
        "sealed": speaker.sealed,
        "words": facts.clean_text(speaker.words, "statement"),
    }


def _decoded(document: JsonObject) -> _Kept:
    said = cast(list[JsonObject], document["people"])
    held = document.get("facts")
    return _Kept(
        None if held is None else facts.from_json(CaseFacts, _object(held)),
        tuple(
            Speaker(
                str(each["key"]),
                Role(str(each["role"])),
                facts.from_json(PersonFacts, {"name": "", **_object(each["facts"])}),
                str(each["words"]),
                each["sealed"] is True,
            )
            for each in said
        ),
        str(document["place"]),
    )


def _object(value: JsonValue) -> JsonObject:
    return cast(JsonObject, value)


def _spoken(person: Person, said: Statement | None) -> Speaker:
    if said is None:
        return Speaker(person.id, person.role, person.facts)
    read_back = said.hearing.is_read_back
    return Speaker(person.id, person.role, person.facts, said.text, said.is_sealed, read_back)


def _first_words(said: list[Statement], person: str) -> Statement | None:
    """The first statement of a person; what was added to it, and hearings, have their own page."""
    return next(
        (
            each
            for each in said
            if each.person == person and each.amends is None and each.kind is StatementKind.KETERANGAN_AWAL
        ),
        None,
    )
