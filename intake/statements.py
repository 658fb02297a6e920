"""Statements: drafts, sealing under a digest, addenda. What is sealed is never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from crypto import canonical
from crypto.canonical import JsonObject
from intake.cases import Case, refuse_foreign
from intake.custody import journal
from intake.custody.entries import Kind
from intake.facts import clean_text
from intake.ids import PersonId, StatementId, new_id
from intake.people import Person
from intake.problems import Problem
from intake.store import Row
from intake.vault import Vault

DOCUMENT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """A person's words. Sealed once `digest` (SHA-256 of `document`, hex) is there; `amends` names what it adds to."""

    id: StatementId
    number: int
    person: PersonId
    text: str
    made_at: str
    amends: StatementId | None = None
    document: bytes | None = None
    digest: str | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether the words are fixed."""
        return self.digest is not None


def draft(vault: Vault, case: Case, person: Person, text: str) -> Statement:
    """Keeps a draft that an officer leaves; the log gets its digest, since a draft is not yet state.

    Raises `Problem`: case-foreign, text-missing, text-too-long, text-not-storable.
    """
    refuse_foreign(vault, case)
    clean_text(text, "statement")
    if not text.strip():
        raise Problem("text-missing")
    with vault.store.transaction():
        statement = Statement(
            StatementId(new_id()), _next(vault, case), person.id, text, vault.clock.now().at
        )
        _insert(vault, case, statement)
        _record_draft(vault, case, statement)
    return statement


def save_draft(vault: Vault, statement: Statement, text: str) -> Statement:
    """Replaces a draft's words without an event, as autosave does. Raises `Problem`: statement-sealed, text-…"""
    clean_text(text, "statement")
    _refuse_sealed(statement)
    with vault.store.transaction():
        vault.store.run(
            "UPDATE statements SET text = ? WHERE id = ? AND digest IS NULL", (text, statement.id)
        )
        _refuse_untouched(vault, statement)
    return replace(statement, text=text)


def leave_draft(vault: Vault, case: Case, statement: Statement) -> None:
    """Logs the digest of a draft that is left unsealed."""
    _refuse_sealed(statement)
    with vault.store.transaction():
        _record_draft(vault, case, statement)


def seal(vault: Vault, case: Case, person: Person, statement: Statement) -> Statement:
    """Fixes the words. Raises `Problem`: statement-sealed, case-foreign, text-missing."""
    refuse_foreign(vault, case)
    _refuse_sealed(statement)
    if not statement.text.strip():
        raise Problem("text-missing")
    sealed = _sealed(case, person, statement)
    with vault.store.transaction():
        vault.store.run(
            "UPDATE statements SET text = ?, document = ?, digest = ? WHERE id = ? AND digest IS NULL",
            (sealed.text, sealed.document, sealed.digest, sealed.id),
        )
        _refuse_untouched(vault, statement)
        _record_seal(vault, case, sealed, Kind.STATEMENT_SEALED)
    return sealed


def amend(vault: Vault, case: Case, person: Person, original: Statement, text: str) -> Statement:
    """Adds a sealed addendum to a sealed statement. Raises `Problem`: statement-not-sealed, text-…"""
    refuse_foreign(vault, case)
    clean_text(text, "statement")
    if not original.is_sealed:
        raise Problem("statement-not-sealed", item=original.number)
    if not text.strip():
        raise Problem("text-missing")
    with vault.store.transaction():
        number, at = _next(vault, case), vault.clock.now().at
        plain = Statement(StatementId(new_id()), number, person.id, text, at, original.id)
        sealed = _sealed(case, person, plain)
        _insert(vault, case, sealed)
        _record_seal(vault, case, sealed, Kind.STATEMENT_AMENDED)
    return sealed


def document_of(case: Case, person: Person, statement: Statement) -> JsonObject:
    """What sealing fixes, as the fields of the document whose canonical bytes are digested (docs/FORMAT.md)."""
    return {
        "amends": statement.amends,
        "case": case.id,
        "id": statement.id,
        "made_at": statement.made_at,
        "number": statement.number,
        "person": {
            "id": person.id,
            "name": person.facts.name,
            "number": person.number,
            "role": person.role.value,
        },
        "text": statement.text,
        "v": DOCUMENT_VERSION,
    }


def listing(vault: Vault, case: Case) -> list[Statement]:
    """The statements of a case in order."""
    rows = vault.store.rows("SELECT * FROM statements WHERE case_id = ? ORDER BY number", (case.id,))
    return [_from_row(row) for row in rows]


def find(vault: Vault, wanted: str, case: Case | None = None) -> tuple[Statement, str]:
    """The statement with this id, or number within `case` (or in the only case that has it), and its case's id.

    Raises `Problem`: statement-unknown, number-ambiguous.
    """
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 10:
        rows = vault.store.rows("SELECT * FROM statements WHERE number = ?", (int(wanted),))
        rows = [row for row in rows if case is None or row["case_id"] == case.id]
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
    document = canonical.encode(document_of(case, person, statement))
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
        "INSERT INTO statements (id, case_id, number, person_id, amends, text, document, digest, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            statement.id, case.id, statement.number, statement.person, statement.amends, statement.text,
            statement.document, statement.digest, statement.made_at,
        ),
    )  # fmt: skip


def _record_draft(vault: Vault, case: Case, statement: Statement) -> None:
    text_digest = hashlib.sha256(statement.text.encode("utf-8")).hexdigest()
    journal.record(
        vault,
        Kind.STATEMENT_DRAFTED,
        case.id,
        {"digest": text_digest, "id": statement.id, "number": statement.number, "person": statement.person},
    )


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
    )
