"""A case that an office has acknowledged and that may be purged, and what the tests of purging share."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from intake import cards
from intake.bundle import ack, receive
from intake.bundle import seal as seals
from intake.custody import heads
from intake.problems import Problem
from intake.records import cases
from intake.records.cases import Case
from intake.vault import Vault
from tests.intake.conftest import Desks

PAGE, RESERVED, SALT = 4096, 80, 16


def refused(code: str) -> pytest.RaisesExc[Problem]:
    return pytest.raises(Problem, check=lambda problem: problem.code == code)


def hand_over(desks: Desks, vault: Vault, case: Case, name: str = "usb", **how: bool) -> None:
    """Seals, takes in and acknowledges a case."""
    medium = desks.root / name
    medium.mkdir(exist_ok=True)
    card = desks_card(desks)
    folder = seals.seal(vault, case, card, medium, **how).folder
    acknowledge(desks, vault, folder)


def acknowledge(desks: Desks, vault: Vault, folder: Path) -> None:
    office = desks.office()
    try:
        received = receive.receive(office, folder)
    finally:
        heads.lock(office)
    assert received.ack is not None and received.outcome is ack.AckOutcome.TAKEN_IN, received
    ack.take(vault, received.ack.read_bytes())


def pages(path: Path, key: bytes) -> bytes:
    """Every page of a SQLCipher 4 file, decrypted by hand, free ones and all."""
    data, plain = path.read_bytes(), []
    assert data and len(data) % PAGE == 0
    for start in range(0, len(data), PAGE):
        page = data[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : PAGE - RESERVED]
        iv = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        plain.append(Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor().update(body))
    return b"".join(plain)


@dataclass
class Opened:
    """What a case consists of, before it is purged."""

    desks: Desks
    vault: Vault
    case: Case
    keys: list[bytes] = field(default_factory=list)
    blobs: set[str] = field(default_factory=set)

    @property
    def records(self) -> Path:
        return self.desks.officer_path / "records.db"

    def remember(self) -> None:
        rows = self.vault.store.rows("SELECT id, key FROM blobs")
        self.keys, self.blobs = [bytes(row["key"]) for row in rows], {row["id"] for row in rows}


@pytest.fixture
def acknowledged(sealed: Desks) -> Iterator[Opened]:
    """The officer's vault whose one case the office has acknowledged wholly."""
    vault = sealed.officer()
    opened = Opened(sealed, vault, cases.find(vault, "1"))
    try:
        acknowledge(sealed, vault, sealed.folder)
        opened.remember()
        assert len(opened.blobs) == 3
        yield opened
    finally:
        opened.vault.close()


def desks_card(desks: Desks) -> cards.Card:
    """The office's card."""
    return cards.parse_card((desks.root / "office.kartu").read_bytes())
