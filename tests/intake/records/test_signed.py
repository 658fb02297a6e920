"""The scan of the signed paper is logged against the statement whose short digest its pages bear."""

import pytest

from intake.custody import journal
from intake.custody.words import in_words
from intake.evidence import adding, exhibits
from intake.records import cases, items, people, signed, statements
from intake.records.items import Topic
from intake.records.signed import PaperFacts, Signer
from intake.wording import Language


@pytest.fixture
def sealed(vault, case):
    witness = people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Budi"))
    return statements.seal(vault, case, witness, statements.draft(vault, case, witness, "Kata."))


@pytest.fixture
def scan(vault, case, tmp_path):
    return scanned(vault, case, tmp_path / "pindaian.pdf")


def scanned(vault, case, path):
    path.write_bytes(b"%PDF-1.4 " + path.name.encode())
    (added,) = adding.add(vault, case, [path], exhibits.Obtained(""))
    return added.exhibit


def test_a_paper_is_logged_with_the_short_digest(vault, case, sealed, scan):
    made = signed.log(
        vault, case, sealed, scan, (Signer.SPEAKER, Signer.OFFICER), (Signer.OFFICER,), "2 halaman"
    )
    assert made.facts == PaperFacts(
        sealed.id, sealed.short_digest, scan.id, "speaker\nofficer", "officer", "2 halaman"
    )
    assert signed.of_statement(vault, case.id, sealed) == [made]
    event = list(journal.events(vault, case=case.id))[-1]
    for language in Language:
        assert sealed.short_digest in in_words(event, language)
    gone = items.withdraw(vault, case, made, "salah pindai")
    assert signed.of_statement(vault, case.id, sealed) == []
    assert items.listing(vault, case.id, Topic.PAPER, PaperFacts) == [gone]


def test_a_signature_on_the_screen_is_not_called_one_on_paper(vault, case, sealed, scan):
    made = signed.log(vault, case, sealed, scan, (Signer.SPEAKER,), on_screen=True)
    event = list(journal.events(vault, case=case.id))[-1]
    assert event.body["facts"] == {
        "digest": sealed.short_digest,
        "evidence": scan.id,
        "of": sealed.id,
        "signed_on_screen_by": "speaker",
    }
    assert signed.of_statement(vault, case.id, sealed) == [made] and made.facts.signers == (Signer.SPEAKER,)


def test_a_draft_has_no_signed_paper(vault, case, sealed, scan, refused):
    witness = people.listing(vault, case)[0]
    draft = statements.draft(vault, case, witness, "Konsep.")
    with refused("paper-unsealed", item=2):
        signed.log(vault, case, draft, scan, (Signer.SPEAKER,))


def test_a_paper_that_nobody_signed_is_no_signed_paper(vault, case, sealed, scan, refused):
    with refused("signer-missing"):
        signed.log(vault, case, sealed, scan, (), (Signer.SPEAKER,))
    assert signed.of_statement(vault, case.id, sealed) == []


def test_scan_and_statement_are_of_the_same_case(vault, case, sealed, scan, tmp_path, refused):
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    strange = scanned(vault, other, tmp_path / "lain.pdf")
    with refused("link-senseless"):
        signed.log(vault, case, sealed, strange, (Signer.SPEAKER,))
    with refused("link-senseless"):
        signed.log(vault, other, sealed, strange, (Signer.SPEAKER,))
    assert items.listing(vault, case.id, Topic.PAPER, PaperFacts) == []
