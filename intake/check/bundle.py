"""Checking a hand-over folder: outside without a vault, all of it with one that can decrypt it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crypto.checkpoints import Checkpoint
from crypto.merkle import MerkleTree, leaf_hash
from intake import office
from intake.bundle import taking
from intake.bundle.label import Label
from intake.bundle.notetext import KeyName
from intake.bundle.open import Discard, open_outside, read_all, read_outside
from intake.bundle.opened import Opened
from intake.cards import Card, Trust, card_by_fingerprint, own_card, parse_card
from intake.check.vault import CheckCancelled
from intake.custody.judge import Against, HeldHead
from intake.findings import Report, Signer
from intake.findings import Trust as Known
from intake.vault import Vault
from intake.watching import Watcher, watched


def check_bundle(
    folder: Path,
    cards: Sequence[Card],
    vault: Vault | None = None,
    against: Sequence[HeldHead] = (),
    watcher: Watcher | None = None,
) -> Report:
    """Checks a hand-over. `cards` are given as known; those in the vault's book are known too.

    The inside is read where the vault is the receiver's or the sender's. `against` are heads held elsewhere. Raises
    `Problem` (file-unreadable, file-gone) where nothing can be said, `CheckCancelled`.
    """
    book = [*cards, *(office.book(vault) if vault else ()), *own_cards(vault)]
    opened = open_outside(folder, book)
    label = opened.label
    if label is None:
        return Report(
            "bundle", "outer", None, tuple(opened.findings), ("log.age", "bundle.age"), opened.checked
        )
    files = label.files()
    tick = watched(watcher, len(files), sum(each.size for each in files.values()), CheckCancelled)
    # What the label does not vouch for is not opened.
    full = vault is not None and opened.card is not None and not opened.is_damaged and _is_ours(vault, label)
    not_checked: tuple[str, ...] = ()
    if full and vault is not None and opened.card is not None:
        read_all(opened, vault, Discard(), tick)
        if opened.record is not None and KeyName.of(vault.keys.notes.verifier) == label.receiver:
            opened.findings += taking.conflicts(vault, opened.record, opened.card)
    else:
        read_outside(opened, tick)
        not_checked = ("log.age", "bundle.age")
    _compare(opened, label, against)
    return Report(
        "bundle", "full" if full else "outer", signer_of(label.sender, opened.card, vault, cards),
        tuple(opened.findings), not_checked, opened.checked,
    )  # fmt: skip


def own_cards(vault: Vault | None) -> list[Card]:
    """The vault's own card, as its own signer is known to it."""
    return [] if vault is None else [parse_card(own_card(vault))]


def signer_of(key: KeyName, card: Card | None, vault: Vault | None, given: Sequence[Card]) -> Signer:
    """Who signed, and how far that is known."""
    if card is None:
        return Signer(key.name, "", Known.UNKNOWN)
    words = " ".join(card.fingerprint)
    held = card_by_fingerprint(vault, words) if vault and card not in given else None
    return Signer(card.name, words, Known.VOUCHED if held and held.trust is Trust.VOUCHED else Known.KNOWN)


def _is_ours(vault: Vault, label: Label) -> bool:
    return KeyName.of(vault.keys.notes.verifier) in (label.receiver, label.sender)


def _compare(opened: Opened, label: Label, against: Sequence[HeldHead]) -> None:
    """Heads held elsewhere against this log, as far as its entries are here."""
    compared = Against(against)
    if opened.card is not None:
        head = Checkpoint(opened.card.log.name, label.checkpoint.size, label.checkpoint.root)
        leaves = _leaves(opened)
        if len(leaves) == head.size:
            # A head beyond this one is newer, not contradicted: a hand-over is a moment of its log.
            compared.judge_log(head.origin, MerkleTree(leaves), whole=False)
        else:
            compared.judge_claimed(head)
    opened.findings += compared.findings()


def _leaves(opened: Opened) -> list[bytes]:
    """All leaves of the log, where log.age starts at its beginning."""
    if opened.log.get("consistency.txt", b"").partition(b"\n")[0] != b"0":
        return []
    return [leaf_hash(data) for data in opened.log.get("entries.jsonl", b"").split(b"\n")[:-1]]
