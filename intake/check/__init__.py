"""The one checker: of vaults, hand-overs, acknowledgements and proofs. It reports all findings; the caller decides."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from intake import header
from intake.files import NotPlainError, open_plain
from intake.problems import from_os_error

MOST_SMALL: Final = 16 << 20
"""Bytes; no proof, label, card or acknowledgement has more."""
_HEAD: Final = 32
_FIRST_BYTES: Final = {
    b"segel-ack/v1\n": "ack",
    b"segel-card/v1\n": "card",
    b"c2sp.org/tlog-proof@v1\n": "proof",
    b"segel.invalid/log/": "head",
    b"SEGEL1 ": "head",
    b"%PDF-": "pdf",
}


class Subject(StrEnum):
    """What a path is."""

    VAULT = "vault"
    BUNDLE = "bundle"
    ACK = "ack"
    CARD = "card"
    PROOF = "proof"
    HEAD = "head"
    PDF = "pdf"
    OTHER = "other"


def subject_of(path: Path) -> Subject:
    """What lies at `path`, by its first bytes; a photo is `other`. Raises `OSError`.

    Whether a PDF is a dossier is said by `dossier.claimed`, for its proof has a say in it.
    """
    if path.is_dir():
        names = {each.name for each in path.iterdir()}
        if any((path / name).exists() for name in (*header.NAMES, *header.CONTENTS)):
            return Subject.VAULT
        bundle = {"label.txt", "label.txt.sig", "bundle.age", "bundle.age.001", "log.age"}
        return Subject.BUNDLE if names & bundle else Subject.OTHER
    try:
        with open_plain(path) as file:
            head = file.read(_HEAD)
    except NotPlainError:
        return Subject.OTHER
    for start, name in _FIRST_BYTES.items():
        if head.startswith(start):
            return Subject(name)
    # A damaged acknowledgement or proof is still told by its name.
    if path.name.lower().endswith("ack.txt"):
        return Subject.ACK
    return Subject.PROOF if path.suffix == ".tlog-proof" else Subject.OTHER


def kind_of(path: Path) -> Subject:
    """What lies at `path`, as `subject_of`. Raises `Problem`: file-gone, file-forbidden, file-unreadable."""
    try:
        return subject_of(path)
    except OSError as error:
        raise from_os_error(error, path) from error


def read_small(path: Path) -> bytes:
    """The beginning of a file, all of a small one. Raises `Problem`: file-gone, file-forbidden, file-unreadable."""
    try:
        with path.open("rb") as source:
            return source.read(MOST_SMALL)
    except OSError as error:
        raise from_os_error(error, path) from error
