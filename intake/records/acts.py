"""Alleged acts of a case, each by a code of the catalogue whose words are copied, so that old cases keep them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from intake.ids import CaseId
from intake.problems import Problem
from intake.records import items, people
from intake.records.cases import Case
from intake.records.items import Item, Topic
from intake.rules import daytext, places
from intake.rules.acts import ActKind, CatalogueAct, catalogue
from intake.rules.bilingual import Bilingual, recorded
from intake.rules.choices import Choice, DatedType, ListName, choices, is_in_force, province_note
from intake.rules.faults import Fault
from intake.rules.referrals import Target, referrals, targets
from intake.rules.tables import Table
from intake.vault import Vault
from intake.wording import Language

CHOSEN: Final = {
    "channel": ListName.CHANNELS,
    "platform": ListName.PLATFORMS,
    "phase": ListName.PHASES,
    "object": ListName.OBJECTS,
    "poses": ListName.POSES,
}
"""The fields whose values are codes of a list."""


@dataclass(frozen=True, slots=True)
class ActFacts:
    """An act as alleged: what, by whom, where, when; a suggestion of the intake that the review may change.

    `kind`, `words`, `basis`, `sanctions` and `edition` are copied from the catalogue when the code is chosen,
    `place_edition` is that of the table of places; `wording` holds a line `field.code: words` for each code of the
    other lists. `person` is an id. `poses` are tags of what was seen, one a line, and never a finding. `hearsay` is
    'ya' where nobody asked saw or heard it himself.
    """

    code: str = ""
    kind: str = ""
    words: str = ""
    basis: str = ""
    sanctions: str = ""
    edition: str = ""
    person: str = ""
    channel: str = ""
    platform: str = ""
    phase: str = ""
    object: str = ""
    candidate: str = ""
    date: str = ""
    place: str = ""
    place_code: str = ""
    place_edition: str = ""
    poses: str = ""
    wording: str = ""
    hearsay: str = ""
    heard_from: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActRules:
    """The catalogue and the lists as they hold in a vault, with what was wrong in the files of its office."""

    acts: Table[CatalogueAct]
    lists: Mapping[ListName, Table[Choice]]
    targets: Table[Target]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The files of the office that could not be used."""
        of_lists = (fault for table in self.lists.values() for fault in table.faults)
        return (*self.acts.faults, *of_lists, *self.targets.faults)

    def shown(self, act: ActFacts, field: str, language: Language) -> str:
        """What a record says in a field that is copied from a table, or that holds codes of one, in a language."""
        if field in CHOSEN:
            known = [each.words for each in self.lists[CHOSEN[field]].entries]
            said = _said_for(act, field)
        else:
            known = [words for each in self.acts.entries for words in _copied(each, field)]
            said = str(getattr(act, field)).split("\n")
        joint = "; " if field in CHOSEN else "\n"
        return joint.join(recorded(each, known).read_in(language) for each in said)


def rules_of(vault: Vault) -> ActRules:
    """The rules for the acts of a vault's cases."""
    office = vault.office_tables
    return ActRules(catalogue(office), {name: choices(name, office) for name in ListName}, referrals(office))


def record(vault: Vault, case: Case, wanted: ActFacts, rules: ActRules) -> Item[ActFacts]:
    """Records an act; what is copied from the catalogue is filled in here.

    Raises `Problem`: entry-unknown, entry-not-in-force (on the day of the act, else today), person-unknown,
    case-foreign, text-too-long, text-not-storable.
    """
    return items.record(vault, case, Topic.ACT, _worded(vault, case, wanted, ActFacts(), rules))


def edit(vault: Vault, case: Case, item: Item[ActFacts], wanted: ActFacts, rules: ActRules) -> Item[ActFacts]:
    """Changes an act; codes that stay keep the words they had. Raises `Problem`: item-withdrawn, and as `record`."""
    return items.edit(vault, case, item, _worded(vault, case, wanted, item.facts, rules))


def listing(vault: Vault, case: CaseId) -> list[Item[ActFacts]]:
    """The acts of a case in order, those taken back too."""
    return items.listing(vault, case, Topic.ACT, ActFacts)


def find(vault: Vault, case: Case, wanted: str) -> Item[ActFacts]:
    """The act with this id or number in the case. Raises `Problem("item-unknown")`."""
    return items.find(vault, case, Topic.ACT, ActFacts, wanted)


