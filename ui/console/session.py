"""One run of the console: language, the vault and its passphrase, unlocking and always locking again."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from crypto import slots
from crypto.errors import FormatError
from intake import vault as vaults
from intake.custody import heads
from intake.evidence import exhibits
from intake.evidence.exhibits import Exhibit
from intake.officer import Officer
from intake.problems import Problem, from_os_error
from intake.records import cases, statements
from intake.records.cases import Case
from intake.records.statements import Statement
from intake.rules.bilingual import Bilingual
from intake.strength import Strength, guesses, known_words, strength
from intake.vault import Vault
from intake.wording import Language, problem_hint, problem_sentence, sentence
from ui.console.arguments import reference
from ui.console.output import Result, tell

MOST_PASSPHRASE = 4096
MOST_TEXT = 4 << 20
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Session:
    """What holds for the whole run. `vault_is_named` where `--vault` named it, not the environment.

    `late` is a problem that came up when the vault was locked.
    """

    language: Language
    as_json: bool = False
    vault: Path | None = None
    passphrase_file: Path | None = None
    vault_is_named: bool = False
    late: Problem | None = field(default=None, init=False)

    def say(self, key: str, **particulars: str | int) -> str:
        """The sentence in the user's language."""
        return sentence(self.language, key, **particulars)

    def read(self, words: Bilingual) -> str:
        """The words of an entry of a rule table in the user's language."""
        return words.read_in(self.language)

    def explain(self, problem: Problem) -> str:
        """A problem in the user's language, with what to type now on a line of its own."""
        said, hint = problem_sentence(self.language, problem), problem_hint(self.language, problem)
        return f"{said}\n{hint}" if hint else said

    def warn(self, key: str, **particulars: str | int) -> None:
        """Prints a sentence to standard error."""
        tell(self.say(key, **particulars))

    def tell(self, problem: Problem) -> None:
        """Prints a problem to standard error."""
        tell(self.explain(problem))

    def done(self, key: str, **document: str | int) -> Result:
        """The answer of a verb that one sentence describes: its blanks are what scripts get."""
        return Result(document, (self.say(key, **document),))

    @property
    def office_tables(self) -> Path | None:
        """The folder of the office's own tables in the vault, which need not be unlocked; None without a vault."""
        return None if self.vault is None else self.vault / vaults.OFFICE_FOLDER

    def vault_path(self) -> Path:
        """The folder of the vault. Raises `Problem("vault-not-named")`."""
        if self.vault is None:
            raise Problem("vault-not-named")
        return self.vault

    @contextmanager
    def unlocked(self, path: Path | None = None) -> Iterator[Vault]:
        """The vault, open for the block and locked with a signed head whatever happens in it."""
        path = path or self.vault_path()
        vault = vaults.unlock(path, self.passphrase(path))
        with self.locking(vault):
            yield vault

    @contextmanager
    def locking(self, vault: Vault) -> Iterator[Vault]:
        """Locks an open vault after the block; what goes wrong in that is kept in `late`."""
        for copy in vault.damaged_copies:
            self.warn("console.header-copy-restored", item=copy)
        if vault.is_read_only:
            self.tell(Problem("vault-read-only", item=str(vault.path)))
        try:
            yield vault
        finally:
            try:
                heads.lock(vault)
            except Problem as problem:
                self.late = problem

    def passphrase(self, path: Path) -> bytes:
        """The passphrase of the vault at `path`, from the file or asked for. Raises `Problem`."""
        if self.passphrase_file is not None:
            return read_passphrase(self.passphrase_file)
        return self._asked(self.say("console.ask-passphrase", item=str(path)))

    def new_passphrase(self, file: Path | None, who: Officer) -> bytes:
        """A passphrase to be set, of a vault of `who`: from a file, or asked for twice; a weak one is warned of."""
        if file is not None:
            fresh = read_passphrase(file)
        else:
            fresh = self._asked(self.say("console.ask-new-passphrase"))
            if fresh != self._asked(self.say("console.ask-again")):
                raise Problem("passphrases-differ")
        typed, known = fresh.decode("utf-8"), known_words(who.name, who.office, who.unit)
        if strength(typed, known) in (Strength.TOO_SHORT, Strength.WEAK):
            self.warn("console.passphrase-weak", bits=guesses(typed, known))
        return fresh

    def confirmed(self, question: str) -> bool:
        """The answer to a yes-or-no question; no where nobody can be asked."""
        return self.answer(question).lower() in {"y", "ya", "yes"}

    def answer(self, question: str) -> str:
        """What is typed in answer to a question; '' where nobody can be asked."""
        if not self.somebody_asked():
            return ""
        tell(question)
        return sys.stdin.readline().strip()

    def somebody_asked(self) -> bool:
        """Whether there is somebody who can answer a question."""
        return sys.stdin is not None and sys.stdin.isatty()

    def _asked(self, prompt: str) -> bytes:
        if not _somebody_there():
            raise Problem("passphrase-not-given")
        return _normal(getpass.getpass(prompt + " "))


def _somebody_there() -> bool:
    if sys.platform == "win32" or (sys.stdin is not None and sys.stdin.isatty()):
        return sys.stdin is not None and sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True


def read_passphrase(file: Path) -> bytes:
    """The passphrase in a file, without the byte order mark that editors on Windows write. Raises `Problem`."""
    try:
        with file.open("rb") as source:
            data = source.read(MOST_PASSPHRASE + 1)
    except OSError as error:
        raise from_os_error(error, file) from error
    if len(data) > MOST_PASSPHRASE:
        raise Problem("passphrase-unusable")
    return _normal(data.removeprefix(BYTE_ORDER_MARK))


def _normal(passphrase: str | bytes) -> bytes:
    try:
        return slots.normalise_passphrase(passphrase)
    except FormatError:
        raise Problem("passphrase-unusable") from None


def read_text(name: str) -> str:
    """The words in a UTF-8 file, or on standard input where `name` is `-`; a byte order mark is left out.

    Raises `Problem`: text-not-utf8, text-too-long and as files do.
    """
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MOST_TEXT + 1)
        else:
            with Path(name).open("rb") as source:
                data = source.read(MOST_TEXT + 1)
    except OSError as error:
        raise from_os_error(error, Path(name)) from error
    if len(data) > MOST_TEXT:
        raise Problem("text-file-too-big", item=name, most=MOST_TEXT)
    try:
        return data.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError:
        raise Problem("text-not-utf8", item=name) from None


def exhibit_of(vault: Vault, wanted: str) -> tuple[Exhibit, Case]:
    """The exhibit with this id, `CASE/NUMBER` or number that only one case has, and its case. Raises `Problem`."""
    in_case, name = reference(wanted)
    exhibit = exhibits.find(vault, name, cases.find(vault, in_case) if in_case is not None else None)
    return exhibit, cases.find(vault, exhibit.case)


def statement_of(vault: Vault, wanted: str) -> tuple[Statement, Case]:
    """The statement with this id, `CASE/NUMBER` or number that only one case has, and its case. Raises `Problem`."""
    in_case, name = reference(wanted)
    found, case = statements.find(vault, name, cases.find(vault, in_case) if in_case is not None else None)
    return found, cases.find(vault, case)
