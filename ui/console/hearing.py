"""statement: what a hearing needs: questions, what is missing, reading back, recordings, the signed paper."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from intake.docket import desk
from intake.evidence import exhibits
from intake.problems import Problem
from intake.records import hearing as hearings
from intake.records import links, people, pseudonyms, signed, statements, transcript
from intake.records.cases import Case
from intake.records.hearing import FIELDS, Hearing, QuestionAnswer
from intake.records.links import End, EndKind, Link
from intake.records.people import Person
from intake.records.signed import Signer
from intake.records.statements import Statement
from intake.rules import choices, questions
from intake.rules import hearings as rules
from intake.rules.hearings import Doubt, Expected, Remark
from intake.rules.questions import QuestionSet
from intake.vault import Vault
from intake.wording import keys, several_lines
from ui.console.arguments import Argument, Command
from ui.console.output import Result, pairs, table
from ui.console.rulewords import warn_of
from ui.console.session import Session, read_text, statement_of

_PERSONS = ("interpreter", "companion")
_NAMED = (Expected.SPEAKER, Doubt.MOMENT_UNREADABLE)


def sets_in_use(session: Session, vault: Vault) -> list[QuestionSet]:
    """The sets that are offered today; a file of the office that cannot be used is told of."""
    found = questions.load(vault.office_tables)
    warn_of(session, found.faults)
    return choices.in_force(found.entries, desk.today(vault))


def hearing_of(
    session: Session, vault: Vault, case: Case, given: Namespace, held: Hearing, *, whole_sheet: bool
) -> Hearing:
    """What the options `--form`, `--questions` and `--set` make of the hearing held so far. Raises `Problem`.

    With `whole_sheet` one without questions gets the sheet of form B.12 around the chosen sets.
    """
    changes = dict(_form_change(vault, case, each) for each in given.form)
    form = hearings.HearingForm(**{name: changes.get(name, getattr(held.form, name)) for name in FIELDS})
    sets, rows = sets_in_use(session, vault), held.rows
    if given.questions is not None:
        read = transcript.read_toml if Path(given.questions).suffix.lower() == ".toml" else transcript.read
        rows = questions.coded(read(read_text(given.questions)), sets)
    elif whole_sheet and not rows:
        return Hearing(form, questions.sheet(sets, given.set))
    asked = {row.question for row in rows}
    more = [row for chosen in questions.chosen(sets, given.set) for row in chosen.rows()]
    return Hearing(form, (*rows, *(row for row in more if row.question not in asked)))


def _form_change(vault: Vault, case: Case, given: str) -> tuple[str, str]:
    """A field and its value out of `FIELD=VALUE`; persons and exhibits may be named by number."""
    name, sign, value = given.partition("=")
    if not sign or name not in FIELDS:
        raise Problem("hearing-field", item=name, choices=", ".join(FIELDS))
    if value and name in _PERSONS:
        return name, people.find(vault, case, value).id
    if value and name == "recordings":
        wanted = [each.strip() for each in value.split(",")]
        return name, "\n".join(exhibits.find_in(vault, case, each).id for each in wanted)
    return name, value


def sheet(session: Session, given: Namespace) -> Result:
    """Lists the prepared sets, or shows the sheet of a hearing with those chosen, ready to be filled in."""
    with session.unlocked() as vault:
        sets = sets_in_use(session, vault)
    if not given.set:
        heads = [label(session, name) for name in ("set", "part", "title", "count", "mark")]
        rows = [
            (
                each.code,
                session.say(f"question-part.{each.part}"),
                session.read(each.title),
                len(each.questions),
                each.grounds.mark,
            )
            for each in sets
        ]
        return Result({"sets": [_set_document(each) for each in sets]}, tuple(table(heads, rows)))
    chosen = questions.sheet(sets, given.set)
    return Result({"rows": rows_document(chosen)}, (several_lines(transcript.write(chosen)),))


def _set_document(each: QuestionSet) -> dict[str, Any]:
    return {
        "set": each.code,
        "title": each.title.official,
        "part": each.part.value,
        "roles": list(each.roles),
        "source": each.grounds.source.official,
        "mark": each.grounds.mark.value,
        "questions": list(each.questions),
    }


def rows_document(rows: Sequence[QuestionAnswer]) -> list[dict[str, str]]:
    """Questions and answers for scripts."""
    return [{"question": row.question, "answer": row.answer, "set": row.set_code} for row in rows]


def show(session: Session, given: Namespace) -> Result:
    """Shows a statement whole; protected people by their pseudonyms."""
    with session.unlocked() as vault:
        statement, case = statement_of(vault, given.statement)
        persons = {each.id: each for each in pseudonyms.listing(vault, case, reveal=given.reveal)}
        papers = signed.of_statement(vault, case.id, statement)
        attached = _attached(vault, case, statement)
        numbers = {str(each.id): each.number for each in exhibits.listing(vault, case)}
        original = None if statement.amends is None else statements.find(vault, statement.amends)[0]
    speaker, form = persons[statement.person], statement.hearing.form
    age = hearings.age_at(speaker.facts.birth_date, form.started_at or statement.made_at)
    shown: dict[str, str | int] = {
        "number": statement.number,
        "kind": session.say(f"statement-kind.{statement.kind}"),
        "person": f"{speaker.facts.name} ({session.say(f'role.{speaker.role}')})",
        "age": "" if age is None else age,
        "amends": "" if original is None else original.number,
        "made_at": statement.made_at,
        **_form_words(session, statement, persons, numbers),
        "short_digest": statement.short_digest,
        "sha256": statement.digest or "",
        "attached": ", ".join(str(numbers.get(each, each)) for each in attached),
        "signed_paper": ", ".join(str(numbers.get(each.facts.evidence, "?")) for each in papers),
    }
    lines = pairs((label(session, name), value) for name, value in shown.items())
    lines += ["", several_lines(transcript.whole(statement)), ""]
    doubts = rules.doubts(statement)
    lines += [_in_words(session, each) for each in doubts]
    document = {
        **as_document(statement),
        "text": statement.text,
        "form": {name: getattr(form, name) for name in FIELDS},
        "rows": rows_document(statement.hearing.rows),
        "case": case.id,
        "age": age,
        "attached": attached,
        "papers": [each.facts.evidence for each in papers],
        "doubts": [_remark(each) for each in doubts],
    }
    return Result(document, tuple(lines))


def as_document(statement: Statement) -> dict[str, Any]:
    """A statement for scripts, without its words."""
    return {
        "statement": statement.id,
        "number": statement.number,
        "kind": statement.kind.value,
        "person": statement.person,
        "amends": statement.amends,
        "made_at": statement.made_at,
        "sealed": statement.is_sealed,
        "digest": statement.digest,
        "short_digest": statement.short_digest,
    }


def _attached(vault: Vault, case: Case, statement: Statement) -> list[str]:
    """The exhibits that are linked to a statement."""
    end = End(EndKind.STATEMENT, statement.id)
    return [
        each.start.id
        for each in links.listing(vault, case.id)
        if each.cut is None and each.end == end and each.start.kind is EndKind.EVIDENCE
    ]


def _form_words(
    session: Session, statement: Statement, persons: Mapping[Any, Person], numbers: Mapping[str, int]
) -> dict[str, str]:
    """The form's fields with names for ids, words for codes and the zone named."""
    form = statement.hearing.form
    words = {name: getattr(form, name).replace("\n", ", ") for name in FIELDS}
    for name in (each for each in hearings.CHOICES if words[each]):
        words[name] = session.say(f"hearing-choice.{words[name]}")
    for name in (each for each in _PERSONS if words[each] in persons):
        words[name] = persons[words[name]].facts.name
    words["recordings"] = ", ".join(str(numbers.get(each, each)) for each in form.recordings.splitlines())
    words["zone"] = rules.zone_of(form)
    return words


