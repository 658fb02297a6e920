"""The vault: create, unlock, lock; paths, keys, clock. What officers do are functions elsewhere that take it."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from filelock import FileLock, Timeout

from crypto import canonical, envelope, slots
from crypto.errors import CryptoError, FormatError
from crypto.notes import COSIGNATURE, Signer
from intake import erasure
from intake import header as headers
from intake.blobs import BlobFolder
from intake.clock import Clock, SystemClock
from intake.files import make_new_folder
from intake.header import Header, VaultState
from intake.ids import VaultId, new_id
from intake.officer import Officer
from intake.problems import UNWRITABLE, Problem, from_os_error
from intake.store import Store

RECORDS = "records.db"
LOCK = "vault.lock"
BLOBS = "blobs"
OFFICE_FOLDER = "office"
"""Where an office puts tables of its own, inside the vault."""
_SESSION = "session"


@dataclass(frozen=True, slots=True)
class Keys:
    """A vault's own keys. The names tie them to the log: `segel.invalid/log/<origin>` and so on."""

    log: Signer = field(repr=False)
    notes: Signer = field(repr=False)
    cosigner: Signer = field(repr=False)
    age_identity: str = field(repr=False)

    @property
    def age_recipient(self) -> str:
        """The age recipient that others seal bundles to."""
        return envelope.recipient_of(self.age_identity)

    @property
    def origin(self) -> str:
        """The origin of this vault's log, which is also the log key's name."""
        return self.log.name


@dataclass(slots=True)
class Vault:
    """An unlocked vault. One thread owns it: the one that opened it."""

    path: Path
    id: VaultId
    store: Store
    blobs: BlobFolder
    keys: Keys
    officer: Officer
    clock: Clock
    data_key: bytes = field(repr=False)
    own_log: int
    damaged_copies: tuple[str, ...]
    _lock: FileLock = field(repr=False)
    _session: str = ""
    """Of this unlocking alone, also in the database; '' where it is only read."""
    is_let_go: bool = False
    """Whether its folder was found gone, and its files were let go of."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written: so it was opened, or its disk was full or write-protected then."""
        return self.store.is_read_only

    @property
    def office_tables(self) -> Path:
        """The folder of the office's own tables, which need not be there."""
        return self.path / OFFICE_FOLDER

    def close(self) -> None:
        """Empties the write-ahead log, closes the database and lets go of the data key and the lock.

        `custody.heads.lock` signs the checkpoint before; use that where the officer locks.
        """
        try:
            self.store.close()
        finally:
            self.data_key = b""
            self._lock.release()

    def let_go(self) -> None:
        """Lets go of files that are gone, as on a stick that was pulled; the keys stay for `intake.putback`."""
        self.is_let_go = True
        self.store.abandon()
        with suppress(OSError):
            self._lock.release()

    def go_on(self, path: Path, store: Store, lock: FileLock) -> None:
        """Goes on, after `let_go`, with the vault's own files as they were found at `path` (see `intake.putback`)."""
        self.path, self.store, self._lock, self.is_let_go = path, store, lock, False
        self.blobs = BlobFolder(path / BLOBS)
        self.begin_session()

    def try_writing(self) -> None:
        """Goes on writing where the disk that took nothing when the vault was opened takes something now."""
        if not self.is_read_only:
            return
        with suppress(Problem):
            lock = self._lock if self._lock.is_locked else hold(self.path)
            store = Store(self.path / RECORDS, store_key(self.data_key))
            self.store.abandon()
            self.store, self._lock = store, lock
            self.begin_session()

    def begin_session(self) -> None:
        """Marks the database as unlocked by this one; a full disk can still be read, but is not taken up again."""
        session = new_id()
        with suppress(Problem):
            self.store.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_SESSION, session))
            self._session = session

    def bears_session(self, store: Store) -> bool:
        """Whether a database, opened anew, is still marked by this unlocking, and nobody unlocked it since."""
        row = store.one("SELECT value FROM meta WHERE name = ?", (_SESSION,))
        return row is not None and row["value"] == self._session


def fresh_keys() -> Keys:
    """New random keys with new names."""
    log, notes, cosigner = (secrets.token_bytes(32) for _ in range(3))
    return _keys(new_id(), new_id(), log, notes, cosigner, envelope.generate_identity())


def with_fresh_log(keys: Keys) -> Keys:
    """The same desk with a new log: new origin, new log key, everything else as it was."""
    return replace(keys, log=Signer(f"segel.invalid/log/{new_id()}", secrets.token_bytes(32)))


