"""form: the forms of the regulation and the office's own supplements, as PDF."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from intake.problems import Problem
from intake.records import cases, formwords, people
from ui.console.arguments import Argument, Command
from ui.console.output import Result, table, tell
from ui.console.session import Session


def make(session: Session, given: Namespace) -> Result:
    """Writes a form of a case, unencrypted; what is missing is drawn as blanks and told."""
    from intake.papers.forms.make import Asked, make_form  # loads the typesetter, as for the dossier
    from intake.papers.forms.warned_words import Way, all_warned_words

    target = Path(given.out)
    asked = Asked(given.person, given.statement, given.large)
    with session.unlocked() as vault:
        made = make_form(vault, cases.find(vault, given.case), given.name, target, asked)
    session.warn("console.plaintext", item=str(target))
    for line in all_warned_words(session.language, made.warned, Way.CONSOLE):
        tell(line)
    document = {
        "file": str(target.absolute()),
        "name": made.name,
        "sha256": made.sha256,
        "pages": made.pages,
        "official": made.official,
        "warnings": [{"kind": each.kind.value, "item": each.item} for each in made.warned],
    }
    said = session.say("done.form", name=made.name, file=str(target), pages=made.pages, sha256=made.sha256)
    return Result(document, (said,))


def listing(session: Session, given: Namespace) -> Result:
    """Lists what can be printed."""
    from intake.papers.forms.load import forms

    found = list(forms().values())
    heads = [session.say("field.name"), session.say("field.title"), session.say("field.kind")]
    kinds = {
        True: session.say("console.form-official"),
        False: session.say("console.form-supplement"),
    }
    lines = table(heads, [(each.name, session.read(each.title), kinds[each.official]) for each in found])
    document = [
        {"name": each.name, "title": each.title.official, "official": each.official} for each in found
    ]
    return Result({"forms": document}, tuple(lines))


def keep_words(session: Session, given: Namespace) -> Result:
    """Keeps words for a form that nothing else in the case holds."""
    told = dict(_pair(each) for each in given.set)
    with session.unlocked() as vault:
        case = cases.find(vault, given.case)
        person = None if given.person is None else people.find(vault, case, given.person).id
        item = formwords.write(vault, case, given.name, told, person)
    said = session.say("done.form-words", form=given.name, names=", ".join(told))
    return Result({"item": item.id, "form": given.name}, (said,))


def _pair(text: str) -> tuple[str, str]:
    name, equals, words = text.partition("=")
    if not equals:
        raise Problem("form-words-unclear", item=text)
    return name, words


_NAME = Argument("name", "form", required=True, help="form-name")
_CASE = Argument("case", "case", required=True)
_PERSON = Argument("--person", "person", help="form-person")

COMMANDS = (
    Command(
        "form",
        (
            _NAME,
            _CASE,
            Argument("--out", "file", required=True),
            _PERSON,
            Argument("--statement", "statement", help="form-statement"),
            Argument("--large", help="form-large"),
        ),
        make,
    ),
    Command("form list", (), listing),
    Command(
        "form words",
        (_NAME, _CASE, Argument("--set", "text", required=True, many=True, help="form-set"), _PERSON),
        keep_words,
    ),
)
