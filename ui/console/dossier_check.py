"""check of a dossier: its proof, and what each page states, against the vaults and bundles that are named."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from intake import office
from intake.cards import Card
from intake.check import Subject, dossier, dossier_sources, kind_of
from intake.check import bundle as bundles
from intake.check import vault as vaults
from intake.check.dossier import Claim, Source
from intake.check.stages import Stages
from intake.findings import Finding, Report
from intake.papers.attachment import Attachment
from intake.vault import Vault
from ui.console import held
from ui.console.progress import Bar
from ui.console.session import Session


def stages(bar: Bar) -> Stages:
    """The bar for each stage of the check."""
    return lambda stage: bar.at(f"progress.dossier-{stage}")


def report(
    session: Session,
    path: Path,
    claim: Claim,
    wanted: Sequence[str],
    cards: Sequence[Card],
    opened: Vault | None,
    bar: Bar,
) -> Report:
    """Checks the dossier at `path` by what it claims.

    Vaults and bundles in `wanted` say what the case holds, anything else there a head. `bar` is told how far it is.
    Raises `Problem`, `CheckCancelled`.
    """
    said, known, heads = claim.said, list(cards), list[str]()
    sources: list[Source] = []
    for each in wanted:
        if each.startswith(held.SMS) or kind_of(Path(each)) not in (Subject.VAULT, Subject.BUNDLE):
            heads.append(each)
        elif not isinstance(said, Finding):
            sources.append(_source(session, Path(each), said, known, opened, stages(bar)))
    held_heads = held.heads(session, heads, known, opened)
    return dossier.check_dossier(path, said, claim.proof, known, held_heads, sources, stages(bar))


def _source(
    session: Session,
    path: Path,
    said: Attachment,
    known: list[Card],
    opened: Vault | None,
    watched: Stages,
) -> Source:
    """What a vault or bundle has of the case; the cards of a vault that was unlocked for this are known too."""
    if kind_of(path) is Subject.BUNDLE:
        return dossier_sources.of_bundle(path, opened, known, said, watched)
    if opened is not None and opened.path.resolve() == path.resolve():
        return dossier_sources.of_vault(opened, said, watched)
    with closing(vaults.opened_as_it_is(path, session.passphrase(path))) as vault:
        known += [*bundles.own_cards(vault), *office.book(vault)]
        return dossier_sources.of_vault(vault, said, watched)
