"""Sealed hearings and old documents between two real vaults; drafts stay; what is changed on the way is found."""

from dataclasses import replace

import pytest

from crypto import canonical
from crypto.errors import FormatError
from intake.bundle import caserecord, contents
from intake.bundle import seal as seals
from intake.bundle.ack import AckOutcome
from intake.bundle.receive import receive
from intake.check.bundle import check_bundle
from intake.check.vault import check_vault
from intake.evidence import exhibits
from intake.findings import FindingKind, Verdict
from intake.records import cases, people, signed, statements
from intake.records.hearing import Hearing, HearingForm, QuestionAnswer, StatementKind
from tests.independent import statement as independent
from tests.intake.bundle.sealing import card_of, only_case, opened

NOTED = Hearing(
    HearingForm(oath="promised", oath_religion="Hindu", others="\u0639\u0645\u0631"),
    (QuestionAnswer("Di mana?", "Di aula.", "saksi-melihat"), QuestionAnswer("Kapan?")),
)


def heard(officer):
    case = only_case(officer)
    witness = people.listing(officer, case)[0]
    draft = statements.draft(officer, case, witness, "", StatementKind.KLARIFIKASI, NOTED)
    sealed = statements.seal(officer, case, witness, draft)
    statements.draft(officer, case, witness, "konsep", StatementKind.SURAT_PERNYATAAN)
    signed.log(officer, case, sealed, exhibits.find(officer, "2", case), (signed.Signer.SPEAKER,))
    return case, sealed


def test_a_sealed_hearing_arrives_as_it_is_and_drafts_stay(officer, office, stick):
    case, sealed = heard(officer)
    handover = seals.seal(officer, case, card_of(office), stick)
    report = check_bundle(handover.folder, [card_of(officer)], office)
    assert (report.verdict, report.findings, handover.drafts) == (Verdict.INTACT, (), 1)
    received = receive(office, handover.folder)
    assert (received.outcome, received.findings) == (AckOutcome.TAKEN_IN, ())
    there = cases.find(office, case.id)
    arrived = statements.listing(office, there)
    assert arrived == [each for each in statements.listing(officer, case) if each.is_sealed]
    assert sealed in arrived and arrived[-1].hearing == NOTED
    (paper,) = signed.of_statement(office, there.id, sealed)
    assert paper.facts.digest == sealed.short_digest


def test_documents_of_version_1_travel_and_are_checked_for_ever(officer, office, stick, monkeypatch):
    """As a vault holds them that was filled before version 2."""
    case = only_case(officer)
    witness = people.listing(officer, case)[0]
    newest = statements.sealed_words
    with monkeypatch.context() as past:
        past.setattr(statements, "sealed_words", lambda *given: replace(newest(*given), version=1))
        old = statements.seal(officer, case, witness, statements.draft(officer, case, witness, "Dulu."))
    assert independent.read(old.document)["v"] == 1
    handover = seals.seal(officer, case, card_of(office), stick)
    received = receive(office, handover.folder)
    assert (received.outcome, received.findings) == (AckOutcome.TAKEN_IN, ())
    there = cases.find(office, case.id)
    assert statements.find(office, old.id)[0] == old == statements.find(officer, old.short_digest)[0]
    assert {independent.read(each.document)["v"] for each in statements.listing(office, there)} == {1, 2}
    assert check_vault(office).verdict is check_vault(officer).verdict is Verdict.INTACT


def test_a_document_that_speaks_of_something_else_is_found(officer, office, stick, tmp_path):
    case, sealed = heard(officer)
    handover = seals.seal(officer, case, card_of(office), stick)
    bag = opened(handover, office.keys.age_identity, tmp_path / "offen").bag
    record = canonical.parse((bag / "data/case.json").read_bytes())
    (claimed,) = [each for each in record["statements"] if each["id"] == sealed.id]
    document = (bag / claimed["file"]).read_bytes()
    assert document == sealed.document and contents._statement(claimed, case.id, document) == []
    said = independent.read(document)
    for changes in ({"case": "00" * 16}, {"number": 9}, {"kind": "lain"}, {"v": 3}, {"form": {"oath": ""}}):
        (found,) = contents._statement(claimed, case.id, canonical.encode({**said, **changes}))
        assert found.kind is FindingKind.STATEMENT_DIGEST
    files = {each["file"]: b"{}" for each in record["statements"]}
    with pytest.raises(FormatError):
        caserecord.parse(record, files)
