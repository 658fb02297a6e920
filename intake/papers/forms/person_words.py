"""A person in the words of the forms."""

from __future__ import annotations

from datetime import UTC, datetime

from intake.papers.forms.values import PersonWords
from intake.papers.wording import day_words
from intake.records.hearing import age_at
from intake.records.people import Person
from intake.records.statements import Statement
from intake.rules import daytext, spoken


def parsed(text: str) -> datetime | None:
    """The moment or day in an ISO text; None for other words."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def person_words(person: Person, statement: Statement | None = None) -> PersonWords:
    """The fields that forms ask for; the age is that on the day of the hearing."""
    facts = person.facts
    read = daytext.read(facts.birth_date, UTC)
    born = None if read is None else read.day
    day = day_words(born.isoformat()).partition(", ")[2] if born else facts.birth_date
    heard = "" if statement is None else statement.hearing.form.started_at
    age = age_at(facts.birth_date, heard)
    return PersonWords(
        name=facts.name,
        birth=", ".join(part for part in (facts.birth_place, day) if part),
        birth_place=facts.birth_place,
        birth_date=day,
        birth_day=str(born.day) if born else facts.birth_date,
        birth_month=spoken.month(born) if born else "",
        birth_year=str(born.year) if born else "",
        age="" if age is None else str(age),
        sex=facts.sex,
        occupation=facts.occupation or facts.position,
        position=facts.position or facts.occupation,
        citizenship=facts.citizenship,
        religion=facts.religion,
        address=facts.address,
        phone=facts.phone,
        email=facts.email,
        letter=facts.letter,
    )
