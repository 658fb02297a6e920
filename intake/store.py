"""The encrypted database: connection and transaction. The only door to sqlcipher3."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from intake import schema
from intake.files import sync_file, unwritable
from intake.problems import Problem, from_os_error

Value = str | int | bytes | None
_ABOUT_THE_MEDIUM = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
"""SQLite calls a full disk so, too, where it cannot make the files beside the database."""
Row = Any
"""One row, read by column name: `row["title"]`."""


class Store:
    """One SQLCipher 4 file under a raw key, owned by the thread that opened it.

    WAL with synchronous FULL: what a transaction committed survives a killed process and a power cut.
    """

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        create: bool = False,
        version: int | None = None,
        read_only: bool = False,
    ) -> None:
        """Opens `path` under the raw 32-byte `key`; `version` stops the schema early (golden old files).

        Raises `Problem`: database-damaged (or another key), schema-newer, database-missing, disk-full,
        medium-read-only, file-unreadable; schema-older where it is `read_only` and would have to be brought up first.
        """
        if not create and not path.is_file():
            raise Problem("database-missing", item=str(path))
        self.path, self.is_read_only = path, read_only
        self._also: Callable[[], object] | None = None
        with self._told():
            self._connection = dbapi2.connect(self._address(), isolation_level=None, uri=read_only)
        try:
            with self._told():
                self._configure(key)
            if read_only:
                self._refuse_other()
            else:
                self._bring_up(version)
                path.chmod(0o600)
        except BaseException:
            self._connection.close()
            raise

    def _address(self) -> str:
        """The file, as a URI where it is only read: `immutable` then keeps WAL mode from making files beside it."""
        if not self.is_read_only:
            return str(self.path)
        place = self.path.absolute().as_posix()
        log = self.path.with_name(f"{self.path.name}-wal")
        how = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
        return f"file://{'' if place.startswith('/') else '/'}{quote(place)}?{how}"

    def _configure(self, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("the raw key is 32 bytes")
        # SQLCipher writes its complaints to stderr unless told not to before the key is set.
        self._connection.execute("PRAGMA cipher_log_level = NONE")
        self._connection.set_key(f"x'{key.hex()}'")
        self._connection.row_factory = dbapi2.Row
        writing = () if self.is_read_only else ("journal_mode = WAL", "synchronous = FULL")
        for pragma in (*writing, "foreign_keys = ON", "temp_store = MEMORY"):
            self._connection.execute(f"PRAGMA {pragma}")

    def _refuse_other(self) -> None:
        """For a file that must not change: the schema has to be the one known here."""
        version = self._version()
        if version < len(schema.STEPS):
            raise Problem("schema-older", item=str(self.path), found=version, known=len(schema.STEPS))

    def _bring_up(self, target: int | None) -> None:
        """Runs the steps that are lacking, each in a transaction of its own, with a copy of the file before it.

        The copy is `records.db.before-<version>` beside the file, under the same key; a new file needs none.
        """
        before = self._version()
        for step in range(before, len(schema.STEPS) if target is None else target):
            if before:
                copy = self.path.with_name(f"{self.path.name}.before-{step + 1}")
                copy.unlink(missing_ok=True)
                self.copy_to(copy)
            with self.transaction():
                for statement in schema.STEPS[step]:
                    self.run(statement)
                self.run(f"PRAGMA user_version = {step + 1}")

    def _version(self) -> int:
        """How far the file is. Raises `Problem("schema-newer")` where a newer Segel made it."""
        version = self.number("PRAGMA user_version")
        if version > len(schema.STEPS):
            raise Problem("schema-newer", item=str(self.path), found=version, known=len(schema.STEPS))
        return version

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept, or nothing of it."""
        if self._connection.in_transaction:
            raise RuntimeError("transactions do not nest")
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            if (also := self._also) is not None:
                self._also = None
                also()
            self.run("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def together_with(self, also: Callable[[], object]) -> Iterator[None]:
        """The one transaction inside does `also` too, last: both are kept, or neither.

        Where there is none, since nothing had to be written, `also` has one of its own.
        """
        self._also = also
        try:
            yield
            if self._also is not None:
                with self.transaction():
                    pass
        finally:
            self._also = None

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._connection.in_transaction)

    def run(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Executes one statement. Raises `Problem`, as all queries do: disk-full, database-damaged, file-unreadable."""
        with self._told():
            self._connection.execute(sql, tuple(values))

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        with self._told():
            return list(self._connection.execute(sql, tuple(values)).fetchall())

    def one(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row of a query, or None."""
        with self._told():
            return self._connection.execute(sql, tuple(values)).fetchone()

    def number(self, sql: str, values: Sequence[Value] = ()) -> int:
        """The whole number that a query gives."""
        row = self.one(sql, values)
        if row is None:
            raise LookupError("the query gave no row")
        return int(row[0] or 0)

    @contextmanager
    def _told(self, written: Path | None = None) -> Iterator[None]:
        """SQLite's complaints about file and disk as problems; those about our own SQL stay what they are.

        `written` is the file that is written to, where that is not the database itself.
        """
        path = written or self.path
        try:
            yield
        except dbapi2.DatabaseError as error:
            name = str(getattr(error, "sqlite_errorname", ""))
            if name == "SQLITE_FULL":
                raise from_os_error(OSError(errno.ENOSPC, str(error)), path) from error
            if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
                raise Problem("database-damaged", item=str(self.path)) from error
            if name.startswith("SQLITE_READONLY") and self.is_read_only:
                raise Problem("vault-read-only", item=str(self.path.parent)) from error
            if name.startswith(_ABOUT_THE_MEDIUM) and (why := unwritable(path.parent, path)):
                raise why from error
            if name.startswith((*_ABOUT_THE_MEDIUM, "SQLITE_BUSY")):
                raise Problem("file-unreadable", item=str(path), why=str(error)) from error
            raise

    def copy_to(self, target: Path) -> None:
        """Writes a consistent, synced copy under the same key; `target` must not exist. Raises `Problem`, `OSError`."""
        with self._told(target):
            self._connection.execute("VACUUM INTO ?", (str(target),))
        sync_file(target)  # SQLite does not sync what it vacuums into

    def rewrite(self) -> None:
        """Writes the whole file anew, without the pages that deleted rows left, and empties the write-ahead log."""
        self.run("VACUUM")
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def integrity_findings(self) -> list[str]:
        """What SQLCipher's page check and SQLite's own check say is wrong; reads the whole file."""
        found = [str(row[0]) for row in self._connection.execute("PRAGMA cipher_integrity_check")]
        if found:
            return found
        try:
            answer = [str(row[0]) for row in self._connection.execute("PRAGMA integrity_check")]
        except dbapi2.DatabaseError as error:
            return [str(error)]
        return [line for line in answer if line != "ok"]

    def abandon(self) -> None:
        """Closes a file that is not there any more; what was committed is in it, and nothing more is written."""
        with suppress(dbapi2.Error):
            self._connection.close()

    def close(self) -> None:
        """Empties the write-ahead log into the file and closes."""
        try:
            if not self.is_read_only:
                self.run("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._connection.close()
