"""Recovery: the office whose card a vault names opens it where the passphrase is lost, and it goes on with new keys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from crypto import slots
from crypto.canonical import JsonObject, JsonValue
from crypto.checkpoints import Checkpoint
from crypto.errors import CryptoError
from intake import cards, lifecycle, office
from intake import header as headers
from intake import vault as vaults
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.facts import clean_text
from intake.files import refuse_used
from intake.header import Header, VaultState
from intake.ids import VaultId
from intake.officer import Officer
from intake.problems import Problem, from_os_error
from intake.store import Store
from intake.vault import Vault
from intake.watching import Watcher


@dataclass(frozen=True, slots=True)
class Recovered:
    """The vault that goes on, locked: whose it is, its id and new log, and where the former log ended.

    `unsigned` is the number of the former log's last entries that no checkpoint covers, as after a power cut: nobody
    can sign them any more, so an office cannot take in the cases that they speak of.
    """

    folder: Path
    officer: Officer
    vault: VaultId
    origin: str
    former: Checkpoint
    unsigned: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What shall be recovered: the vault or backup at `source`, into the new folder `target`, and why.

    `anyway` where the copy may be older than what the recovering office knows of it, or contradict that.
    """

    source: Path
    target: Path
    reason: str
    anyway: bool = False


def recover(
    own: Vault,
    wanted: Wanted,
    passphrase: bytes,
    *,
    kdf: slots.KdfParams | None = None,
    watcher: Watcher | None = None,
) -> Recovered:
    """Opens the recovery slot with the keys of the unlocked vault `own`; the source is left as it is.

    The slot gives no signing keys, so the vault goes on as after a restore, with all keys new, and its officer needs a
    new card. Both logs say so. Raises `Problem`: reason-missing, recovery-none, recovery-other-card, header-damaged,
    vault-missing, vault-in-use, folder-not-empty, recovery-other-officer, recovery-older,
    recovery-differs, disk-full, cancelled.
    """
    refuse(own, wanted)
    header, data_key = _open_slot(own, wanted.source)
    live = header.state is VaultState.LIVE
    lock = vaults.hold(wanted.source) if live else None  # nobody writes to a backup
    try:
        with lifecycle.whole_or_empty(wanted.target):
            records = wanted.target / vaults.RECORDS
            lifecycle.copy_all(
                wanted.source, wanted.target, watcher, lambda: _compare(own, wanted, records, data_key)
            )
            return _go_on(own, wanted, header, data_key, passphrase, kdf)
    except OSError as error:
        raise from_os_error(error, wanted.target) from error
    finally:
        if lock is not None:
            lock.release()


def refuse(own: Vault, wanted: Wanted) -> None:
    """Raises what stands against a recovery, before anybody thinks up a passphrase or waits.

    Raises `Problem`: reason-missing, recovery-none, recovery-other-card, header-damaged, vault-missing,
    folder-not-empty.
    """
    if not clean_text(wanted.reason, "reason").strip():
        raise Problem("reason-missing")
    refuse_used(wanted.target)
    vaults.refuse_missing(wanted.source)
    _open_slot(own, wanted.source)


def _open_slot(own: Vault, source: Path) -> tuple[Header, bytes]:
    """The authentic header and the data key that its slot for this desk holds."""
    readable = headers.read_copies(source).readable
    found = [(header, slot) for header in readable for slot in header.recovery]
    if not found:
        raise Problem("recovery-none", item=str(source))
    mine = [(header, slot) for header, slot in found if slot.recipient == own.keys.age_recipient]
    if not mine:
        raise Problem("recovery-other-card", item=str(source))
    for header, slot in mine:
        try:
            data_key = slots.open_recovery_slot(slot, own.keys.age_identity, header.vault)
        except CryptoError:
            continue
        if header.is_authentic(data_key):
            return header, data_key
    raise Problem("header-damaged", item=str(source))