def case_of(vault: Vault, act: str) -> str:
    """The id of the case that has the act with this id. Raises `Problem("item-unknown")`."""
    row = vault.store.one("SELECT case_id FROM items WHERE id = ? AND topic = ?", (act, Topic.ACT))
    if row is None:
        raise Problem("item-unknown", item=act)
    return str(row["case_id"])


def words_for(act: ActFacts, field: str) -> str:
    """The words that the codes in `field` had when they were chosen, several joined by a semicolon."""
    return "; ".join(_said_for(act, field))


def targets_of(
    vault: Vault, case: Case, act: ActFacts, on: datetime.date, table: Table[Target]
) -> tuple[Target, ...]:
    """To whom the act would be passed on this day; see `intake.rules.referrals.targets`. Raises `person-unknown`."""
    if act.kind not in set(ActKind):
        return ()
    employment = people.find(vault, case, act.person).facts.employment if act.person else ""
    return targets(ActKind(act.kind), employment, on, table)


def risk_note(case: Case, act: ActFacts, rules: ActRules) -> Choice | None:
    """The note on the province of the act's place, or else of the case's."""
    return province_note(act.place_code or case.facts.place_code, rules.lists[ListName.PROVINCES])


def day_of(act: ActFacts, now: str) -> datetime.date:
    """The day of the act where one can be read, else that of `now`, an ISO 8601 date-time with offset."""
    today = datetime.datetime.fromisoformat(now)
    read = daytext.read(act.date, today.tzinfo or datetime.UTC)
    return today.date() if read is None else read.day


def _worded(vault: Vault, case: Case, wanted: ActFacts, before: ActFacts, rules: ActRules) -> ActFacts:
    if wanted.person:
        wanted = replace(wanted, person=people.find(vault, case, wanted.person).id)
    on = day_of(wanted, vault.clock.now().at)
    kept, wording = dict(_wording(before)), []
    for field, name in CHOSEN.items():
        for code in _codes(wanted, field):
            key = f"{field}.{code}"
            wording.append(
                f"{key}: {kept.get(key) or _entry(rules.lists[name], name, code, on).words.official}"
            )
    source = before
    if wanted.code != before.code or not before.code:
        entry = _entry(rules.acts, "acts", wanted.code, on)
        source = ActFacts(
            kind=entry.kind,
            words=entry.words.official,
            basis=entry.basis.official,
            sanctions="\n".join(each.text.official for each in entry.sanctions),
            edition=rules.acts.edition,
        )
    wanted = _placed(wanted, before)
    return replace(
        wanted, kind=source.kind, words=source.words, basis=source.basis, sanctions=source.sanctions,
        edition=source.edition, wording="\n".join(wording),
    )  # fmt: skip


def _placed(wanted: ActFacts, before: ActFacts) -> ActFacts:
    """A place that was just named gets the edition its code was looked up in; one that is unknown stays as typed."""
    if wanted.place_code == before.place_code:
        return wanted
    found = places.recorded(wanted.place_code)
    return replace(wanted, place_code=found.code, place_edition=found.edition)


def _entry(table: Table[DatedType], name: str, code: str, on: datetime.date) -> DatedType:
    entry = next((each for each in table.entries if each.code == code), None)
    if entry is None:
        raise Problem("entry-unknown", item=code, table=name)
    if not is_in_force(entry, on):
        raise Problem("entry-not-in-force", item=code, table=name, day=on.isoformat())
    return entry


def _copied(entry: CatalogueAct, field: str) -> tuple[Bilingual, ...]:
    """What of an entry is copied into a field, line by line."""
    of_field = {"words": (entry.words,), "basis": (entry.basis,)}
    return of_field.get(field) or tuple(each.text for each in entry.sanctions)


def _said_for(act: ActFacts, field: str) -> list[str]:
    wording = dict(_wording(act))
    return [wording.get(f"{field}.{code}", code) for code in _codes(act, field)]


def _codes(act: ActFacts, field: str) -> list[str]:
    return [code for code in str(getattr(act, field)).split("\n") if code]


def _wording(act: ActFacts) -> list[tuple[str, str]]:
    lines = (line.partition(": ") for line in act.wording.split("\n") if line)
    return [(code, words) for code, _, words in lines]
