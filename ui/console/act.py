"""act: what somebody is alleged to have done, by the codes of the catalogue; and to whom it would be passed on."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any

from intake.docket import desk
from intake.ids import PersonId
from intake.records import acts, cases, items, pseudonyms, remarks
from intake.records.acts import CHOSEN, ActFacts, ActRules
from intake.records.cases import Case
from intake.records.items import Item
from intake.records.remarks import Remark
from intake.rules.acts import ActKind
from intake.rules.choices import Choice
from intake.rules.referrals import Target
from intake.vault import Vault
from ui.console.arguments import Argument, Command, reference
from ui.console.medium import day_of
from ui.console.output import Result, pairs, table
from ui.console.remarkwords import remark_documents, remark_lines
from ui.console.rulewords import source_words, warn_of
from ui.console.session import Session

LABELS = "act-field"
COPIED = ("kind", "words", "basis", "sanctions", "edition", "wording", "place_edition")
TYPED = tuple(field.name for field in fields(ActFacts) if field.name not in COPIED)


def add(session: Session, given: Namespace) -> Result:
    """Records an act; hearsay is said to need initial information first."""
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        rules = _rules(session, vault)
        item = acts.record(vault, case, replace(ActFacts(), **_typed(given)), rules)
        odd = _remarks(vault, item)
    lines = [
        session.say("done.act-add", number=item.number, act=item.id),
        rules.shown(item.facts, "words", session.language),
    ]
    lines += [session.say("act-note.hearsay")] if item.facts.hearsay and case.kind == "laporan" else []
    lines += remark_lines(session, odd, LABELS)
    return Result(_with_remarks(session, item, odd), tuple(lines))


def edit(session: Session, given: Namespace) -> Result:
    """Corrects an act; codes that stay keep their words."""
    with session.unlocked() as vault:
        item, case = act_of(vault, given.act)
        changed = acts.edit(vault, case, item, replace(item.facts, **_typed(given)), _rules(session, vault))
        odd = _remarks(vault, changed)
    key = "done.act-edit" if changed != item else "done.unchanged"
    lines = (session.say(key, number=item.number), *remark_lines(session, odd, LABELS))
    return Result(_with_remarks(session, changed, odd), lines)


def withdraw(session: Session, given: Namespace) -> Result:
    """Takes an act back; it stays readable."""
    with session.unlocked() as vault:
        item, case = act_of(vault, given.act)
        item = items.withdraw(vault, case, item, given.reason)
    return Result(as_document(item), (session.say("done.act-withdraw", number=item.number),))


def listing(session: Session, given: Namespace) -> Result:
    """Lists the acts of a case."""
    with session.unlocked() as vault:
        found, rules = acts.listing(vault, cases.find(vault, given.case).id), acts.rules_of(vault)
    lines = rows(session, found, rules) or [session.say("console.no-acts")]
    return Result({"acts": [as_document(each) for each in found]}, tuple(lines))


def show(session: Session, given: Namespace) -> Result:
    """Shows an act with the words and sanctions it had in the catalogue when it was recorded."""
    with session.unlocked() as vault:
        item, case = act_of(vault, given.act)
        person = pseudonyms.find(vault, case, PersonId(item.facts.person)) if item.facts.person else None
        rules, odd = _rules(session, vault), _remarks(vault, item)
    risk = acts.risk_note(case, item.facts, rules)
    said = item.facts
    shown: dict[str, str | int] = {"act": item.id, "number": item.number, **asdict(said)}
    from_tables = ("words", "basis", "sanctions", *CHOSEN)
    shown |= {field: rules.shown(said, field, session.language) for field in from_tables}
    shown |= {"kind": session.say(f"act-kind.{said.kind}")} if said.kind in set(ActKind) else {}
    shown["person"] = "" if person is None else f"{person.number}. {person.facts.name}"
    shown["sanctions"] = "; ".join(str(shown["sanctions"]).split("\n"))
    shown["hearsay"] = _hearsay(session, said)
    shown["withdrawn"] = item.withdrawn or ""
    shown["recorded_at"] = item.made_at
    del shown["wording"]
    lines = pairs((session.say(f"act-field.{name}"), value) for name, value in shown.items())
    lines += [session.say("act-note.poses")] if said.poses else []
    lines += [session.say("act-note.hearsay")] if said.hearsay else []
    lines += [] if risk is None else [_risk(session, risk)]
    lines += remark_lines(session, odd, LABELS)
    document = {**_with_remarks(session, item, odd), "risk": None if risk is None else risk.words.official}
    return Result(document, tuple(lines))


def targets(session: Session, given: Namespace) -> Result:
    """Names to whom an act would be passed on, on a day: today where none is given."""
    with session.unlocked() as vault:
        item, case = act_of(vault, given.act)
        on = date.fromisoformat(day_of(given.on)) if given.on else desk.today(vault)
        found = acts.targets_of(vault, case, item.facts, on, _rules(session, vault).targets)
    is_pilkada = case.facts.election == "pilkada"
    heads = [session.say(f"act-field.{name}") for name in ("order", "to", "form", "source", "note")]
    lines = [
        (
            each.order,
            session.read(each.words),
            "" if is_pilkada else each.form,
            source_words(session, each.grounds),
            session.read(each.note),
        )
        for each in found
    ]
    notes = [session.say("act-note.pilkada-form")] if is_pilkada else []
    document = {
        "act": item.id,
        "on": on.isoformat(),
        "targets": [_target_document(each, is_pilkada=is_pilkada) for each in found],
    }
    return Result(document, (*table(heads, lines), *notes, session.say("act-note.targets")))


def act_of(vault: Vault, wanted: str) -> tuple[Item[ActFacts], Case]:
    """The act with this id or `CASE/NUMBER`, and its case. Raises `Problem`: case-unknown, item-unknown."""
    in_case, name = reference(wanted)
    case = cases.find(vault, in_case if in_case is not None else acts.case_of(vault, name))
    return acts.find(vault, case, name), case


def as_document(item: Item[ActFacts]) -> dict[str, Any]:
    """An act for scripts."""
    return {
        "act": item.id,
        "number": item.number,
        **asdict(item.facts),
        "sanctions": [each for each in item.facts.sanctions.split("\n") if each],
        "poses": [each for each in item.facts.poses.split("\n") if each],
        "wording": dict(each.split(": ", 1) for each in item.facts.wording.split("\n") if ": " in each),
        "made_at": item.made_at,
        "withdrawn": item.withdrawn,
    }


def _remarks(vault: Vault, item: Item[ActFacts]) -> tuple[Remark, ...]:
    return remarks.on_act(item.facts, desk.today(vault), desk.zone(vault))


def _with_remarks(session: Session, item: Item[ActFacts], odd: Sequence[Remark]) -> dict[str, Any]:
    return {**as_document(item), "remarks": remark_documents(session, odd, LABELS)}


def rows(session: Session, found: Sequence[Item[ActFacts]], rules: ActRules) -> list[str]:
    """The acts as a table, with what poses and hearsay mean where there are any; empty where there are none."""
    names = ("number", "code", "words", "channel", "phase", "object", "hearsay", "withdrawn")
    heads = [session.say(f"act-field.{name}") for name in names]
    lines: list[tuple[str | int, ...]] = [
        (
            each.number,
            each.facts.code,
            *(rules.shown(each.facts, name, session.language) for name in names[2:6]),
            _hearsay(session, each.facts),
            each.withdrawn or "",
        )
        for each in found
    ]
    tagged = any(each.facts.poses for each in found)
    return [*table(heads, lines), *([session.say("act-note.poses")] if tagged else [])] if lines else []


def _hearsay(session: Session, act: ActFacts) -> str:
    return session.say("yes-no.ya") if act.hearsay else ""


def _rules(session: Session, vault: Vault) -> ActRules:
    rules = acts.rules_of(vault)
    warn_of(session, rules.faults)
    return rules


def _typed(given: Namespace) -> dict[str, str]:
    """What was typed, as fields; `--hearsay tidak` empties that field."""
    typed: dict[str, str | None] = {name: getattr(given, name) for name in TYPED if name != "poses"}
    typed["poses"] = "\n".join(given.pose) if given.pose else None
    typed["hearsay"] = "" if given.hearsay == "tidak" else given.hearsay
    return {name: value for name, value in typed.items() if value is not None}


def _risk(session: Session, risk: Choice) -> str:
    words = session.say(
        "act-note.province", province=session.read(risk.words), source=session.read(risk.grounds.source)
    )
    return f"{words} {session.read(risk.note)}".rstrip()


def _target_document(target: Target, *, is_pilkada: bool) -> dict[str, Any]:
    return {
        "code": target.code,
        "to": target.words.official,
        "order": target.order,
        "form": "" if is_pilkada else target.form,
        "source": target.grounds.source.official,
        "mark": target.grounds.mark.value,
        "note": target.note.official,
    }


_CODES = {"code", *CHOSEN}
_FACTS = tuple(
    Argument(f"--{name.replace('_', '-')}", "code" if name in _CODES else "text", help=f"act-{name}")
    for name in TYPED
    if name not in ("code", "poses", "hearsay")
)
_MORE = (
    *_FACTS,
    Argument("--pose", "code", many=True, help="act-pose"),
    Argument("--hearsay", "kind", choices=("ya", "tidak"), help="act-hearsay"),
)
_CASE = Argument("case", "case", required=True)
_ACT = Argument("act", "act", required=True, help="act-id")

COMMANDS = (
    Command("act add", (_CASE, Argument("--code", "code", required=True, help="act-code"), *_MORE), add),
    Command("act edit", (_ACT, Argument("--code", "code", help="act-code"), *_MORE), edit),
    Command(
        "act withdraw", (_ACT, Argument("--reason", "text", required=True, help="withdraw-reason")), withdraw
    ),
    Command("act list", (_CASE,), listing),
    Command("act show", (_ACT,), show),
    Command("act targets", (_ACT, Argument("--on", "date", help="act-on")), targets),
)
