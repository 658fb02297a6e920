"""person: record who has to do with a case, correct it, list them, and say who is the same human elsewhere."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from typing import Any, Final

from intake.problems import Problem
from intake.records import cases, humans, people, pseudonyms
from intake.records.cases import Case
from intake.records.humans import Appearance
from intake.records.people import Person, PersonFacts, Role
from intake.records.remarks import Remark
from intake.rules import places
from intake.vault import Vault
from ui.console import person_words
from ui.console.arguments import Argument, Command, reference
from ui.console.output import Result, table
from ui.console.person_words import CHOICES, NO
from ui.console.remarkwords import remark_documents, remark_lines
from ui.console.session import Session

LABELS: Final = "person-field"
FACTS: Final = tuple(
    field.name
    for field in fields(PersonFacts)
    if field.name not in ("same_as", "address_edition", "withdrawn")
)


def person_of(vault: Vault, wanted: str) -> Appearance:
    """The person with this id or `CASE/NUMBER`, and the case. Raises `Problem`."""
    in_case, name = reference(wanted)
    if in_case is None:
        return humans.locate(vault, name)
    case = cases.find(vault, in_case)
    return Appearance(case, people.find(vault, case, name))


def add(session: Session, given: Namespace) -> Result:
    """Records a person."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        person = people.add(vault, case, Role(given.role), _told(vault, case, PersonFacts(given.name), given))
        found = person_words.remarks_on(session, vault, person)
    return _done(
        session, session.say("done.person-add", person=person.id, number=person.number), person, found
    )


def edit(session: Session, given: Namespace) -> Result:
    """Corrects what is written of a person; the log keeps what it was changed to."""
    with session.unlocked() as vault:
        case, person = _parts(person_of(vault, given.person))
        told = _told(vault, case, person.facts, given)
        changed = people.edit(vault, case, person, told, Role(given.role) if given.role else None)
        found = person_words.remarks_on(session, vault, changed)
    key = "done.person-edit" if changed != person else "done.unchanged"
    return _done(session, session.say(key, number=person.number), changed, found)


def listing(session: Session, given: Namespace) -> Result:
    """Lists the people of a case, or of all cases."""
    if (given.case is None) != given.all:
        raise Problem("case-or-all")
    if given.all:
        return _everybody(session, reveal=given.reveal)
    with session.unlocked() as vault:
        found = pseudonyms.listing(vault, cases.find(vault, given.case), reveal=given.reveal)
    lines = rows(session, found) or [session.say("console.no-persons")]
    return Result({"persons": [as_document(person) for person in found]}, tuple(lines))


def show(session: Session, given: Namespace) -> Result:
    """Shows all that is known of a person, in what other roles and cases, and what is odd about it."""
    with session.unlocked() as vault:
        case, person = _parts(person_of(vault, given.person))
        persons = people.listing(vault, case)
        seen = person if given.reveal else pseudonyms.find(vault, case, person.id)
        is_open = seen == person
        others = _others(vault, person, reveal=given.reveal) if is_open else []
        found = person_words.remarks_on(session, vault, person) if is_open else ()
        lines = person_words.lines(session, vault, case, seen, persons)
    lines += [
        session.say(
            "console.person-elsewhere",
            case=each.case.number,
            number=each.person.number,
            role=session.say(f"role.{each.person.role}"),
        )
        for each in others
    ]
    document = {
        **as_document(seen),
        "same": [
            {"case": each.case.number, "person": each.person.id, "number": each.person.number}
            for each in others
        ],
        "remarks": remark_documents(session, found, LABELS),
    }
    return Result(document, (*lines, *remark_lines(session, found, LABELS)))


def same(session: Session, given: Namespace) -> Result:
    """Says that two records are of the same human, or takes that back."""
    with session.unlocked() as vault:
        one, other = person_of(vault, given.person), person_of(vault, given.other)
        if given.cut:
            humans.cut(vault, one, other)
        else:
            humans.declare(vault, one.case, one.person, other.person)
        found = humans.appearances(vault, one.person.id)
    words = session.say(
        "done.person-apart" if given.cut else "done.person-same", number=one.person.number, count=len(found)
    )
    document = [{"case": each.case.number, "person": each.person.id} for each in found]
    return Result({"appearances": document}, (words,))


def as_document(person: Person) -> dict[str, Any]:
    """A person for scripts."""
    return {"person": person.id, "number": person.number, "role": person.role.value, **asdict(person.facts)}


