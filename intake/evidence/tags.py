"""The full tag dump of a file, as the readers gave it, kept compressed beside its facts."""

from __future__ import annotations

import zlib
from typing import Final

from intake.blobs import Blob
from intake.media import dumps
from intake.media.dumps import Tags
from intake.media.types import TagDump
from intake.problems import Problem
from intake.vault import Vault

MOST: Final = 1 << 20
"""Bytes that a dump may have when unpacked; the child gives at most 256 KiB."""


def keep(vault: Vault, blob: Blob, dump: TagDump) -> None:
    """Keeps what was read of a content, inside a transaction; a reason is kept where nothing could be read."""
    packed = zlib.compress(dump.json) if dump.json else None
    vault.store.run("INSERT OR REPLACE INTO tag_dumps VALUES (?, ?, ?)", (blob.id, packed, dump.reason))


def tags_of(vault: Vault, blob: Blob) -> Tags | None:
    """Every tag of a content as it was read; None if no reader ever found one.

    Raises `Problem("database-damaged")`.
    """
    row = vault.store.one("SELECT dump, reason FROM tag_dumps WHERE blob_id = ?", (blob.id,))
    if row is None:
        return None
    if row["dump"] is None:
        return Tags(reason=row["reason"])
    try:
        return dumps.parse(zlib.decompressobj().decompress(row["dump"], MOST))
    except (zlib.error, dumps.MalformedDump) as error:
        raise Problem("database-damaged", item=str(vault.store.path)) from error
