"""Cards: who somebody is and all their public keys, as one signed text. The trust in them is kept in the vault.

The text is described in docs/FORMAT.md, "Cards".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from crypto import sshsig
from crypto.age_keys import decode_recipient
from crypto.errors import CryptoError, FormatError
from crypto.notes import COSIGNATURE, ED25519, Note, VerifierKey, parse_note, sign_note, verify_note
from crypto.words import fingerprint_words
from intake.bundle import notetext
from intake.bundle.notetext import FieldReader
from intake.custody import journal
from intake.custody.entries import Kind
from intake.problems import Problem
from intake.store import Row
from intake.vault import Vault

TYPE = "segel-card/v1"
NAMESPACES = ("label@segel.invalid", "bundle@segel.invalid")


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. `office` is a region code, `age` a recipient, `made` a moment as in the log."""

    name: str
    office: str
    unit: str
    role: str
    log: VerifierKey
    notes: VerifierKey
    cosigner: VerifierKey
    age: str
    made: str

    def text(self) -> bytes:
        """The text of the note; its last line is an allowed_signers line, for `ssh-keygen -f CARD`."""
        fields = notetext.write(
            TYPE,
            [
                ("name", self.name),
                ("office", self.office),
                ("unit", self.unit),
                ("role", self.role),
                ("log", self.log.encode()),
                ("notes", self.notes.encode()),
                ("cosigner", self.cosigner.encode()),
                ("age", self.age),
                ("made", self.made),
            ],
        )
        return fields + self.allowed_signers().encode("ascii") + b"\n"

    def allowed_signers(self) -> str:
        """The line by which `ssh-keygen -Y verify` knows the notes key."""
        return sshsig.allowed_signers_line(self.notes.name, self.notes.public, NAMESPACES)

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """Eight words that two people compare by voice or on paper."""
        return fingerprint_words(self.text())


class Trust(StrEnum):
    """Why a card is trusted: its words were compared, a trusted office vouches for it, or the officer just said so."""

    COMPARED = "compared"
    VOUCHED = "vouched"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class TrustedCard:
    """A card in this vault's book, why it is trusted, and since when."""

    card: Card
    note: bytes
    trust: Trust
    trusted_at: str


def own_card(vault: Vault) -> bytes:
    """The card of this vault's officer, signed by the notes key and the log key; always the same bytes."""
    officer, keys = vault.officer, vault.keys
    first = vault.store.one("SELECT at FROM entries WHERE log = ? ORDER BY seq LIMIT 1", (vault.own_log,))
    card = Card(
        officer.name, officer.office, officer.unit, officer.role, keys.log.verifier, keys.notes.verifier,
        keys.cosigner.verifier, keys.age_recipient, vault.clock.now().at if first is None else str(first["at"]),
    )  # fmt: skip
    return sign_note(card.text(), [keys.notes, keys.log]).encode()


def parse_card(data: bytes) -> Card:
    """The card in `data`, whose own two signatures hold. Raises `Problem("card-malformed")`.

    That proves possession of the keys, not who the person is: for that the words are compared.
    """
    try:
        return _parse(parse_note(data))
    except CryptoError as error:
        raise Problem("card-malformed", why=str(error)) from error


def _parse(note: Note) -> Card:
    fields = FieldReader(TYPE, note.text)
    card = Card(
        name=fields.take("name"),
        office=fields.take("office"),
        unit=fields.take("unit"),
        role=fields.take("role"),
        log=_key(fields, "log", ED25519),
        notes=_key(fields, "notes", ED25519),
        cosigner=_key(fields, "cosigner", COSIGNATURE),
        age=fields.take("age"),
        made=notetext.as_moment(fields.take("made")),
    )
    fields.take_line()
    fields.finish()
    decode_recipient(card.age)
    if card.text() != note.text or not card.name or not card.office:
        raise FormatError("not the one way to write this card")
    if card.notes.name.rpartition("/")[2] != card.cosigner.name.rpartition("/")[2]:
        raise FormatError("notes key and cosigner are of two desks")
    if [each.name for each in note.signatures[:2]] != [card.notes.name, card.log.name]:
        raise FormatError("card is not signed by its notes key and its log key")
    if len(verify_note(note, [card.notes, card.log])) != 2:
        raise FormatError("card is not signed by both its keys")
    return card


