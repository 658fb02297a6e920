"""The short code of a handwritten receipt: the same for everybody who holds the head, and only for heads given."""

import base64
import subprocess
from pathlib import Path

from intake import receipt
from intake.check.vault import check_vault
from intake.custody import heads, journal
from intake.custody.names import of_case
from intake.custody.words import in_words
from intake.evidence import adding, exhibits
from intake.records import cases
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.signed import Signer
from intake.vault import Vault
from intake.wording import Language
from tests.intake.conftest import Refused


def scan(vault: Vault, case: Case, folder: Path) -> exhibits.Exhibit:
    path = folder / "b3-tulisan-tangan.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(3000))
    list(adding.add(vault, case, [path], exhibits.Obtained("")))
    return next(exhibits.listing(vault, case))


def test_the_code_is_that_of_the_head_by_public_tools(vault: Vault, case: Case) -> None:
    given = receipt.give(vault)
    point = heads.release(vault).checkpoint
    text = f"{point.origin}\n{point.size}\n{base64.b64encode(point.root).decode()}\n"
    line = "sha256sum | cut -c1-20 | xxd -r -p | base32 | tr A-Z2-7 0-9A-HJKMNP-TV-Z"
    made = subprocess.run(["sh", "-c", line], input=text.encode(), capture_output=True, check=True)
    assert given.code.replace("-", "") == made.stdout.decode().strip()
    assert given.sms == heads.sms_form(point) and given.size == point.size


def test_the_scan_is_logged_against_the_code_that_was_given(vault: Vault, case: Case, tmp_path: Path) -> None:
    given = receipt.give(vault)
    paper = scan(vault, case, tmp_path)
    typed = given.code.lower().replace("-", " ")
    logged = receipt.log(vault, case, typed, paper, (Signer.SPEAKER, Signer.OFFICER), "ditulis di balai desa")
    assert [each.id for each in receipt.logged(vault, case.id)] == [logged.id]
    assert (logged.facts.of, logged.facts.digest, logged.facts.evidence) == ("B.3", given.code, paper.id)
    assert receipt.find(vault, given.code) == given
    assert receipt.give(vault).code != given.code, "the log has grown"
    assert check_vault(vault).findings == ()


def test_other_codes_are_refused(vault: Vault, case: Case, tmp_path: Path, refused: Refused) -> None:
    given = receipt.give(vault)
    paper = scan(vault, case, tmp_path)
    with refused("receipt-code"):
        receipt.log(vault, case, "tidak terbaca", paper)
    other = ("1" if given.code[0] == "0" else "0") + given.code[1:]
    with refused("receipt-code-unknown"):
        receipt.log(vault, case, other, paper)
    elsewhere = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Perkara lain"))
    with refused("link-senseless"):
        receipt.log(vault, elsewhere, given.code, paper)
    assert receipt.logged(vault, case.id) == []


def test_one_code_on_two_papers_is_found_and_told_in_words(vault: Vault, case: Case, tmp_path: Path) -> None:
    given = receipt.give(vault)
    paper = scan(vault, case, tmp_path)
    receipt.log(vault, case, given.code, paper)
    assert [each.id for each in receipt.cases_of(vault, given.code)] == [case.id]
    other = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Perkara lain"))
    (tmp_path / "lain").mkdir()
    receipt.log(vault, other, given.code, scan(vault, other, tmp_path / "lain"))
    assert {each.id for each in receipt.cases_of(vault, given.code)} == {case.id, other.id}
    told = [in_words(each, Language.ID, of_case(vault)) for each in journal.events(vault)]
    assert any(f"B.3 tulisan tangan dengan kode {given.code}" in each and "bukti 1" in each for each in told)
