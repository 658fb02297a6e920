"""Heads that somebody holds elsewhere, read from whatever `check --against` names."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from crypto.errors import FormatError
from intake.cards import Card
from intake.check import Subject, kind_of
from intake.check import vault as vaults
from intake.check.against import heads_at
from intake.custody.judge import HeldHead
from intake.problems import Problem
from intake.vault import Vault
from ui.console.session import Session

SMS = "SEGEL1 "


def heads(
    session: Session, wanted: Sequence[str], cards: Sequence[Card], opened: Vault | None = None
) -> list[HeldHead]:
    """The heads in vaults, hand-overs, acknowledgements, notes and text messages; `opened` is a vault open already.

    Raises `Problem`.
    """
    return [head for each in wanted for head in _heads(session, each, cards, opened)]


def _heads(session: Session, wanted: str, cards: Sequence[Card], opened: Vault | None) -> list[HeldHead]:
    if wanted.startswith(SMS):
        try:
            return [HeldHead.from_sms(wanted)]
        except FormatError as error:
            raise Problem("against-unreadable", item=wanted) from error
    path = Path(wanted)
    if kind_of(path) is not Subject.VAULT:
        return heads_at(path, cards)
    if opened is not None and opened.path.resolve() == path.resolve():
        return vaults.heads_of(opened)
    with closing(vaults.opened_as_it_is(path, session.passphrase(path))) as vault:
        return vaults.heads_of(vault)
