"""Heads that somebody else holds, read from what they hold: a head, an acknowledgement, another hand-over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crypto.checkpoints import Checkpoint, parse_checkpoint
from crypto.errors import CryptoError, FormatError
from crypto.notes import parse_note
from intake.bundle.ack import read_ack
from intake.bundle.label import parse_label
from intake.bundle.notetext import KeyName
from intake.bundle.open import LABEL, MAX_LABEL
from intake.cards import Card
from intake.check import Subject, subject_of
from intake.custody.judge import HeldHead
from intake.problems import Problem, from_os_error


def heads_at(path: Path, cards: Sequence[Card]) -> list[HeldHead]:
    """The heads at `path`, as they are claimed; those of a vault are given by `vault.heads_of`.

    A label names no log: its sender's card is needed. Raises `Problem`: against-unreadable, file-gone…
    """
    try:
        subject = subject_of(path)
        file = path / LABEL if subject is Subject.BUNDLE else path
        with file.open("rb") as source:
            data = source.read(MAX_LABEL)
        if subject is Subject.BUNDLE:
            return _of_label(data, cards)
        if subject is Subject.ACK:
            head = read_ack(data).head()
            return [] if head is None else [HeldHead.of(head)]
        if subject is Subject.HEAD:
            return [_of_head(data)]
    except OSError as error:
        raise from_os_error(error, path) from error
    except (CryptoError, UnicodeDecodeError) as error:
        raise Problem("against-unreadable", item=path.name) from error
    raise Problem("against-unreadable", item=path.name)


def _of_label(data: bytes, cards: Sequence[Card]) -> list[HeldHead]:
    label = parse_label(data)
    logs = [card.log.name for card in cards if KeyName.of(card.notes) == label.sender]
    if not logs:
        raise FormatError("no card for the sender")
    return [HeldHead.of(Checkpoint(logs[0], label.checkpoint.size, label.checkpoint.root))]


def _of_head(data: bytes) -> HeldHead:
    if data.startswith(b"SEGEL1 "):
        return HeldHead.from_sms(data.decode("ascii"))
    return HeldHead.of(parse_checkpoint(parse_note(data).text))
