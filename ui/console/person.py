"""person: record who has to do with a case, list them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from intake import cases, people
from intake.people import Person, PersonFacts, Role
from ui.console.arguments import Argument, Command
from ui.console.output import Result, table
from ui.console.session import Session

FACTS = tuple(field.name for field in fields(PersonFacts))


def add(session: Session, given: Namespace) -> Result:
    """Records a person."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        words = {name: getattr(given, name) or "" for name in FACTS}
        person = people.add(vault, case, Role(given.role), PersonFacts(**words))
    return session.done("done.person-add", person=person.id, number=person.number)


def listing(session: Session, given: Namespace) -> Result:
    """Lists the people of a case."""
    with session.unlocked() as vault:
        found = people.listing(vault, cases.find(vault, given.case))
    lines = rows(session, found) or [session.say("console.no-persons")]
    return Result({"persons": [as_document(person) for person in found]}, tuple(lines))


def as_document(person: Person) -> dict[str, Any]:
    """A person for scripts."""
    return {"person": person.id, "number": person.number, "role": person.role.value, **asdict(person.facts)}


def rows(session: Session, persons: Sequence[Person]) -> list[str]:
    """The people as a table; empty where there are none."""
    heads = [session.say(f"field.{name}") for name in ("number", "role", "name", "phone", "person")]
    lines = [
        (each.number, session.say(f"role.{each.role}"), each.facts.name, each.facts.phone, each.id)
        for each in persons
    ]
    return table(heads, lines) if lines else []


COMMANDS = (
    Command(
        "person add",
        (
            Argument("case", "case", required=True),
            Argument("--role", "kind", required=True, choices=tuple(Role), help="person-role"),
            *(
                Argument(
                    f"--{name.replace('_', '-')}", "text", required=name == "name", help=f"person-{name}"
                )
                for name in FACTS
            ),
        ),
        add,
    ),
    Command("person list", (Argument("case", "case", required=True),), listing),
)
