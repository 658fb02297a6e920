"""Heads that somebody else holds, read from what they hold: a head, an acknowledgement, another hand-over."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

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
from intake.files import open_plain
from intake.problems import Problem, from_os_error

_SMS: Final = b"SEGEL1 "


def heads_at(path: Path, cards: Sequence[Card]) -> list[HeldHead]:
    """The heads at `path`, as they are claimed; those of a vault are given by `vault.heads_of`.

    A label names no log: its sender's card is needed. Raises `Problem`: against-unreadable, file-gone…
    """
    try:
        subject = subject_of(path)
        file = path / LABEL if subject is Subject.BUNDLE else path
        with open_plain(file, follow=subject is not Subject.BUNDLE) as source:
            data = source.read(MAX_LABEL)
        if subject is Subject.BUNDLE:
            return _of_label(data, cards)
        if subject is Subject.ACK:
            return [_of_ack(data)]
        if subject is Subject.HEAD or data.startswith(b"{"):
            return _of_head(data)
    except OSError as error:
        raise from_os_error(error, path) from error
    except (CryptoError, ValueError, RecursionError) as error:
        raise Problem("against-unreadable", item=path.name) from error
    raise Problem("against-unreadable", item=path.name)


def _of_label(data: bytes, cards: Sequence[Card]) -> list[HeldHead]:
    label = parse_label(data)
    logs = [card.log.name for card in cards if KeyName.of(card.notes) == label.sender]
    if not logs:
        raise FormatError("no card for the sender")
    return [HeldHead.of(Checkpoint(logs[0], label.checkpoint.size, label.checkpoint.root))]


def _of_ack(data: bytes) -> HeldHead:
    head = read_ack(data).head()
    if head is None:
        raise FormatError("no checkpoint in what was not taken in")
    return HeldHead.of(head)


def _of_head(data: bytes) -> list[HeldHead]:
    """All forms that `log head` prints: the note, the text message, one after the other, or JSON with the note."""
    data = data.replace(b"\r\n", b"\n")
    if data.startswith(b"{"):
        document = json.loads(data)
        data = str(document.get("note")).encode("utf-8")
    note, gap, sms = data.partition(b"\n\n" + _SMS)
    if data.startswith(_SMS):
        return [HeldHead.from_sms(data.decode("ascii"))]
    said = [HeldHead.from_sms((_SMS + sms).decode("ascii"))] if gap else []
    return [HeldHead.of(parse_checkpoint(parse_note(note + b"\n" if gap else note).text)), *said]
