"""Statements: drafts, sealing under a digest, addenda. What is sealed is never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from crypto.canonical import JsonObject
from intake.custody import journal
from intake.custody.entries import Kind
from intake.facts import clean_text
from intake.ids import PersonId, StatementId, new_id
from intake.problems import Problem
from intake.records import hearing as hearings
from intake.records import shortdigest
from intake.records.cases import Case, refuse_foreign
from intake.records.hearing import NOTHING, Hearing, StatementKind
from intake.records.people import Person
from intake.records.sealedwords import SealedWords, Speaker
from intake.store import Row
from intake.vault import Vault


@dataclass(frozen=True, slots=True)
class Statement:
    """A person's words. Sealed once `digest` (SHA-256 of `document`, hex) is there; `amends` names what it adds to.

    `hearing` is what was noted beside the words; where it has questions and answers, `text` may be empty.
    """

    id: StatementId
    number: int
    person: PersonId
    text: str
    made_at: str
    amends: StatementId | None = None
    document: bytes | None = None
    digest: str | None = None
    kind: StatementKind = StatementKind.KETERANGAN_AWAL
    hearing: Hearing = NOTHING

    @property
    def is_sealed(self) -> bool:
        """Whether the words are fixed."""
        return self.digest is not None

    @property
    def short_digest(self) -> str:
        """What stands on every printed page; '' for a draft."""
        return "" if self.digest is None else shortdigest.short_digest(self.digest)

    @property
    def is_said(self) -> bool:
        """Whether there is anything to seal."""
        return bool(self.text.strip()) or self.hearing.is_said

    def says(self, text: str, hearing: Hearing) -> bool:
        """Whether these are the words that it holds."""
        return (self.text, self.hearing.words) == (text, hearing.words)


def draft(
    vault: Vault,
    case: Case,
    person: Person,
    text: str,
    kind: StatementKind = StatementKind.KETERANGAN_AWAL,
    hearing: Hearing = NOTHING,
    *,
    amends: Statement | None = None,
    is_left: bool = True,
) -> Statement:
    """Keeps a draft that an officer leaves; the log gets its digests, since a draft is not yet state.

    With `amends` it becomes an addendum to that statement once it is sealed. One that is not left yet gets no event, as
    with autosave: `leave_draft` logs it. Raises `Problem`: case-foreign, text-missing (also nothing noted of a
    hearing), text-too-long, text-not-storable, hearing-choice, statement-not-sealed (what it adds to).
    """
    refuse_foreign(vault, case)
    if amends is not None and not amends.is_sealed:
        raise Problem("statement-not-sealed", item=amends.number)
    clean_text(text, "statement")
    hearings.checked(hearing)
    if not text.strip() and hearing == NOTHING:
        raise Problem("text-missing")
    with vault.store.transaction():
        statement = Statement(
            StatementId(new_id()), _next(vault, case), person.id, text, vault.clock.now().at,
            None if amends is None else amends.id, kind=kind, hearing=hearing,
        )  # fmt: skip
        _insert(vault, case, statement)
        if is_left:
            _record_draft(vault, case, statement)
    return statement


def save_draft(
    vault: Vault,
    statement: Statement,
    text: str,
    hearing: Hearing | None = None,
    kind: StatementKind | None = None,
    *,
    read_again: bool = False,
) -> Statement:
    """Replaces a draft's words without an event, as autosave does; None leaves what the caller holds.

    Where other words were read back, that mark falls, unless the caller says that these were read too (`read_again`).
    Raises `Problem`: statement-sealed, text-too-long, text-not-storable, hearing-choice.
    """
    clean_text(text, "statement")
    noted = statement.hearing if hearing is None else hearings.checked(hearing)
    if not read_again and statement.hearing.is_read_back and not statement.says(text, noted):
        noted = noted.unread()
    saved = replace(statement, text=text, hearing=noted, kind=statement.kind if kind is None else kind)
    _refuse_sealed(statement)
    with vault.store.transaction():
        vault.store.run(
            "UPDATE statements SET text = ?, form = ?, kind = ? WHERE id = ? AND digest IS NULL",
            (text, noted.encode(), saved.kind, statement.id),
        )
        _refuse_untouched(vault, statement)
    return saved


def leave_draft(vault: Vault, case: Case, statement: Statement) -> None:
    """Logs the digests of a draft that is left unsealed."""
    _refuse_sealed(statement)
    with vault.store.transaction():
        _record_draft(vault, case, statement)


def seal(vault: Vault, case: Case, person: Person, statement: Statement) -> Statement:
    """Fixes the words. Raises `Problem`: statement-sealed, case-foreign, text-missing."""
    refuse_foreign(vault, case)
    _refuse_sealed(statement)
    if not statement.is_said:
        raise Problem("text-missing")
    sealed = _sealed(case, person, statement)
    with vault.store.transaction():
        vault.store.run(
            "UPDATE statements SET text = ?, form = ?, kind = ?, document = ?, digest = ?"
            " WHERE id = ? AND digest IS NULL",
            (sealed.text, sealed.hearing.encode(), sealed.kind, sealed.document, sealed.digest, sealed.id),
        )
        _refuse_untouched(vault, statement)
        kind = Kind.STATEMENT_SEALED if sealed.amends is None else Kind.STATEMENT_AMENDED
        _record_seal(vault, case, sealed, kind)
    return sealed


def amend(
    vault: Vault,
    case: Case,
    person: Person,
    original: Statement,
    text: str,
    hearing: Hearing = NOTHING,
) -> Statement:
    """Adds a sealed addendum of the same kind to a sealed statement.

    Raises `Problem`: case-foreign, statement-not-sealed, text-…, hearing-choice.
    """
    refuse_foreign(vault, case)
    clean_text(text, "statement")
    hearings.checked(hearing)
    if not original.is_sealed:
        raise Problem("statement-not-sealed", item=original.number)
    with vault.store.transaction():
        number, at = _next(vault, case), vault.clock.now().at
        plain = Statement(
            StatementId(new_id()), number, person.id, text, at, original.id, kind=original.kind, hearing=hearing
        )  # fmt: skip
        if not plain.is_said:
            raise Problem("text-missing")
        sealed = _sealed(case, person, plain)
        _insert(vault, case, sealed)
        _record_seal(vault, case, sealed, Kind.STATEMENT_AMENDED)
    return sealed


def sealed_words(case: Case, person: Person, statement: Statement) -> SealedWords:
    """What sealing fixes."""
    speaker = Speaker(person.id, person.facts.name, person.number, person.role.value)
    return SealedWords(
        statement.id, statement.number, case.id, speaker, statement.amends, statement.made_at, statement.text,
        statement.kind, statement.hearing,
    )  # fmt: skip


def listing(vault: Vault, case: Case) -> list[Statement]:
    """The statements of a case in order."""
    rows = vault.store.rows("SELECT * FROM statements WHERE case_id = ? ORDER BY number", (case.id,))
    return [_from_row(row) for row in rows]


def find(vault: Vault, wanted: str, case: Case | None = None) -> tuple[Statement, str]:
    """The statement with this id, short digest, or number within `case`, and its case's id.

    Without `case` a number is good where only one case has it. Raises `Problem`: statement-unknown, number-ambiguous.
    """
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        rows = vault.store.rows("SELECT * FROM statements WHERE number = ?", (int(wanted),))
        rows = [row for row in rows if case is None or row["case_id"] == case.id]
    elif start := shortdigest.hex_start(wanted):
        rows = vault.store.rows(
            "SELECT * FROM statements WHERE substr(digest, 1, ?) = ?", (shortdigest.HEX_DIGITS, start)
        )
    else:
        rows = vault.store.rows("SELECT * FROM statements WHERE id = ?", (wanted,))
    if len(rows) > 1:
        raise Problem("number-ambiguous", item=wanted)
    if not rows:
        raise Problem("statement-unknown", item=wanted)
    return _from_row(rows[0]), str(rows[0]["case_id"])


def insert(vault: Vault, case: Case, statement: Statement) -> None:
    """Writes the row of a statement that came from elsewhere, inside a transaction."""
    _insert(vault, case, statement)


def _sealed(case: Case, person: Person, statement: Statement) -> Statement:
    document = sealed_words(case, person, statement).encode()
    return replace(statement, document=document, digest=hashlib.sha256(document).hexdigest())


def _refuse_sealed(statement: Statement) -> None:
    if statement.is_sealed:
        raise Problem("statement-sealed", item=statement.number)


def _refuse_untouched(vault: Vault, statement: Statement) -> None:
    """What the caller holds may be older than the row: a statement sealed since then stays as it is."""
    if vault.store.number("SELECT changes()") != 1:
        raise Problem("statement-sealed", item=statement.number)


def _next(vault: Vault, case: Case) -> int:
    return vault.store.number(
        "SELECT coalesce(max(number), 0) + 1 FROM statements WHERE case_id = ?", (case.id,)
    )


def _insert(vault: Vault, case: Case, statement: Statement) -> None:
    vault.store.run(
        "INSERT INTO statements (id, case_id, number, person_id, amends, text, document, digest, made_at, kind, form)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            statement.id, case.id, statement.number, statement.person, statement.amends, statement.text,
            statement.document, statement.digest, statement.made_at, statement.kind, statement.hearing.encode(),
        ),
    )  # fmt: skip


def _record_draft(vault: Vault, case: Case, statement: Statement) -> None:
    """The digests are of the text and, where anything was noted, of the form as it lies in the database."""
    form = statement.hearing.encode()
    facts: JsonObject = {
        "digest": _sha256(statement.text),
        "id": statement.id,
        "kind": statement.kind.value,
        "number": statement.number,
        "person": statement.person,
    }
    if form:
        facts["form"] = _sha256(form)
    journal.record(vault, Kind.STATEMENT_DRAFTED, case.id, facts)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _record_seal(vault: Vault, case: Case, statement: Statement, kind: Kind) -> None:
    facts: JsonObject = {
        "digest": statement.digest,
        "id": statement.id,
        "number": statement.number,
        "person": statement.person,
    }
    if statement.amends is not None:
        facts["amends"] = statement.amends
    journal.record(vault, kind, case.id, facts)


def _from_row(row: Row) -> Statement:
    return Statement(
        StatementId(row["id"]),
        int(row["number"]),
        PersonId(row["person_id"]),
        str(row["text"]),
        str(row["made_at"]),
        None if row["amends"] is None else StatementId(row["amends"]),
        None if row["document"] is None else bytes(row["document"]),
        row["digest"],
        StatementKind(row["kind"]),
        hearings.decode(row["form"]),
    )
