"""What an officer last chose to send along with a case, kept in the vault for the next time; no state of the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from intake import facts
from intake.records.cases import Case
from intake.vault import Vault

PREFIX: Final = "along."


@dataclass(frozen=True, slots=True)
class Along:
    """Names of papers, how many photos stand on a page of a dossier, and to whom a referral goes ('' for whoever)."""

    papers: tuple[str, ...] = ()
    sheet: int = 1
    target: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    """As it lies in the database: the names with a line each."""

    papers: str = ""
    sheet: str = "1"
    target: str = ""


def remember(vault: Vault, case: Case, chosen: Along) -> None:
    """Keeps what was chosen for a case."""
    text = facts.encode(_Kept("\n".join(chosen.papers), str(chosen.sheet), chosen.target))
    with vault.store.transaction():
        vault.store.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"{PREFIX}{case.id}", text))


def remembered(vault: Vault, case: Case) -> Along:
    """What was chosen for a case the last time, or what is for a new one. Raises `FormatError`."""
    row = vault.store.one("SELECT value FROM meta WHERE name = ?", (f"{PREFIX}{case.id}",))
    if row is None:
        return Along()
    kept = facts.decode(_Kept, str(row["value"]))
    return Along(tuple(kept.papers.split("\n")) if kept.papers else (), int(kept.sheet), kept.target)