def _key(fields: FieldReader, role: str, algorithm: int) -> VerifierKey:
    key = VerifierKey.parse(fields.take(role))
    notetext.as_key_name(key.name, role)
    if key.algorithm != algorithm:
        raise FormatError(f"not a key for {role}")
    return key


def vouch(vault: Vault, data: bytes) -> bytes:
    """The same card with this desk's signature after the present ones. Raises `Problem("card-malformed")`."""
    parse_card(data)
    note = parse_note(data)
    if any(each.name == vault.keys.notes.name for each in note.signatures):
        return data
    return note.with_signatures(vault.keys.notes.sign(note.text)).encode()


def vouched_by(vault: Vault, data: bytes) -> TrustedCard | None:
    """The trusted card whose owner signed this one, or None. Raises `Problem("card-malformed")`."""
    card, note = parse_card(data), parse_note(data)
    for known in trusted(vault):
        if known.card.notes.name == card.notes.name:
            continue
        try:
            verify_note(note, [known.card.notes])
        except CryptoError:
            continue
        return known
    return None


def trust(vault: Vault, data: bytes, words: Sequence[str] | None = None) -> TrustedCard:
    """Takes a card into the vault's book; `words` are the fingerprint as told, None where it was not compared.

    A later card of the same keys takes the place of the earlier. Raises `Problem`: card-malformed, card-own,
    fingerprint-differs, card-conflict (a known name under another key).
    """
    card = parse_card(data)
    if words is not None and tuple(words) != card.fingerprint:
        raise Problem("fingerprint-differs", item=card.name)
    if card.notes == vault.keys.notes.verifier:
        raise Problem("card-own", item=card.name)
    _refuse_conflict(vault, card)
    fingerprint = " ".join(card.fingerprint)
    known = card_by_fingerprint(vault, fingerprint)
    if known is not None and words is None and known.trust is not Trust.ACCEPTED:
        return known  # what was compared once stays compared
    why = Trust.VOUCHED if vouched_by(vault, data) else Trust.ACCEPTED
    if words is not None:
        why = Trust.COMPARED
    with vault.store.transaction():
        entry = journal.record(
            vault,
            Kind.CARD_TRUSTED,
            None,
            {
                "fingerprint": fingerprint,
                "log": card.log.encode(),
                "notes": card.notes.encode(),
                "office": card.office,
                "trust": why.value,
            },
        )
        vault.store.run(
            "INSERT OR REPLACE INTO cards (fingerprint, note, notes_name, log_origin, trust, trusted_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (fingerprint, data, card.notes.name, card.log.name, why.value, entry.at),
        )
    return TrustedCard(card, data, why, entry.at)


def _refuse_conflict(vault: Vault, card: Card) -> None:
    for row in vault.store.rows("SELECT * FROM cards"):
        known = _from_row(row).card
        for old, new in ((known.notes, card.notes), (known.log, card.log)):
            if old.name == new.name and old != new:
                raise Problem("card-conflict", item=known.name)


def trusted(vault: Vault) -> list[TrustedCard]:
    """The newest card of every desk in the book, by name."""
    newest = {row["notes_name"]: row for row in vault.store.rows("SELECT * FROM cards ORDER BY rowid")}
    return sorted((_from_row(row) for row in newest.values()), key=lambda known: known.card.name)


def find_trusted(vault: Vault, wanted: str) -> TrustedCard:
    """The card with this name, fingerprint or notes key name. Raises `Problem`: card-unknown, card-ambiguous."""
    folded = " ".join(wanted.lower().split())
    found = [
        known
        for known in trusted(vault)
        if folded
        in (
            " ".join(known.card.name.lower().split()),
            " ".join(known.card.fingerprint),
            known.card.notes.name,
        )
    ]
    if not found:
        raise Problem("card-unknown", item=wanted)
    if len(found) > 1:
        raise Problem("card-ambiguous", item=wanted)
    return found[0]


def card_by_fingerprint(vault: Vault, fingerprint: str) -> TrustedCard | None:
    """The card with these eight words, also one that a newer replaced, or None."""
    row = vault.store.one("SELECT * FROM cards WHERE fingerprint = ?", (fingerprint,))
    return None if row is None else _from_row(row)


def _from_row(row: Row) -> TrustedCard:
    data = bytes(row["note"])
    return TrustedCard(parse_card(data), data, Trust(row["trust"]), str(row["trusted_at"]))
