"""check of a dossier: its proof, and what each page states, against the vaults and bundles that are named."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from intake import office
from intake.cards import Card
from intake.check import Subject, dossier, dossier_sources
from intake.check import bundle as bundles
from intake.check import vault as vaults
from intake.check.dossier import Source
from intake.check.stages import Stage, Stages
from intake.findings import Finding, Report
from intake.papers.attachment import Attachment
from intake.vault import Vault
from ui.console import held
from ui.console.progress import Bar
from ui.console.session import Session

SUFFIX = ".tlog-proof"


def report(
    session: Session,
    path: Path,
    proof: Path | None,
    wanted: Sequence[str],
    cards: Sequence[Card],
    opened: Vault | None,
    bar: Bar,
) -> Report:
    """Checks the dossier at `path`; without `proof`, one that lies beside it is used.

    Vaults and bundles in `wanted` say what the case holds, anything else there a head. `bar` is told how far it is.
    Raises `Problem`, `CheckCancelled`.
    """
    beside = path.with_name(path.name + SUFFIX)
    proof = proof or (beside if beside.is_file() else None)
    said, known, heads = dossier.attached(path), list(cards), list[str]()
    sources: list[Source] = []

    def stages(stage: Stage) -> Bar:
        return bar.at(f"progress.dossier-{stage}")

    for each in wanted:
        if each.startswith(held.SMS) or held.kind_of(Path(each)) not in (Subject.VAULT, Subject.BUNDLE):
            heads.append(each)
        elif not isinstance(said, Finding):
            sources.append(_source(session, Path(each), said, known, opened, stages))
    claimed = held.heads(session, heads, known, opened)
    data = None if proof is None else held.read(proof)
    return dossier.check_dossier(path, said, data, known, claimed, sources, stages)


def _source(
    session: Session,
    path: Path,
    said: Attachment,
    known: list[Card],
    opened: Vault | None,
    stages: Stages,
) -> Source:
    """What a vault or bundle has of the case; the cards of a vault that was unlocked for this are known too."""
    if held.kind_of(path) is Subject.BUNDLE:
        return dossier_sources.of_bundle(path, opened, known, said, stages)
    if opened is not None and opened.path.resolve() == path.resolve():
        return dossier_sources.of_vault(opened, said, stages)
    with closing(vaults.opened_as_it_is(path, session.passphrase(path))) as vault:
        known += [*bundles.own_cards(vault), *office.book(vault)]
        return dossier_sources.of_vault(vault, said, stages)
