"""The desk at which a vault is worked with: the zone of its office's clock, and what day it is there."""

from __future__ import annotations

from datetime import date, datetime, timezone

from intake.rules import regions
from intake.vault import Vault


def zone(vault: Vault) -> timezone:
    """The zone of the office's clock, as an offset."""
    offset = datetime.strptime(regions.ZONES[regions.office(vault.officer.office).zone], "%z").utcoffset()
    assert offset is not None
    return timezone(offset)


def now(vault: Vault) -> datetime:
    """Now by the office's clock, whatever zone the machine is set to."""
    return datetime.fromisoformat(vault.clock.now().at).astimezone(zone(vault))


def today(vault: Vault) -> date:
    """Today by the office's clock."""
    return now(vault).date()
