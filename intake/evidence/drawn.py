"""A picture made on this device, such as a signature drawn on the screen: it comes from memory, never from a file."""

from __future__ import annotations

import io

from intake import facts
from intake.evidence import adding, exhibits
from intake.evidence.exhibits import Exhibit, Obtained
from intake.evidence.kinds import ExhibitKind
from intake.media import sniff
from intake.problems import Problem
from intake.records.cases import Case, refuse_foreign
from intake.vault import Vault


def add(vault: Vault, case: Case, data: bytes, obtained: Obtained, kind: ExhibitKind) -> Exhibit:
    """Takes in bytes as a new exhibit, or gives the one of this case that holds them already.

    Raises `Problem`: case-foreign, text-too-long, text-not-storable, disk-full, blob-damaged.
    """
    refuse_foreign(vault, case)
    facts.checked(obtained)
    stored = vault.blobs.store(io.BytesIO(data))
    kept = False
    try:
        with vault.store.transaction():
            held = exhibits.held_blob(vault, stored.blob.sha256)
            if held is not None and not exhibits.is_whole(vault, held):
                raise Problem("blob-damaged", item=held.id)
            if held is None:
                exhibits.insert_blob(vault, stored.blob)
            same = held and vault.store.one(
                "SELECT id FROM evidence WHERE case_id = ? AND blob_id = ?", (case.id, held.id)
            )
            if same:
                return exhibits.find(vault, same["id"])
            blob = held or stored.blob
            entered = adding.enter(vault, case, blob, sniff.media_type(stored.head), obtained, kind)
        kept = held is None
    finally:
        if not kept:
            vault.blobs.remove(stored.blob.id)
    return entered
