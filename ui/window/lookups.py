"""What `TypeAhead` fields search in: places, and the people of other cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from intake.records import humans, pseudonyms
from intake.records.people import Person
from intake.rules import places
from intake.vault import Vault
from ui.window import saying
from ui.window.desk import Page
from ui.window.type_ahead import Found, Look

MOST = 20


def place_look(page: Page) -> Look:
    """Searches the places of the interior ministry for a page."""

    def look(typed: str, show: Callable[[Sequence[Found]], None]) -> None:
        page.run(lambda _, __: find_places(typed), show)

    return look


def find_places(typed: str) -> list[Found]:
    """The places that fit; nothing for nothing."""
    if not typed.strip():
        return []
    return [Found(each.code, place_words(each)) for each in places.search(typed, MOST)]


def place_words(place: places.Place) -> str:
    """A place as it is shown: what it lies in, and its sort."""
    return f"{place.path} ({saying.say(f'place-kind.{place.kind}')})"


def recorded_place(code: str, edition: str = "") -> Found | None:
    """A code that was recorded, in words where the table of today has any."""
    if not code:
        return None
    place = places.recorded(code, edition).place
    return Found(code, code if place is None else place_words(place))


def people_elsewhere(vault: Vault, person: Person, typed: str, *, reveal: bool) -> list[Found]:
    """People of all cases with these words in their names, without protected ones unless they are revealed."""
    words = typed.casefold().split()
    return [
        Found(each.person.id, person_words(each))
        for each in humans.everybody(vault)
        if each.person.id != person.id
        and (reveal or not each.person.facts.protected)
        and words
        and all(word in each.person.facts.name.casefold() for word in words)
    ][:MOST]


def same_human(vault: Vault, person: Person, *, reveal: bool) -> list[Found]:
    """The other records of a human; a protected one must not be found through an open one."""
    return [
        Found(each.person.id, person_words(each))
        for each in humans.appearances(vault, person.id)
        if each.person.id != person.id and (reveal or not each.person.facts.protected)
    ]


def person_words(each: humans.Appearance) -> str:
    """A record of a person and its case, in a line."""
    role = saying.say(f"role.{each.person.role}")
    return (
        f"{each.person.facts.name} — {role}, {each.case.number}/{each.person.number}, {each.case.facts.title}"
    )


def names(persons: Sequence[Person]) -> dict[str, str]:
    """What people of a case are called on the screen, by id: name and role, of protected ones the pseudonym."""
    return {
        each.id: each.facts.name
        if each.facts.protected
        else f"{each.facts.name} — {saying.say(f'role.{each.role}')}"
        for each in pseudonyms.shown(persons)
    }
