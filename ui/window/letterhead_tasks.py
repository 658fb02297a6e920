"""Reading and keeping an office's letterhead, each with a sample of it on paper. They load the typesetter."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from intake.papers.forms import letterhead
from intake.papers.forms import letterhead_keeping as keeping
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.warned import Warned
from intake.vault import Vault
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class Known:
    """A letterhead as it lies in the vault, what is off about it, and a sample as PDF."""

    head: Letterhead
    off: tuple[Warned, ...]
    sample: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadLetterhead:
    """Reads what there is."""

    def __call__(self, vault: Vault, job: Job[Known]) -> Known:
        """The letterhead; an empty one where there is none or it cannot be read."""
        return _known(vault, *letterhead.load(vault.office_tables))


@dataclass(frozen=True, slots=True)
class LogoChange:
    """Another logo, or none; without either the one that there is stays."""

    file: Path | None = None
    away: bool = False

    def __bool__(self) -> bool:
        return self.away or self.file is not None


@dataclass(frozen=True, slots=True)
class KeepLetterhead:
    """Keeps a letterhead."""

    head: Letterhead
    logo: LogoChange

    def __call__(self, vault: Vault, job: Job[Known]) -> Known:
        """As it is now. Raises `Problem`: logo-too-big, logo-unusable, letterhead-too-long, disk-full and others."""
        data = None if self.logo.file is None else keeping.read_logo(self.logo.file)
        head = replace(self.head, logo=None, logo_file="") if self.logo.away else self.head
        return _known(vault, keeping.save(vault.office_tables, head, data), ())


def _known(vault: Vault, head: Letterhead, off: tuple[Warned, ...]) -> Known:
    from intake.papers.forms.letterhead_sample import sample

    return Known(head, off, sample(vault, head))
