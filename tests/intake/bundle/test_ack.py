"""Acknowledgements: their bytes, and entering them in the sender's log."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crypto.checkpoints import Checkpoint, cosign, parse_checkpoint, verify_cosignature
from crypto.errors import CryptoError, FormatError, SignatureError
from crypto.notes import Signer, parse_note, sign_note
from intake import cards
from intake.bundle import ack, handovers, seal
from intake.bundle.ack import Ack, AckOutcome, parse_ack, read_ack
from intake.bundle.handovers import HandoverState
from intake.bundle.notetext import KeyName
from intake.bundle.seal import SealedHandover
from intake.custody import heads, journal
from intake.ids import HandoverId
from intake.problems import Problem
from intake.vault import Vault
from tests.intake.bundle.sealing import answer, card_of, only_case, released_head
from tests.intake.bundle.test_cards import COSIGNER, LOG, NOTES, made_card

SENDER = Signer("segel.invalid/log/" + "1a" * 16, b"\x11" * 32)
HEAD = sign_note(Checkpoint(SENDER.name, 9, b"\x01" * 32).text(), [SENDER])
COSIGNED = HEAD.with_signatures(cosign(HEAD.text, COSIGNER, 1_700_000_000))


def made_ack(outcome: AckOutcome = AckOutcome.TAKEN_IN) -> Ack:
    return Ack(
        handover=HandoverId("0e" * 16),
        sender_log=SENDER.name,
        office_log=LOG.name,
        office=KeyName.of(NOTES.verifier),
        bundle="ab" * 32,
        found=(),
        outcome=outcome,
        at="2026-11-23T08:00:00.000+08:00",
        previous="",
        checkpoint=COSIGNED if outcome is AckOutcome.TAKEN_IN else None,
    )


@settings(deadline=None)
@given(st.sampled_from(AckOutcome), st.sets(st.sampled_from(["fork", "rollback", "log-gap"])), st.booleans())
def test_an_acknowledgement_is_read_back(outcome: AckOutcome, found: set[str], first: bool) -> None:
    made = replace(made_ack(outcome), found=tuple(sorted(found)), previous="" if first else "cd" * 32)
    assert read_ack(made.signed(NOTES)) == parse_ack(made.signed(NOTES), made_card()) == made


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_one_changed_byte_is_refused(data: st.DataObject) -> None:
    whole = made_ack().signed(NOTES)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda value: value != whole[at]))
    with pytest.raises(CryptoError):
        parse_ack(whole[:at] + bytes([other]) + whole[at + 1 :], made_card())


def test_what_contradicts_itself_is_refused() -> None:
    for wrong in (
        replace(made_ack(), outcome=AckOutcome.REFUSED),
        replace(made_ack(), checkpoint=None),
        replace(made_ack(), sender_log=LOG.name),
        replace(made_ack(), found=("rollback", "fork")),
        replace(made_ack(), found=("fork", "fork")),
        replace(made_ack(), office=KeyName(NOTES.name, "00000000")),
        replace(made_ack(), checkpoint=parse_note(sign_note(b"no checkpoint\n", [SENDER]).encode())),
    ):
        with pytest.raises(FormatError):
            read_ack(wrong.signed(NOTES))
    with pytest.raises(FormatError):
        read_ack(made_ack().signed(LOG))


def test_without_a_cosignature_it_is_not_the_offices_word() -> None:
    uncosigned = replace(made_ack(), checkpoint=HEAD).signed(NOTES)
    assert read_ack(uncosigned).outcome is AckOutcome.TAKEN_IN
    with pytest.raises(SignatureError):
        parse_ack(uncosigned, made_card())
    with pytest.raises(SignatureError):
        parse_ack(made_ack().signed(NOTES), replace(made_card(), notes=SENDER.verifier))


@pytest.fixture
def sealed(tmp_path: Path, officer: Vault, office: Vault) -> SealedHandover:
    return seal.seal(officer, only_case(officer), card_of(office), tmp_path)


def state(officer: Vault) -> HandoverState:
    return handovers.listing(officer)[-1].state


def test_taking_one_closes_the_handover(officer: Vault, office: Vault, sealed: SealedHandover) -> None:
    assert handovers.listing(officer)[-1].state.is_open
    data = answer(officer, office, sealed)
    taken = ack.take(officer, data)
    assert (taken.is_new, taken.warnings, taken.handover.state) == (True, (), HandoverState.TAKEN_IN)
    assert taken.handover.ack == data
    assert (taken.office.name, taken.handover.peer_name) == ("Kantor", "Kantor")
    assert not state(officer).is_open
    case = only_case(officer)
    cards.trust(officer, sign_note(made_card().text(), [NOTES, LOG]).encode())
    assert len(handovers.held_by(officer, case, card_of(office))) == 3
    assert handovers.held_by(officer, case, made_card()) == {}
    last = list(journal.events(officer, case=case.id))[-1]
    assert (last.entry.kind, last.entry.case) == ("handover.acknowledged", only_case(officer).id)
    said = (last.body["id"], last.body["outcome"], last.body["digest"])
    assert said == (sealed.handover, "taken-in", hashlib.sha256(data).hexdigest())
    assert taken.ack.checkpoint is not None
    cosignature = taken.ack.checkpoint.signatures[-1]
    verify_cosignature(taken.ack.checkpoint.text, cosignature, card_of(office).cosigner)


def test_taking_one_twice_is_harmless(officer: Vault, office: Vault, sealed: SealedHandover) -> None:
    data = answer(officer, office, sealed)
    ack.take(officer, data)
    size = journal.size(officer)
    again = ack.take(officer, data)
    assert (again.is_new, again.handover.state, journal.size(officer)) == (
        False,
        HandoverState.TAKEN_IN,
        size,
    )


def test_a_refused_copy_does_not_use_up_the_handover(
    officer: Vault, office: Vault, sealed: SealedHandover
) -> None:
    refused = answer(officer, office, sealed, AckOutcome.REFUSED, bundle="cd" * 32)
    ack.take(officer, refused)
    assert state(officer) is HandoverState.REFUSED
    assert state(officer).is_open
    taken = answer(officer, office, sealed, previous=hashlib.sha256(refused).hexdigest())
    assert ack.take(officer, taken).warnings == ()
    assert state(officer) is HandoverState.TAKEN_IN
    # A damaged copy that the office meets later takes nothing back.
    late = answer(officer, office, sealed, AckOutcome.REFUSED, previous=hashlib.sha256(taken).hexdigest())
    assert ack.take(officer, late).is_new
    assert state(officer) is HandoverState.TAKEN_IN


def test_a_dispute_is_shown(officer: Vault, office: Vault, sealed: SealedHandover) -> None:
    ack.take(officer, answer(officer, office, sealed, AckOutcome.DISPUTED))
    assert state(officer) is HandoverState.DISPUTED
    assert handovers.held_by(officer, only_case(officer), card_of(office)) == {}


def test_a_missing_acknowledgement_before_this_one_is_told(
    officer: Vault, office: Vault, sealed: SealedHandover
) -> None:
    assert ack.take(officer, answer(officer, office, sealed, previous="cd" * 32)).warnings == ("ack-gap",)


def test_what_contradicts_what_was_sent(officer: Vault, office: Vault, sealed: SealedHandover) -> None:
    origin, size = officer.keys.origin, journal.size(officer)
    real = released_head(officer, sealed.handover)
    released = parse_checkpoint(real.text).size
    forged = sign_note(Checkpoint(origin, released, b"\x01" * 32).text(), [officer.keys.log])
    never = sign_note(Checkpoint(origin, released + 1, b"\x01" * 32).text(), [officer.keys.log])
    unsigned = sign_note(real.text, [SENDER])
    other = sign_note(Checkpoint(SENDER.name, 16, b"\x01" * 32).text(), [SENDER])
    early = parse_note(officer.store.rows("SELECT note FROM checkpoints ORDER BY size")[0]["note"])
    assert early != real
    for wrong in (
        answer(officer, office, sealed, bundle="cd" * 32),
        answer(officer, office, sealed, AckOutcome.DISPUTED, bundle="cd" * 32),
        answer(officer, office, sealed, AckOutcome.REFUSED, sender_log=SENDER.name),
        answer(officer, office, sealed, checkpoint=forged),
        answer(officer, office, sealed, checkpoint=never),
        answer(officer, office, sealed, checkpoint=unsigned),
        answer(officer, office, sealed, sender_log=SENDER.name, checkpoint=other),
        answer(officer, office, sealed, checkpoint=early),
    ):
        with pytest.raises(Problem, match="ack-contradicts"):
            ack.take(officer, wrong)
    assert journal.size(officer) == size
    assert state(officer) is HandoverState.SEALED


def test_only_the_office_it_was_sealed_to_can_acknowledge(
    officer: Vault, office: Vault, sealed: SealedHandover
) -> None:
    with pytest.raises(Problem, match="ack-wrong-office"):
        ack.take(officer, answer(officer, officer, sealed))
    good = read_ack(answer(officer, office, sealed))
    forged = replace(good, previous="cd" * 32)
    note = parse_note(good.signed(office.keys.notes))
    with pytest.raises(Problem, match="ack-signature"):
        ack.take(officer, forged.text() + b"\n" + note.signatures[0].line().encode() + b"\n")
    head = released_head(officer, sealed.handover)
    uncosigned = replace(good, checkpoint=head).signed(office.keys.notes)
    with pytest.raises(Problem, match="ack-signature"):
        ack.take(officer, uncosigned)
    assert state(officer) is HandoverState.SEALED


def test_what_is_no_acknowledgement_of_ours(officer: Vault, office: Vault, sealed: SealedHandover) -> None:
    for junk in (b"", b"x", cards.own_card(office), bytes(2_000_000)):
        with pytest.raises(Problem, match="ack-malformed"):
            ack.take(officer, junk)
    unknown = replace(read_ack(answer(officer, office, sealed)), handover=HandoverId("0e" * 16))
    with pytest.raises(Problem, match="ack-unknown-handover"):
        ack.take(officer, unknown.signed(office.keys.notes))


def test_the_cosigned_head_may_be_a_newer_one(
    tmp_path: Path, officer: Vault, office: Vault, sealed: SealedHandover
) -> None:
    (tmp_path / "two").mkdir()
    second = seal.seal(officer, only_case(officer), card_of(office), tmp_path / "two")
    ack.take(officer, answer(officer, office, second))
    newer = released_head(officer, second.handover)
    ack.take(officer, answer(officer, office, sealed, checkpoint=newer))
    assert {made.state for made in handovers.listing(officer)} == {HandoverState.TAKEN_IN}
    assert heads.latest(officer) is not None