def missing(session: Session, given: Namespace) -> Result:
    """Lists what the record of a hearing should hold and does not, with the article; nothing is refused for it."""
    with session.unlocked() as vault:
        statement, case = statement_of(vault, given.statement)
        papers = [each.facts for each in signed.of_statement(vault, case.id, statement)]
        sets = sets_in_use(session, vault)
        absent = rules.missing(statement, case, people.listing(vault, case), sets, papers)
    doubts = rules.doubts(statement)
    lines = [_in_words(session, each) for each in (*absent, *doubts)] or [session.say("console.none-missing")]
    document = {"missing": [_remark(each) for each in absent], "doubts": [_remark(each) for each in doubts]}
    return Result({"statement": statement.id, **document}, tuple(lines))


def _in_words(session: Session, remark: Remark) -> str:
    group = "missing" if isinstance(remark.what, Expected) else "hearing-doubt"
    details = [label(session, each) if remark.what in _NAMED else each for each in remark.details]
    words = session.say(f"{group}.{remark.what}", details=", ".join(details))
    article = remark.article or (session.say("missing.unverified") if group == "missing" else "")
    return f"- {words}" + (f" ({article})" if article else "")


def label(session: Session, name: str) -> str:
    """What a field is called; those of a hearing have words of their own."""
    own = f"hearing-field.{name}"
    return session.say(own if own in keys(session.language) else f"field.{name}")


