"""What happens to a vault as a whole: its first event, a new passphrase, a backup, a restore as a continuation."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from crypto import slots
from crypto.checkpoints import Checkpoint
from intake import header as headers
from intake import vault as vaults
from intake.clock import Clock
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.facts import clean_text
from intake.files import DurableFile, make_folder, refuse_used, write_all
from intake.header import VaultState
from intake.officer import Officer
from intake.problems import Problem, from_os_error
from intake.rules import regions
from intake.store import Store
from intake.vault import Vault
from intake.watching import Tick, Watcher, watched

BLOCK = 1 << 20
_OFFICE_KINDS = {".toml", ".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".heic", ".avif"}


def create(
    path: Path,
    officer: Officer,
    passphrase: bytes,
    *,
    kdf: slots.KdfParams | None = None,
    recovery: str | None = None,
    clock: Clock | None = None,
) -> Vault:
    """Makes a vault with its first event; the age recipient `recovery` gets a slot that reads and never signs.

    Raises `Problem`: folder-not-empty, office-unknown, disk-full."""
    regions.office(officer.office)

    def begin(vault: Vault) -> None:
        journal.record(vault, Kind.VAULT_CREATED, None, {"id": vault.id, "recovery": recovery or ""})

    return vaults.create(path, officer, passphrase, kdf=kdf, recovery=recovery, clock=clock, begin=begin)


def change_passphrase(vault: Vault, passphrase: bytes, *, kdf: slots.KdfParams | None = None) -> None:
    """Seals the keys under a new passphrase. Old copies of the vault still open with the old one.

    The log says first that it is begun; where the headers cannot be written, the old ones, and so the old passphrase,
    stay. Were the process killed between the two copies, both passphrases would open. Raises `Problem`: header-damaged,
    disk-full.
    """
    old = vaults.own_header(vault)
    fresh = vaults.new_header(vault.id, vault.data_key, vault.keys, passphrase, kdf)
    with vault.store.transaction():
        journal.record(vault, Kind.PASSPHRASE_CHANGED, None, {})
    try:
        headers.write_copies(vault.path, replace(fresh, recovery=old.recovery).sealed(vault.data_key))
    except OSError as error:
        with suppress(OSError):
            headers.write_copies(vault.path, old)
        raise from_os_error(error, vault.path) from error


@dataclass(frozen=True, slots=True)
class BackupMade:
    """Where a backup lies and what it holds."""

    folder: Path
    files: int
    size: int


def backup(vault: Vault, target: Path, watcher: Watcher | None = None) -> BackupMade:
    """Copies the vault to a new folder, marked as a backup; each file is synced, the header comes last.

    Raises `Problem`: folder-not-empty, disk-full, blob-missing, cancelled.
    """
    refuse_used(target)
    own = vaults.own_header(vault)
    with vault.store.transaction():
        journal.record(vault, Kind.BACKUP_MADE, None, {})
    heads.release(vault)
    rows = vault.store.rows("SELECT id, size FROM blobs")
    own_files = _office_files(vault.path)
    size = sum(int(row["size"]) for row in rows) + sum(path.stat().st_size for path in own_files)
    tick = watched(watcher, len(rows) + len(own_files), size)
    try:
        with whole_or_empty(target):
            make_folder(target / "blobs")
            vault.store.copy_to(target / vaults.RECORDS)
            for row in rows:
                place = target / "blobs" / row["id"][:2] / row["id"]
                make_folder(place.parent)
                _copy(vault.blobs.path(row["id"]), place, tick)
            for path in own_files:
                _copy_beside(path, vault.path, target, tick)
            headers.write_copies(target, replace(own, state=VaultState.BACKUP).sealed(vault.data_key))
    except FileNotFoundError as error:
        raise Problem("blob-missing", item=Path(str(error.filename)).name) from error
    except OSError as error:
        raise from_os_error(error, target, needed=size) from error
    return BackupMade(target, len(rows), size)


def restore(
    source: Path,
    target: Path,
    passphrase: bytes,
    reason: str,
    *,
    clock: Clock | None = None,
    watcher: Watcher | None = None,
) -> Vault:
    """Makes a live vault from a backup, as a declared continuation: a new log whose first entry names the old head.

    Raises `Problem`: not-a-backup, reason-missing, folder-not-empty, disk-full, cancelled and as `vault.open_header`
    does.
    """
    if not clean_text(reason, "reason").strip():
        raise Problem("reason-missing")
    refuse_used(target)
    opened = vaults.open_header(source, passphrase)
    if opened.header.state is not VaultState.BACKUP:
        raise Problem("not-a-backup", item=str(source))
    try:
        with whole_or_empty(target):
            copy_all(source, target, watcher)
            return _continue(target, opened, passphrase, reason, clock)
    except OSError as error:
        raise from_os_error(error, target) from error


@contextmanager
def whole_or_empty(target: Path) -> Iterator[None]:
    """A folder that was not there, or empty, is so again where the block fails."""
    was_there = target.exists()
    try:
        yield
    except BaseException:
        for made in list(target.iterdir()) if was_there else [target]:
            if made.is_dir():
                shutil.rmtree(made, ignore_errors=True)
            else:
                made.unlink(missing_ok=True)
        raise


def copy_all(
    source: Path, target: Path, watcher: Watcher | None, look: Callable[[], None] = lambda: None
) -> None:
    """Copies all but the headers; `look` is called when the records are there and the rest is not.

    Raises `Problem`: database-missing, cancelled and what `look` raises; `OSError`.
    """
    records = [source / vaults.RECORDS]
    if not records[0].is_file():
        raise Problem("database-missing", item=str(records[0]))
    log = source / f"{vaults.RECORDS}-wal"  # what a killed process had committed lies there
    records += [log] if log.is_file() and log.stat().st_size else []
    rest = [*_office_files(source), *sorted((source / "blobs").glob("??/*"))]
    tick = watched(watcher, len(records) + len(rest), sum(path.stat().st_size for path in (*records, *rest)))
    for path in records:
        _copy_beside(path, source, target, tick)
    look()
    for path in rest:
        _copy_beside(path, source, target, tick)


def _continue(
    target: Path, backup: vaults.Opened, passphrase: bytes, reason: str, clock: Clock | None
) -> Vault:
    keys = vaults.with_fresh_log(backup.keys)
    plain = vaults.new_header(
        backup.header.vault, backup.data_key, keys, passphrase, backup.header.passphrase.kdf
    )
    live = replace(plain, recovery=backup.header.recovery).sealed(backup.data_key)
    lock = vaults.hold(target)
    try:
        store = Store(target / vaults.RECORDS, vaults.store_key(backup.data_key))
        with vaults.closed_on_failure(store):
            with store.transaction():
                store.run("UPDATE logs SET kind = 'former' WHERE kind = 'own'")
                vaults.insert_own_log(store, keys)
                opened = vaults.Opened(live, backup.data_key, keys, ())
                vault = vaults.assemble(target, opened, store, lock, clock)
                declare(vault, backup.keys.origin, reason)
            # The header comes last: nothing unlocks as live that does not say what it continues.
            headers.write_copies(target, live)
            vault.blobs.clear_incoming()
        return vault
    except BaseException:
        lock.release()
        raise


def declare(vault: Vault, origin: str, reason: str) -> Checkpoint:
    """Makes the log's first event say which log it continues, inside a transaction; gives that log's end."""
    row = vault.store.one("SELECT id FROM logs WHERE origin = ?", (origin,))
    if row is None:
        raise Problem("database-damaged", item=str(vault.store.path))
    tree = journal.tree(vault, int(row["id"]))
    journal.record(
        vault,
        Kind.LOG_CONTINUED,
        None,
        {"origin": origin, "reason": reason, "root": tree.root().hex(), "size": tree.size},
    )
    return Checkpoint(origin, tree.size, tree.root())


def _office_files(vault: Path) -> list[Path]:
    """The office's own tables, letterhead and logo; nothing else, and nothing that is only linked there."""
    found = (vault / vaults.OFFICE_FOLDER).glob("*")
    return sorted(
        path
        for path in found
        if path.suffix.lower() in _OFFICE_KINDS and path.is_file() and not path.is_symlink()
    )


def _copy_beside(path: Path, source: Path, target: Path, tick: Tick) -> None:
    """Copies a file of folder `source` to the same place in `target`."""
    place = target / path.relative_to(source)
    make_folder(place.parent)
    _copy(path, place, tick)


def _copy(source: Path, target: Path, tick: Tick) -> None:
    with source.open("rb") as read, DurableFile(target) as out:
        while block := read.read(BLOCK):
            write_all(out, block)
            tick(len(block))
