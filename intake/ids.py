"""Ids: 16 random bytes, written as 32 lowercase hex digits."""

from __future__ import annotations

import re
import secrets
from typing import NewType

VaultId = NewType("VaultId", str)
CaseId = NewType("CaseId", str)
PersonId = NewType("PersonId", str)
StatementId = NewType("StatementId", str)
EvidenceId = NewType("EvidenceId", str)
BlobId = NewType("BlobId", str)
HandoverId = NewType("HandoverId", str)
CaptureId = NewType("CaptureId", str)
ObservationId = NewType("ObservationId", str)
ThingId = NewType("ThingId", str)
MoveId = NewType("MoveId", str)
LinkId = NewType("LinkId", str)
ItemId = NewType("ItemId", str)

HEX32 = re.compile(r"[0-9a-f]{32}\Z")
HEX64 = re.compile(r"[0-9a-f]{64}\Z")


def new_id() -> str:
    """A fresh id from the system's random source."""
    return secrets.token_hex(16)
