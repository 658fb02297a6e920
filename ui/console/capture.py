"""capture: posts on social media, and each time that somebody looked at them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from intake.evidence import exhibits
from intake.ids import EvidenceId
from intake.records import captures, cases, people, pseudonyms
from intake.records.captures import Act, Capture, CaptureFacts, Observation, ObservationFacts, Online
from intake.records.cases import Case
from intake.vault import Vault
from ui.console.arguments import Argument, Command, reference
from ui.console.output import Result, pairs, table
from ui.console.session import Session

FACTS = tuple(field.name for field in fields(CaptureFacts))
SEEN = ("seen_at", "seen_by", "device", "still_online")


def capture_of(vault: Vault, wanted: str) -> tuple[Capture, Case]:
    """The capture with this id, `CASE/NUMBER` or number that only one case has, and its case. Raises `Problem`."""
    in_case, name = reference(wanted)
    found, case = captures.find(vault, name, cases.find(vault, in_case) if in_case is not None else None)
    return found, cases.find(vault, case)


def exhibits_of(vault: Vault, case: Case, wanted: Sequence[str]) -> list[EvidenceId]:
    """The exhibits of `case` with these numbers or ids. Raises `Problem("evidence-unknown")`."""
    return [exhibits.find_in(vault, case, each).id for each in wanted]


def add(session: Session, given: Namespace) -> Result:
    """Records a post and the first look at it."""
    said = CaptureFacts(**{name: getattr(given, name) or "" for name in FACTS})
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        person = None if given.person is None else people.find(vault, case, given.person).id
        files = exhibits_of(vault, case, given.file)
        capture = captures.record(vault, case, Act(given.act), said, person, _seen(given, ""), files)
    document = as_document(capture)
    return Result(document, (session.say("done.capture-add", capture=capture.id, number=capture.number),))


def observe(session: Session, given: Namespace) -> Result:
    """Records one more look at a post."""
    with session.unlocked() as vault:
        capture, case = capture_of(vault, given.capture)
        files = exhibits_of(vault, case, given.file)
        capture = captures.observe(vault, case, capture, _seen(given, given.note or ""), files)
    count = len(capture.observations)
    words = session.say("done.capture-observe", number=capture.number, count=count)
    return Result(as_document(capture), (words,))


def edit(session: Session, given: Namespace) -> Result:
    """Corrects what is said of a post; the log keeps what it was changed to."""
    changes = {name: getattr(given, name) for name in FACTS if getattr(given, name) is not None}
    with session.unlocked() as vault:
        capture, case = capture_of(vault, given.capture)
        person = capture.person if given.person is None else people.find(vault, case, given.person).id
        act = capture.act if given.act is None else Act(given.act)
        wanted = replace(capture, act=act, person=person, facts=replace(capture.facts, **changes))
        changed = captures.edit(vault, case, capture, wanted)
    key = "done.capture-edit" if changed != capture else "done.unchanged"
    return Result(as_document(changed), (session.say(key, number=capture.number),))


def listing(session: Session, given: Namespace) -> Result:
    """Lists the posts of a case."""
    with session.unlocked() as vault:
        found = captures.listing(vault, cases.find(vault, given.case).id)
    lines = rows(session, found) or [session.say("console.no-captures")]
    return Result({"captures": [as_document(each) for each in found]}, tuple(lines))


def show(session: Session, given: Namespace) -> Result:
    """Shows a post with every look at it."""
    with session.unlocked() as vault:
        capture, case = capture_of(vault, given.capture)
        numbers = {each.id: each.number for each in exhibits.listing(vault, case)}
        person = None if capture.person is None else pseudonyms.find(vault, case, capture.person)
    shown: dict[str, str | int] = {
        "capture": capture.id,
        "number": capture.number,
        "act": session.say(f"act.{capture.act}"),
        **asdict(capture.facts),
        "reported": "" if person is None else f"{person.number}. {person.facts.name}",
        "recorded_at": capture.made_at,
    }
    lines = pairs((session.say(f"field.{name}"), value) for name, value in shown.items())
    for seen in capture.observations:
        lines += ["", session.say("console.observation", number=seen.number)]
        lines += pairs(_seen_pairs(session, seen, numbers))
    return Result(as_document(capture), tuple(lines))


def as_document(capture: Capture) -> dict[str, Any]:
    """A post for scripts."""
    return {
        "capture": capture.id,
        "number": capture.number,
        "act": capture.act.value,
        "person": capture.person,
        **asdict(capture.facts),
        "made_at": capture.made_at,
        "observations": [
            {
                "observation": seen.id,
                "number": seen.number,
                **asdict(seen.facts),
                "files": list(seen.files),
                "made_at": seen.made_at,
            }
            for seen in capture.observations
        ],
    }


def rows(session: Session, found: Sequence[Capture]) -> list[str]:
    """The posts as a table; empty where there are none."""
    heads = [
        session.say(f"field.{name}")
        for name in ("number", "act", "platform", "account_name", "url", "posted_at", "observations")
    ]
    lines = [
        (
            each.number,
            session.say(f"act.{each.act}"),
            each.facts.platform,
            each.facts.account_name,
            each.facts.url,
            each.facts.posted_at,
            len(each.observations),
        )
        for each in found
    ]
    return table(heads, lines) if lines else []


def _seen(given: Namespace, note: str) -> ObservationFacts:
    return ObservationFacts(**{name: getattr(given, name) or "" for name in SEEN}, note=note)


def _seen_pairs(
    session: Session, seen: Observation, numbers: dict[EvidenceId, int]
) -> list[tuple[str, str | int]]:
    words = asdict(seen.facts)
    if seen.facts.still_online:
        words["still_online"] = session.say(f"online.{seen.facts.still_online}")
    words["evidence"] = ", ".join(str(numbers.get(each, each)) for each in seen.files)
    words["recorded_at"] = seen.made_at
    return [(session.say(f"field.{name}"), value) for name, value in words.items()]


_FACTS = tuple(
    Argument(f"--{name.replace('_', '-')}", "text", help=f"capture-{name.replace('_', '-')}")
    for name in FACTS
)
_PERSON = Argument("--person", "person", help="capture-person")
_LOOK = (
    Argument("--seen-at", "text"),
    Argument("--seen-by", "text"),
    Argument("--device", "text"),
    Argument("--still-online", "kind", choices=tuple(Online)),
    Argument("--file", "evidence", many=True, help="capture-file"),
)
_CAPTURE = Argument("capture", "capture", required=True)

COMMANDS = (
    Command(
        "capture add",
        (
            Argument("case", "case", required=True),
            Argument("--act", "kind", required=True, choices=tuple(Act)),
            *_FACTS,
            _PERSON,
            *_LOOK,
        ),
        add,
    ),
    Command(
        "capture observe", (_CAPTURE, *_LOOK, Argument("--note", "text", help="capture-seen-note")), observe
    ),
    Command(
        "capture edit", (_CAPTURE, Argument("--act", "kind", choices=tuple(Act)), *_FACTS, _PERSON), edit
    ),
    Command("capture list", (Argument("case", "case", required=True),), listing),
    Command("capture show", (_CAPTURE,), show),
)
