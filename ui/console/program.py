"""The console: finds the verb, runs it, prints its answer, and turns whatever goes wrong into words and a status."""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from pathlib import Path

from intake.problems import Problem, from_os_error
from intake.wording import one_line, sentence
from intake.worker import WorkerError
from ui.console import (
    ack,
    act,
    actcodes,
    arguments,
    bundle,
    capture,
    card,
    case,
    check,
    deadline,
    demo,
    dossier,
    evidence,
    form,
    handling,
    hearing,
    letterhead,
    link,
    lists,
    log,
    medium,
    number,
    person,
    place,
    practice_case,
    procedure,
    purge,
    receipt,
    redaction,
    report,
    retention,
    statement,
    thing,
    vault,
)
from ui.console.arguments import HelpWanted, UsageError
from ui.console.output import Exit, OutputLostError, Result, print_result, put, settle_streams, tell
from ui.console.session import Session

NOUNS = (
    vault, case, lists, procedure, person, statement, hearing, evidence, handling, redaction, medium, capture, thing,
    link, log, dossier, form, letterhead, receipt, card, act, actcodes, deadline, place, practice_case, number,
    retention, purge, report, bundle, ack, check, demo,
)  # fmt: skip
COMMANDS = tuple(command for noun in NOUNS for command in noun.COMMANDS)


def main(argv: Sequence[str]) -> int:
    """Runs the console on the words after the program's name. Returns the exit status."""
    settle_streams()
    language = arguments.language_of(argv)
    try:
        return _answered(Session(language, as_json="--json" in argv), argv)
    except OutputLostError as error:
        if not isinstance(error.__cause__, BrokenPipeError):  # a reader that goes away knows
            tell(sentence(language, "console.output-lost"))
        return Exit.NOT_DONE


def _answered(session: Session, argv: Sequence[str]) -> int:
    language = session.language
    try:
        return _run(session, argv)
    except OutputLostError:
        raise
    except HelpWanted as wanted:
        put(wanted.page)
        return Exit.WELL
    except UsageError as error:
        return _fail(session, "usage", f"{error.message}\n{error.usage}")
    except Problem as problem:
        return _fail(session, problem.code, session.explain(problem))
    except KeyboardInterrupt:
        return _fail(session, "cancelled", sentence(language, "console.cancelled"))
    except Exception as error:  # noqa: BLE001  # the outermost boundary: a defect is reported in words, without data
        return _foreseen(session, error) or _defect(session, error)


def no_window(error: ImportError) -> int:
    """Says that the window cannot be opened here. Returns the exit status."""
    settle_streams()
    language = arguments.language_of(())
    tell(sentence(language, "console.no-window", why=str(error.name or type(error).__name__)))
    return Exit.NOT_DONE


def _run(session: Session, argv: Sequence[str]) -> int:
    options, words = arguments.parse_global(argv, session.language)
    if any(word in ("-h", "--help") for word in words[:1]):
        words = []
    command, rest = arguments.find(COMMANDS, words, session.language)
    parsed = arguments.parse(command, rest, session.language)
    session.as_json = options.json
    session.vault, session.vault_is_named = _path(options.vault, "SEGEL_VAULT"), options.vault is not None
    session.passphrase_file = _path(options.passphrase_file, "SEGEL_PASSPHRASE_FILE")
    result = command.run(session, parsed)
    print_result(result, as_json=session.as_json)
    return _closed(session, result)


def _closed(session: Session, result: Result) -> int:
    if session.late is None or result.status == Exit.SOMETHING_WRONG:
        return result.status
    tell(session.explain(session.late))
    return Exit.NOT_DONE


def _path(given: str | None, variable: str) -> Path | None:
    name = given or os.environ.get(variable)
    return Path(name) if name else None


def _fail(session: Session, code: str, message: str, status: Exit = Exit.NOT_DONE) -> int:
    tell(message)
    if session.as_json:
        print_result(Result({"problem": code, "message": message}, (), status), as_json=True)
    return status


def _foreseen(session: Session, error: Exception) -> int | None:
    """Systems fail in ways that are no defect: a full disk, a folder that may not be written."""
    if isinstance(error, WorkerError):
        return _fail(session, "worker", session.say("console.worker"))
    if isinstance(error, OSError) and error.filename is not None:
        problem = from_os_error(error, Path(os.fsdecode(error.filename)))
        return _fail(session, problem.code, session.explain(problem))
    return None


def _defect(session: Session, error: Exception) -> int:
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    message = session.say("console.defect", kind=one_line(type(error).__name__), where=where)
    return _fail(session, "defect", message, Exit.DEFECT)
