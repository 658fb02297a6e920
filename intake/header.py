"""vault.json: the slots that open a vault, under a MAC, kept twice. Its bytes are described in docs/FORMAT.md."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from crypto import canonical
from crypto.errors import FormatError
from crypto.slots import PassphraseSlot, RecoverySlot, subkey
from intake.files import write_file
from intake.ids import HEX32, HEX64, VaultId
from intake.problems import Problem

NAMES = ("vault.json", "vault.copy.json")
CONTENTS = ("records.db", "blobs/incoming")
"""By these a vault is told whose headers are both gone."""
VERSION = 1


class VaultState(StrEnum):
    """Whether a vault may be worked in, or is a backup that only `vault restore` may open."""

    LIVE = "live"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Header:
    """What vault.json says. `mac` is HMAC-SHA-256, by a key under the data key, over everything else."""

    vault: VaultId
    state: VaultState
    passphrase: PassphraseSlot
    recovery: tuple[RecoverySlot, ...] = ()
    mac: str = ""

    def _fields(self) -> canonical.JsonObject:
        slots: list[canonical.JsonValue] = [self.passphrase.to_json()]
        slots.extend(slot.to_json() for slot in self.recovery)
        return {"slots": slots, "state": self.state.value, "v": VERSION, "vault": self.vault}

    def _mac(self, data_key: bytes) -> str:
        return hmac.digest(
            subkey(data_key, "vault/v1/header"), canonical.encode(self._fields()), sha256
        ).hex()

    def sealed(self, data_key: bytes) -> Header:
        """The same header with its MAC made."""
        return replace(self, mac=self._mac(data_key))

    def is_authentic(self, data_key: bytes) -> bool:
        """Whether the MAC is right under this data key."""
        return hmac.compare_digest(self._mac(data_key), self.mac)

    def encode(self) -> bytes:
        """The bytes of the file: canonical JSON and a newline."""
        return canonical.encode({**self._fields(), "mac": self.mac}) + b"\n"


def parse(data: bytes) -> Header:
    """The header in `data`. Raises `FormatError`; `Problem("vault-newer")` for a version this Segel does not know."""
    fields = canonical.parse(data.removesuffix(b"\n"))
    version = fields.get("v")
    if isinstance(version, int) and version > VERSION:
        raise Problem("vault-newer", found=version, known=VERSION)
    if set(fields) != {"v", "vault", "state", "slots", "mac"} or version != VERSION:
        raise FormatError("fields of the vault header")
    vault, state, mac, slots = fields["vault"], fields["state"], fields["mac"], fields["slots"]
    if not (isinstance(vault, str) and HEX32.match(vault) and isinstance(mac, str) and HEX64.match(mac)):
        raise FormatError("vault id or MAC")
    if not isinstance(state, str) or state not in set(VaultState) or not isinstance(slots, list) or not slots:
        raise FormatError("state or slots")
    objects = [slot for slot in slots if isinstance(slot, dict)]
    if len(objects) != len(slots) or [slot.get("type") for slot in objects].count("passphrase") != 1:
        raise FormatError("a vault has one passphrase slot")
    header = Header(
        VaultId(vault),
        VaultState(state),
        PassphraseSlot.from_json(objects[0]),
        tuple(RecoverySlot.from_json(slot) for slot in objects[1:]),
        mac,
    )
    if header.encode().removesuffix(b"\n") != data.removesuffix(b"\n"):
        raise FormatError("not the one way to write this header")
    return header


@dataclass(frozen=True, slots=True)
class HeaderCopy:
    """One of the two files; `header` is None where it is missing or cannot be read."""

    name: str
    header: Header | None


@dataclass(frozen=True, slots=True)
class HeaderCopies:
    """Both files, the first first."""

    copies: tuple[HeaderCopy, ...]

    @property
    def readable(self) -> tuple[Header, ...]:
        """The distinct headers that could be read."""
        return tuple(dict.fromkeys(copy.header for copy in self.copies if copy.header is not None))

    @property
    def damaged(self) -> tuple[str, ...]:
        """The names of the copies that could not be read."""
        return self.unlike(None)

    def unlike(self, good: Header | None) -> tuple[str, ...]:
        """The names of the copies that do not say what `good` says; all unreadable ones where it is None."""
        return tuple(copy.name for copy in self.copies if (copy.header != good) == (good is not None))


def read_copies(folder: Path) -> HeaderCopies:
    """Both copies. Raises `Problem`: vault-missing where there is no vault, header-damaged where none can be read."""
    copies = [HeaderCopy(name, _read(folder / name)) for name in NAMES]
    if not any((folder / name).exists() for name in (*NAMES, *CONTENTS)):
        raise Problem("vault-missing", item=str(folder))
    if not any(copy.header for copy in copies):
        raise Problem("header-damaged", item=str(folder))
    return HeaderCopies(tuple(copies))


def _read(path: Path) -> Header | None:
    """One copy, or None where it cannot be read: it is then told by its name."""
    try:
        return parse(path.read_bytes())
    except (FormatError, OSError):
        return None


def write_copies(folder: Path, header: Header) -> None:
    """Writes both copies, one after the other, each whole or not at all."""
    for name in NAMES:
        write_file(folder / name, header.encode(), replace=True)
