"""The tasks of the receiving office: a hand-over in, and what came in so far."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from intake.bundle import arrivals, receive
from intake.bundle.arrivals import Arrival
from intake.bundle.receive import Received
from intake.vault import Vault
from ui.window.watching import Watching
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Receive:
    """Takes in a hand-over and writes the acknowledgement beside its folder."""

    folder: Path
    what: str

    def __call__(self, vault: Vault, job: Job[Received]) -> Received:
        """What became of it. Raises `Problem`: sender-unknown, bundle-not-for-us, disk-full, cancelled."""
        return receive.receive(vault, self.folder, watcher=Watching(job, self.what))


def read_arrivals(vault: Vault, job: Job[list[Arrival]]) -> list[Arrival]:
    """The hand-overs received, newest first."""
    return arrivals.listing(vault)
