"""The papers of a case as bytes in memory: what there is to choose, and the tasks that make it.

The typesetter is loaded on the vault's thread when the first paper is made, so that the window opens without it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.files import write_file
from intake.ids import CaseId, PersonId
from intake.lists import monthly
from intake.papers.attachment import proof_beside
from intake.papers.content import DossierKind
from intake.papers.wording import number_words
from intake.problems import Problem, from_os_error
from intake.records.cases import Case
from intake.records.things import Thing
from intake.vault import Vault
from intake.wording import Language
from ui.window import language, saying
from ui.window.saying import say
from ui.window.work import Job


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper that can be made: `name` as the regulation calls it, its title, whether it is an official form.

    `dossier` says which dossier it is, None for a form.
    """

    name: str
    title: str
    official: bool = False
    dossier: DossierKind | None = None


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper as PDF in memory, logged when it was made; `remarks` are sentences on what is missing or off.

    A dossier is saved with the proof that it was logged: `case` is its case then, else None.
    """

    title: str
    file_name: str
    pdf: bytes
    remarks: tuple[str, ...] = ()
    case: CaseId | None = None


@dataclass(frozen=True, slots=True)
class PaperWanted:
    """A paper that somebody wants to look at: its title, and the task that makes it."""

    title: str
    make: Callable[[Vault, Job[MadePaper]], MadePaper]


@dataclass(frozen=True, slots=True)
class MakeForm:
    """Makes the form of this name for a case, of a person where one is chosen; `large` for the reading copy."""

    case: Case
    name: str
    large: bool = False
    person: PersonId | None = None

    def __call__(self, vault: Vault, job: Job[MadePaper]) -> MadePaper:
        """The form. Raises `Problem`: form-unknown, person-unknown."""
        from intake.papers.forms.load import form
        from intake.papers.forms.make import Asked, form_paper
        from intake.papers.forms.warned_words import Way, all_warned_words

        pdf, made = form_paper(vault, self.case, self.name, Asked(self.person, large=self.large))
        remarks = all_warned_words(language.current(), made.warned, Way.WINDOW)
        file_name = f"{made.name}-perkara-{self.case.number}.pdf"
        return MadePaper(
            f"{made.name} · {saying.read(form(made.name).title)}", file_name, pdf, tuple(remarks)
        )


@dataclass(frozen=True, slots=True)
class MakeDossier:
    """Makes a dossier of a case with `sheet` photos a page; `target` is the code of the authority of a referral.

    `pictures` and `pages` are what its two steps are called.
    """

    case: Case
    kind: PaperKind
    pictures: str
    pages: str
    sheet: int = 1
    target: str = ""

    def __call__(self, vault: Vault, job: Job[MadePaper]) -> MadePaper:
        """The dossier. Raises `Problem`: cancelled, blob-damaged, referral-target-unknown."""
        pdf, uncovered = dossier_bytes(
            vault,
            self.case,
            self.kind,
            DossierProgress(job, self.pictures, self.pages),
            self.sheet,
            self.target,
        )
        remarks = [say("console.dossier-read-first")] if self.kind.dossier is DossierKind.PUBLIC else []
        if uncovered:
            remarks.append(say("console.dossier-uncovered", items=number_words(uncovered)))
        name = f"{dossier_name(self.kind)}-perkara-{self.case.number}.pdf"
        return MadePaper(self.kind.title, name, pdf, tuple(remarks), self.case.id)


def dossier_name(kind: PaperKind) -> str:
    """How the file of a dossier is called, without its ending."""
    return "dossier" if kind.dossier is DossierKind.FULL else f"dossier-{kind.dossier}"


def dossier_bytes(
    vault: Vault, case: Case, kind: PaperKind, watcher: DossierProgress, sheet: int = 1, target: str = ""
) -> tuple[bytes, tuple[int, ...]]:
    """A dossier in memory, logged, and which exhibits' original pictures a public one shows.

    For the vault's thread: it loads the typesetter.
    """
    from intake.papers import gather
    from intake.papers.assemble import Asked

    asked = Asked(
        kind.dossier or DossierKind.FULL, sheet, target if kind.dossier is DossierKind.REFERRAL else ""
    )
    pdf, made = gather.dossier_paper(vault, case, watcher, asked)
    return pdf, made.uncovered


@dataclass(frozen=True, slots=True)
class MakeSheet:
    """Makes the sheet of a thing's hand-over, by its number; `remark` stands beside it."""

    case: Case
    thing: Thing
    number: int
    title: str
    remark: str

    def __call__(self, vault: Vault, job: Job[MadePaper]) -> MadePaper:
        """The sheet, with a page for each side. Raises `Problem`: thing-not-moved, move-unknown."""
        from intake.papers.handover_sheet import sheet_paper

        pdf = sheet_paper(vault, self.case, self.thing, self.number)
        name = f"serah-terima-barang-{self.thing.number}-{self.number}.pdf"
        return MadePaper(self.title, name, pdf, (self.remark,))


@dataclass(frozen=True, slots=True)
class MakeMonthly:
    """Makes the report of a month (YYYY-MM)."""

    month: str
    title: str

    def __call__(self, vault: Vault, job: Job[MadePaper]) -> MadePaper:
        """The report, in Indonesian as every paper; logged like them when it is made."""
        from intake.papers.monthly import write_monthly

        out = io.BytesIO()
        write_monthly(monthly.report(vault, self.month, Language.ID), out)
        monthly.record(vault, self.month, "pdf", out.getvalue())
        return MadePaper(self.title, f"{monthly.NAME}-{self.month}.pdf", out.getvalue())


class DossierProgress:
    """Pictures first, then pages: half of the way each."""

    def __init__(self, job: Job[Any], pictures: str, pages: str) -> None:
        self.cancelled = job.cancelled
        self._job, self._pictures, self._pages = job, pictures, pages

    def preview_made(self, made: int, wanted: int) -> None:
        """So many pictures."""
        self._job.report(self._pictures, made, wanted, made / wanted / 2)

    def exhibit_written(self, written: int, wanted: int) -> None:
        """So many exhibits on paper."""
        self._job.report(self._pages, written, wanted, 0.5 + written / wanted / 2)


@dataclass(frozen=True, slots=True)
class SavePaper:
    """Writes a paper to a file, a dossier with its proof beside it. Its digest was logged when it was made."""

    made: MadePaper
    target: Path

    def __call__(self, vault: Vault, job: Job[Path]) -> Path:
        """Where it lies. Raises `Problem`: file-exists, folder-missing, disk-full."""
        proof = self._proof(vault)
        beside = proof_beside(self.target)
        if proof is not None and beside.exists():
            raise Problem("file-exists", item=str(beside))
        try:
            write_file(self.target, self.made.pdf)
            if proof is not None:
                write_file(beside, proof)
        except OSError as error:
            raise from_os_error(error, self.target) from error
        return self.target

    def _proof(self, vault: Vault) -> bytes | None:
        if self.made.case is None:
            return None
        digest = hashlib.sha256(self.made.pdf).hexdigest()
        seqs = [
            event.entry.seq
            for event in journal.events(vault, case=self.made.case)
            if event.entry.kind == Kind.DOSSIER_MADE and event.body.get("digest") == digest
        ]
        return heads.prove_entry(vault, seqs[-1]).encode()


def form_kinds() -> tuple[PaperKind, ...]:
    """All forms in the order of the annex, supplements last. For the vault's thread: it loads the typesetter."""
    from intake.papers.forms.load import forms

    return tuple(PaperKind(each.name, saying.read(each.title), each.official) for each in forms().values())
