"""Checking an acknowledgement: its signatures, and that it speaks of what this vault handed over or gave."""

from __future__ import annotations

from collections.abc import Sequence

from crypto.checkpoints import verify_checkpoint
from crypto.errors import CryptoError, FormatError, SignatureError
from crypto.notes import VerifierKey
from intake import office
from intake.bundle.ack import Ack, AckOutcome, parse_ack, read_ack
from intake.bundle.notetext import KeyName
from intake.cards import Card
from intake.check.bundle import own_cards, signer_of
from intake.custody import journal
from intake.custody.judge import Against, HeldHead, judge_against, judge_claimed, judge_signed
from intake.findings import Checked, Finding, FindingKind, Report, finding
from intake.vault import Vault


def check_ack(
    data: bytes, cards: Sequence[Card], vault: Vault | None = None, against: Sequence[HeldHead] = ()
) -> Report:
    """Checks an acknowledgement by the office's card; with a vault also against its hand-over and its log.

    The sender's own signature on the checkpoint is checked where the sender's card or log is known.
    """
    checked = Checked(1, len(data))
    try:
        ack = read_ack(data)
    except FormatError as error:
        return Report(
            "ack", "full", None, (finding(FindingKind.ACK_MALFORMED, "ack", "", error),), (), checked
        )
    book = [*cards, *(office.book(vault) if vault else ()), *own_cards(vault)]
    card = next((each for each in book if KeyName.of(each.notes) == ack.office), None)
    findings: list[Finding] = []
    if card is None:
        findings.append(finding(FindingKind.KEY_UNKNOWN, "ack", ack.office.name))
    else:
        try:
            parse_ack(data, card)
        except (SignatureError, FormatError) as error:
            findings.append(finding(FindingKind.SIGNATURE, "ack", ack.office.name, error))
    findings += _checkpoint(ack, book, vault, against)
    if vault is not None:
        findings += _handover(ack, vault)
    signer = signer_of(ack.office, card, vault, cards)
    left = () if vault is not None else ("hand-over",)
    return Report("ack", "full" if vault else "outer", signer, tuple(findings), left, checked)


def _checkpoint(
    ack: Ack, book: Sequence[Card], vault: Vault | None, against: Sequence[HeldHead]
) -> list[Finding]:
    head = ack.head()
    if ack.checkpoint is None or head is None:
        return Against(against).findings()
    keys: list[VerifierKey] = [each.log for each in book if each.log.name == head.origin]
    known = office.log_key(vault, head.origin) if vault else None
    found = [*judge_signed(ack.checkpoint, "checkpoint"), *judge_claimed(head, against)]
    for key in [*keys, *([known] if known else [])][:1]:
        try:
            verify_checkpoint(ack.checkpoint, key)
        except CryptoError as error:
            found.append(finding(FindingKind.SIGNATURE, "checkpoint", head.origin, error))
    return found


def _handover(ack: Ack, vault: Vault) -> list[Finding]:
    """What the vault knows of the hand-over; nothing is said of one that it never had."""
    row = vault.store.one("SELECT * FROM handovers WHERE id = ?", (ack.handover,))
    if row is None:
        return []
    found = []
    if ack.outcome is not AckOutcome.REFUSED and row["bundle_sha256"] != ack.bundle:
        found.append(finding(FindingKind.ACK_MISMATCH, "bundle", row["bundle_sha256"], ack.bundle))
    log = vault.store.one("SELECT id FROM logs WHERE origin = ?", (ack.sender_log,))
    head = ack.head()
    if log is not None and head is not None:
        found += judge_against(head.origin, journal.tree(vault, int(log["id"])), [HeldHead.of(head)])
    return found
