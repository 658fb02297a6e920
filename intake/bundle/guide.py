"""CARA-PERIKSA.txt: how to check a hand-over with public programs, filled in for one hand-over."""

from __future__ import annotations

from pathlib import Path
from string import Template

from intake.bundle.notetext import PartSum
from intake.cards import Card
from intake.ids import HandoverId

NAME = "CARA-PERIKSA.txt"
TEMPLATE = Path(__file__).resolve().parent.parent.parent / "resources" / "bundle" / NAME


def fill(handover: HandoverId, sender: Card, receiver: Card, parts: tuple[PartSum, ...]) -> bytes:
    """The bytes of the guide: UTF-8 with CRLF line ends, which every editor on Windows shows as lines.

    It names keys and the hand-over, no person. `parts` are those of bundle.age, none where it lies there whole.
    """
    windows = [f"copy /b {'+'.join(part.name for part in parts)} bundle.age"] if parts else []
    linux = ["cat bundle.age.[0-9][0-9][0-9] > bundle.age"] if parts else []
    text = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        handover=handover,
        principal=sender.notes.name,
        receiver=receiver.notes.name,
        join_windows="".join(f"    {line}\n" for line in windows),
        join_linux="".join(f"    {line}\n" for line in linux),
    )
    return text.replace("\n", "\r\n").encode("utf-8")