def _keys(origin: str, desk: str, log: bytes, notes: bytes, cosigner: bytes, age_identity: str) -> Keys:
    return Keys(
        Signer(f"segel.invalid/log/{origin}", log),
        Signer(f"segel.invalid/notes/{desk}", notes),
        Signer(f"segel.invalid/cosigner/{desk}", cosigner, COSIGNATURE),
        age_identity,
    )


def pack_keys(keys: Keys) -> bytes:
    """The keys as the canonical JSON that a passphrase slot seals."""
    return canonical.encode(
        {
            "age": keys.age_identity,
            "cosigner": keys.cosigner.seed.hex(),
            "desk": keys.notes.name.rpartition("/")[2],
            "log": keys.log.seed.hex(),
            "notes": keys.notes.seed.hex(),
            "origin": keys.origin.rpartition("/")[2],
        }
    )


def unpack_keys(blob: bytes) -> Keys:
    """The keys in a slot's canonical JSON. Raises `FormatError`."""
    fields = canonical.parse(blob)
    values = [fields.get(name) for name in ("origin", "desk", "log", "notes", "cosigner", "age")]
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) != 6 or len(fields) != 6:
        raise FormatError("fields of the signing keys")
    origin, desk, log, notes, cosigner, age = texts
    return _keys(origin, desk, bytes.fromhex(log), bytes.fromhex(notes), bytes.fromhex(cosigner), age)


