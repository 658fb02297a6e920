"""Who works with a vault: the officer, as every event and card names them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crypto.canonical import JsonObject
from intake.problems import Problem

_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{1,200}\Z")


@dataclass(frozen=True, slots=True)
class Officer:
    """Name, code of the office in the Bawaslu region table, unit below it (or ''), and role."""

    name: str
    office: str
    unit: str = ""
    role: str = "petugas"

    def __post_init__(self) -> None:
        for label, value in (("name", self.name), ("role", self.role), ("unit", self.unit or "-")):
            if not _LINE.match(value) or value != value.strip():
                raise Problem("bad-line", field=label)

    def as_actor(self) -> JsonObject:
        """The officer as the actor of an event."""
        return {"name": self.name, "office": self.office, "role": self.role, "unit": self.unit}