def _remark(remark: Remark) -> dict[str, Any]:
    return {"what": remark.what.value, "article": remark.article, "details": list(remark.details)}


def read_out(session: Session, given: Namespace) -> Result:
    """Shows a statement as one plain text that is read out to whoever made it; who is protected is not named."""
    with session.unlocked() as vault:
        statement, case = statement_of(vault, given.statement)
        persons = pseudonyms.listing(vault, case, reveal=given.reveal)
    speaker = next(each for each in persons if each.id == statement.person)
    text = transcript.read_back_text(statement, speaker, session.language)
    return Result({"statement": statement.id, "text": text}, (several_lines(text),))


def attach(session: Session, given: Namespace) -> Result:
    """Links exhibits, such as the recording of a hearing, to a statement."""
    with session.unlocked() as vault:
        statement, case = statement_of(vault, given.statement)
        found = [exhibits.find_in(vault, case, each) for each in given.evidence]
        end = End(EndKind.STATEMENT, statement.id)
        made: list[Link] = [
            links.make(vault, case, End(EndKind.EVIDENCE, each.id), end, given.note or "") for each in found
        ]
    numbers = ", ".join(str(each.number) for each in found)
    words = session.say("done.statement-attach", number=statement.number, evidence=numbers)
    return Result({"statement": statement.id, "links": [each.id for each in made]}, (words,))


def log_paper(session: Session, given: Namespace) -> Result:
    """Logs the scan of the signed paper against a statement's short digest."""
    with session.unlocked() as vault:
        statement, case = statement_of(vault, given.statement)
        scan = exhibits.find_in(vault, case, given.scan)
        item = signed.log(
            vault, case, statement, scan, _signers(given.signed_by), _signers(given.initials_by), given.note or ""
        )  # fmt: skip
    words = session.say(
        "done.statement-signed", number=statement.number, evidence=scan.number, short=statement.short_digest
    )
    document = {"paper": item.id, "number": item.number, "statement": statement.id, "evidence": scan.id}
    return Result({**document, "short_digest": statement.short_digest}, (words,))


def _signers(given: Sequence[str]) -> tuple[Signer, ...]:
    return tuple(dict.fromkeys(Signer(each) for each in given))


FORM_OPTIONS = (
    Argument("--form", "form-field", many=True, help="hearing-form"),
    Argument("--questions", "file", help="hearing-questions"),
    Argument("--set", "set", many=True, help="hearing-set"),
)
_STATEMENT = Argument("statement", "statement", required=True)
_REVEAL = Argument("--reveal", help="person-reveal")
_SIGNERS = tuple(Signer)


COMMANDS = (
    Command("statement questions", (Argument("--set", "set", many=True, help="hearing-set"),), sheet),
    Command("statement show", (_STATEMENT, _REVEAL), show),
    Command("statement missing", (_STATEMENT,), missing),
    Command("statement read", (_STATEMENT, _REVEAL), read_out),
    Command(
        "statement attach",
        (
            _STATEMENT,
            Argument("evidence", "evidence", required=True, many=True, help="hearing-evidence"),
            Argument("--note", "text", help="link-note"),
        ),
        attach,
    ),
    Command(
        "statement signed",
        (
            _STATEMENT,
            Argument("--scan", "evidence", required=True, help="hearing-scan"),
            Argument("--signed-by", "text", many=True, choices=_SIGNERS, help="hearing-signed-by"),
            Argument("--initials-by", "text", many=True, choices=_SIGNERS, help="hearing-initials-by"),
            Argument("--note", "text", help="hearing-note"),
        ),
        log_paper,
    ),
)