def _compare(own: Vault, wanted: Wanted, records: Path, data_key: bytes) -> None:
    """Refuses, before the evidence is copied, a copy that is not what this office knows of its log and its officer."""
    store = Store(records, vaults.store_key(data_key))
    try:
        origin, who = _own_origin(store), vaults.officer_of(store)
        rows = store.rows(
            "SELECT leaf FROM entries WHERE log = (SELECT id FROM logs WHERE kind = 'own') ORDER BY seq"
        )
        leaves = tuple(bytes(row["leaf"]) for row in rows)
    finally:
        store.close()
    for card in office.book(own):
        if card.log.name == origin and (card.name, card.office) != (who.name, who.office):
            raise Problem("recovery-other-officer", item=str(wanted.source), name=card.name)
    held = office.leaves_of(own, origin)
    if wanted.anyway:
        return
    if held[: len(leaves)] != leaves[: len(held)]:
        raise Problem("recovery-differs", item=str(wanted.source))
    if len(held) > len(leaves):
        raise Problem("recovery-older", item=str(wanted.source), held=len(held), found=len(leaves))


def _own_origin(store: Store) -> str:
    row = store.one("SELECT origin FROM logs WHERE kind = 'own'")
    if row is None:
        raise Problem("database-damaged", item=str(store.path))
    return str(row["origin"])


def _go_on(
    own: Vault,
    wanted: Wanted,
    header: Header,
    data_key: bytes,
    passphrase: bytes,
    kdf: slots.KdfParams | None,
) -> Recovered:
    keys = vaults.fresh_keys()
    plain = vaults.new_header(header.vault, data_key, keys, passphrase, kdf)
    fresh = replace(plain, recovery=header.recovery).sealed(data_key)
    lock = vaults.hold(wanted.target)
    try:
        store = Store(wanted.target / vaults.RECORDS, vaults.store_key(data_key))
        with vaults.closed_on_failure(store):
            origin = _own_origin(store)
            signed = _signed(store)
            with store.transaction():
                store.run("UPDATE logs SET kind = 'former' WHERE kind = 'own'")
                vaults.insert_own_log(store, keys)
                opened = vaults.Opened(fresh, data_key, keys, ())
                made = vaults.assemble(wanted.target, opened, store, lock, own.clock)
                # What is written here is the office's doing, not the officer's.
                hands = replace(made, officer=own.officer)
                former = lifecycle.declare(hands, origin, wanted.reason)
                card = cards.parse_card(cards.own_card(own))
                there: JsonObject = {
                    "fingerprint": " ".join(card.fingerprint),
                    "id": made.id,
                    "notes": card.notes.encode(),
                    "reason": wanted.reason,
                }
                journal.record(hands, Kind.VAULT_RECOVERED, None, there)
            # The office's log speaks before anything unlocks: a recovery that fails now was begun all the same.
            with own.store.transaction():
                journal.record(own, Kind.RECOVERY_GIVEN, None, _given(own, made, former, wanted.reason))
            made.blobs.clear_incoming()
            headers.write_copies(wanted.target, fresh)
            heads.lock(made)
    except BaseException:
        lock.release()
        raise
    return Recovered(wanted.target, made.officer, made.id, keys.origin, former, former.size - signed)


def _signed(store: Store) -> int:
    """Up to which size the own log was signed."""
    return store.number(
        "SELECT max(size) FROM checkpoints WHERE log = (SELECT id FROM logs WHERE kind = 'own')"
    )


def _given(own: Vault, made: Vault, former: Checkpoint, reason: str) -> JsonObject:
    """What the office's log says. `logs` are the keys of the former logs, as far as they are known as this desk's.

    What else the copy calls a log of its own, nobody here has seen; it may be another officer's.
    """
    known = {
        name
        for card in office.book(own)
        if card.log.name == former.origin
        for name in office.origins_of(own, card)
    }
    rows = made.store.rows("SELECT origin, vkey FROM logs WHERE kind = 'former' ORDER BY id")
    keys: list[JsonValue] = [
        str(row["vkey"]) for row in rows if row["origin"] == former.origin or row["origin"] in known
    ]
    return {
        "desk": made.keys.notes.name,
        "id": made.id,
        "logs": keys,
        "name": made.officer.name,
        "origin": former.origin,
        "reason": reason,
        "root": former.root.hex(),
        "size": former.size,
    }