def rows(session: Session, persons: Sequence[Person]) -> list[str]:
    """The people as a table; empty where there are none."""
    heads = [session.say(f"field.{name}") for name in ("number", "role", "name", "phone", "person")]
    lines = [
        (each.number, session.say(f"role.{each.role}"), each.facts.name, person_words.phone(each), each.id)
        for each in persons
    ]
    return table(heads, lines) if lines else []


def _everybody(session: Session, *, reveal: bool) -> Result:
    with session.unlocked() as vault:
        everybody, groups = humans.everybody(vault), humans.groups(vault)
    by_case: dict[int, list[Person]] = {}
    for each in everybody:
        by_case.setdefault(each.case.number, []).append(each.person)
    shown = {
        each.id: each for persons in by_case.values() for each in pseudonyms.shown(persons, reveal=reveal)
    }
    names = {each.person.id: f"{each.case.number}/{each.person.number}" for each in everybody}
    # A protected person must not be found through the same human's open record elsewhere.
    open_names = {
        each.person.id: names[each.person.id] for each in everybody if _may_show(each, reveal=reveal)
    }
    same = {
        each: sorted(
            open_names[other] for other in groups.get(each, ()) if other in open_names and other != each
        )
        if each in open_names
        else []
        for each in names
    }
    heads = [session.say(f"field.{name}") for name in ("number", "role", "name", "phone", "same")]
    lines = [
        (
            names[each.person.id],
            session.say(f"role.{each.person.role}"),
            shown[each.person.id].facts.name,
            person_words.phone(shown[each.person.id]),
            ", ".join(same[each.person.id]),
        )
        for each in everybody
    ]
    documents = [
        {
            "case": each.case.number,
            **as_document(shown[each.person.id]),
            "same": same[each.person.id],
        }
        for each in everybody
    ]
    return Result(
        {"persons": documents}, tuple(table(heads, lines) if lines else [session.say("console.no-persons")])
    )


def _told(vault: Vault, case: Case, before: PersonFacts, given: Namespace) -> PersonFacts:
    """The facts with what was typed now; places get the edition of the table, people their ids."""
    words = {name: getattr(given, name) for name in FACTS if getattr(given, name) is not None}
    if words.get("protected") == NO:
        words["protected"] = ""
    if words.get("acts_for"):
        words["acts_for"] = people.find(vault, case, words["acts_for"]).id
    if "address_code" in words:
        place = places.recorded(words["address_code"])
        words |= {"address_code": place.code, "address_edition": place.edition}
    return replace(before, **words)


def _parts(found: Appearance) -> tuple[Case, Person]:
    return found.case, found.person


def _others(vault: Vault, person: Person, *, reveal: bool) -> list[Appearance]:
    """The human's other records, without protected ones: nobody is to be found through an open one."""
    found = humans.appearances(vault, person.id)
    return [each for each in found if each.person.id != person.id and _may_show(each, reveal=reveal)]


def _may_show(each: Appearance, *, reveal: bool) -> bool:
    return reveal or not each.person.facts.protected


def _done(session: Session, words: str, person: Person, found: Sequence[Remark]) -> Result:
    document = {
        "person": person.id,
        "number": person.number,
        "remarks": remark_documents(session, found, LABELS),
    }
    return Result(document, (words, *remark_lines(session, found, LABELS)))


def _fact_options(*, name_needed: bool) -> tuple[Argument, ...]:
    return tuple(
        Argument(
            f"--{name.replace('_', '-')}",
            "kind" if name in CHOICES else "person" if name == "acts_for" else "text",
            required=name_needed and name == "name",
            choices=CHOICES.get(name, ()),
            help=f"person-{name}",
        )
        for name in FACTS
    )


_PERSON = Argument("person", "person", required=True, help="which-person")
_REVEAL = Argument("--reveal", help="person-reveal")

COMMANDS = (
    Command(
        "person add",
        (
            Argument("case", "case", required=True),
            Argument("--role", "kind", required=True, choices=tuple(Role), help="person-role"),
            *_fact_options(name_needed=True),
        ),
        add,
    ),
    Command(
        "person edit",
        (
            _PERSON,
            Argument("--role", "kind", choices=tuple(Role), help="person-role"),
            *_fact_options(name_needed=False),
        ),
        edit,
    ),
    Command("person show", (_PERSON, _REVEAL), show),
    Command(
        "person same",
        (
            _PERSON,
            Argument("other", "person", required=True, help="other-person"),
            Argument("--cut", help="person-cut"),
        ),
        same,
    ),
    Command(
        "person list", (Argument("case", "case"), Argument("--all", help="person-all"), _REVEAL), listing
    ),
)