def hold(path: Path) -> FileLock:
    """Takes the lock against a second process; the system frees it when a process dies, so none goes stale.

    Raises `Problem("vault-in-use")`.
    """
    lock = FileLock(path / LOCK, mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Problem("vault-in-use", item=str(path)) from error
    except OSError as error:
        problem = from_os_error(error, path / LOCK)
        if problem.code != "medium-read-only":  # where nobody can write, nobody is to be kept out
            raise problem from error
    return lock


def store_key(data_key: bytes) -> bytes:
    """The raw 32-byte key of records.db."""
    return slots.subkey(data_key, "vault/v1/records")


def create(
    path: Path,
    officer: Officer,
    passphrase: bytes,
    *,
    kdf: slots.KdfParams | None = None,
    recovery: str | None = None,
    clock: Clock | None = None,
    keys: Keys | None = None,
    begin: Callable[[Vault], None] | None = None,
) -> Vault:
    """Makes `path` a new vault and opens it; `begin` writes the log's first event, in the first transaction.

    `recovery` is the age recipient of the superior office. Raises `Problem` as `make_new_folder` and
    `Store` do.
    """
    make_new_folder(path)
    lock = hold(path)
    vault_id, data_key, keys = VaultId(new_id()), secrets.token_bytes(32), keys or fresh_keys()
    try:
        header = new_header(vault_id, data_key, keys, passphrase, kdf, recovery)
        BlobFolder(path / BLOBS).prepare()
        store = Store(path / RECORDS, store_key(data_key), create=True)
        with closed_on_failure(store):
            with store.transaction():
                for name, value in officer.as_actor().items():
                    store.run("INSERT INTO meta VALUES (?, ?)", (f"officer.{name}", str(value)))
                insert_own_log(store, keys)
                vault = assemble(path, Opened(header, data_key, keys, ()), store, lock, clock)
                vault.begin_session()
                if begin:
                    begin(vault)
            # The header comes last: a folder without one is no vault yet.
            headers.write_copies(path, header)
    except BaseException as error:
        lock.release()
        shutil.rmtree(
            path, ignore_errors=True
        )  # it was empty before: what is half made would stop the next try
        if isinstance(error, OSError):
            raise from_os_error(error, path) from error
        raise
    return vault


def new_header(
    vault_id: VaultId,
    data_key: bytes,
    keys: Keys,
    passphrase: bytes,
    kdf: slots.KdfParams | None,
    recovery: str | None = None,
) -> Header:
    """A live header with one passphrase slot and, where a recipient is given, a recovery slot."""
    slot = slots.make_passphrase_slot(
        passphrase, kdf or slots.calibrate(), vault_id, data_key, pack_keys(keys)
    )
    rescue = (slots.make_recovery_slot(recovery, vault_id, data_key),) if recovery else ()
    return Header(vault_id, VaultState.LIVE, slot, rescue).sealed(data_key)


@contextmanager
def closed_on_failure(store: Store) -> Iterator[None]:
    """Closes the database where the block fails, so that nothing keeps holding its file."""
    try:
        yield
    except BaseException:
        store.close()
        raise


def insert_own_log(store: Store, keys: Keys) -> None:
    """Makes the log of these keys the one that is written, inside a transaction."""
    store.run(
        "INSERT INTO logs (origin, kind, vkey) VALUES (?, 'own', ?)",
        (keys.origin, keys.log.verifier.encode()),
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """What a passphrase brought to light: the header that fits, the data key and the signing keys."""

    header: Header
    data_key: bytes = field(repr=False)
    keys: Keys
    damaged: tuple[str, ...]


def open_header(path: Path, passphrase: bytes) -> Opened:
    """Opens the slots with a passphrase, after the full time of the KDF.

    Raises `Problem`: vault-missing, header-damaged, vault-newer, wrong-passphrase.
    """
    copies = headers.read_copies(path)
    tampered = False
    for candidate in copies.readable:
        try:
            opened = slots.open_passphrase_slot(candidate.passphrase, passphrase, candidate.vault)
            keys = unpack_keys(opened.keys_blob)
        except CryptoError:
            continue
        if candidate.is_authentic(opened.data_key):
            return Opened(candidate, opened.data_key, keys, copies.unlike(candidate))
        tampered = True
    if tampered:
        raise Problem("header-damaged", item=str(path))
    raise Problem("wrong-passphrase", item=str(path))


def unlock(path: Path, passphrase: bytes, *, clock: Clock | None = None) -> Vault:
    """Opens a live vault, to be read only where its disk is full or write-protected.

    Raises `Problem` as `open_header` and `Store` do, vault-in-use, vault-is-backup.
    """
    refuse_missing(path)
    lock = hold(path)
    try:
        opened = open_header(path, passphrase)
        if opened.header.state is not VaultState.LIVE:
            raise Problem("vault-is-backup", item=str(path))
        store = _records(path, opened.data_key)
        with closed_on_failure(store):
            vault = assemble(path, opened, store, lock, clock)
            if vault.is_read_only:
                return vault
            vault.begin_session()
            vault.blobs.clear_incoming()
            erasure.try_finish(store, vault.blobs)
            if opened.damaged:
                # One good, authenticated copy is enough to restore the other.
                headers.write_copies(path, opened.header)
        return vault
    except OSError as error:
        lock.release()
        raise from_os_error(error, path) from error
    except BaseException:
        lock.release()
        raise


def _records(path: Path, data_key: bytes) -> Store:
    """The database, to be read only where its medium takes nothing more; else what kept it from being opened."""
    try:
        return Store(path / RECORDS, store_key(data_key))
    except Problem as problem:
        if problem.code not in UNWRITABLE:
            raise
        with suppress(Problem):
            return Store(path / RECORDS, store_key(data_key), read_only=True)
        raise


def inspect(path: Path, passphrase: bytes) -> Vault:
    """Opens a vault or a backup to be read only: nothing in it is repaired, cleared or brought up.

    Raises `Problem` as `open_header` and `Store` do, vault-in-use.
    """
    refuse_missing(path)
    opened = open_header(path, passphrase)
    # Nobody writes to a backup, so none is locked: that would add a file to it.
    lock = hold(path) if opened.header.state is VaultState.LIVE else FileLock(path / LOCK)
    try:
        store = Store(path / RECORDS, store_key(opened.data_key), read_only=True)
        with closed_on_failure(store):
            return assemble(path, opened, store, lock, None)
    except BaseException:
        lock.release()
        raise


def refuse_missing(path: Path) -> None:
    """Says vault-missing before a lock file is made in a folder that is no vault."""
    if not path.is_dir():
        raise Problem("vault-missing", item=str(path))
    headers.read_copies(path)


def own_header(vault: Vault) -> Header:
    """The header of an unlocked vault, as it was sealed. Raises `Problem("header-damaged")` where none is authentic."""
    for header in headers.read_copies(vault.path).readable:
        if header.is_authentic(vault.data_key):
            return header
    raise Problem("header-damaged", item=str(vault.path))


def officer_of(store: Store) -> Officer:
    """Whose vault a database is of. Raises `Problem("database-damaged")`."""
    meta = {str(row["name"]): str(row["value"]) for row in store.rows("SELECT name, value FROM meta")}
    if not meta.keys() >= {"officer.name", "officer.office", "officer.unit", "officer.role"}:
        raise Problem("database-damaged", item=str(store.path))
    return Officer(meta["officer.name"], meta["officer.office"], meta["officer.unit"], meta["officer.role"])


def assemble(path: Path, opened: Opened, store: Store, lock: FileLock, clock: Clock | None) -> Vault:
    """The vault of what was opened and locked. Raises `Problem("database-damaged")`, `OSError`."""
    row = store.one("SELECT id FROM logs WHERE origin = ? AND kind = 'own'", (opened.keys.origin,))
    if row is None:
        raise Problem("database-damaged", item=str(store.path))
    return Vault(
        path, opened.header.vault, store, BlobFolder(path / BLOBS), opened.keys, officer_of(store),
        clock or SystemClock(), opened.data_key, int(row["id"]), opened.damaged, lock,
    )  # fmt: skip
