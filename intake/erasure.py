"""The end of an erasure: files whose keys are gone, older copies of the database, and pages that held deleted rows.

What is erased is so once the transaction is committed that deletes its keys and rows; it announces the rest there. If
the process is killed before the rest is done, the next unlock does it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from intake.blobs import BlobFolder
from intake.ids import BlobId
from intake.problems import Problem
from intake.store import Store

_PENDING: Final = "erasure.pending"


def announce(store: Store, files: Iterable[BlobId]) -> None:
    """Says which blob files are to be deleted, in the transaction that deletes their keys."""
    held = _pending(store) or ()
    store.run(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)", (_PENDING, " ".join(dict.fromkeys((*held, *files))))
    )


def try_finish(store: Store, blobs: BlobFolder) -> bool:
    """Finishes what was announced; False where the disk does not let it, to be tried again at the next unlock."""
    try:
        finish(store, blobs)
    except (Problem, OSError):
        return False
    return True


def finish(store: Store, blobs: BlobFolder) -> None:
    """Does what was announced, if anything. Raises `Problem` and `OSError` as files and the database do."""
    files = _pending(store)
    if files is None:
        return
    blobs.erase(files)
    for copy in store.path.parent.glob(f"{store.path.name}.before-*"):
        copy.unlink()
    store.run("INSERT INTO search (search) VALUES ('optimize')")
    store.rewrite()
    with store.transaction():
        store.run("DELETE FROM meta WHERE name = ?", (_PENDING,))


def _pending(store: Store) -> tuple[BlobId, ...] | None:
    row = store.one("SELECT value FROM meta WHERE name = ?", (_PENDING,))
    return None if row is None else tuple(map(BlobId, str(row["value"]).split()))
