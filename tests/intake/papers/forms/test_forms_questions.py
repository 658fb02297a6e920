"""A hearing that is not over leaves room for questions; what was covered or signed here was handed in by nobody."""

import re

import pytest
from PIL import Image

from intake.evidence import exhibits, redaction
from intake.evidence.adding import add
from intake.media.region import Mode, Region
from intake.papers.forms.make import Asked
from intake.papers.forms.warned import Warned, WarningKind
from intake.records import cases, people, signed, statements
from intake.records.cases import Case, CaseFacts, CaseKind
from intake.records.hearing import Hearing, QuestionAnswer, StatementKind
from intake.records.people import PersonFacts, Role
from intake.rules import questions
from intake.vault import Vault
from tests.intake.papers.forms.conftest import Printed

OWN_BLANK = re.compile(r"…\*{4}")


def hear(vault: Vault, case: Case, rows: tuple[QuestionAnswer, ...]) -> None:
    witness = people.add(vault, case, Role.SAKSI, PersonFacts("Ani"))
    statements.draft(vault, case, witness, "", StatementKind.KLARIFIKASI, Hearing(rows=rows))


def fixed(answer: str) -> tuple[QuestionAnswer, ...]:
    rows = questions.sheet(list(questions.load().entries), ())
    return tuple(QuestionAnswer(each.question, answer, each.set_code) for each in rows)


@pytest.mark.parametrize(("answer", "blanks"), [("", 3), ("Ya.", 0)])
def test_the_case_s_own_questions_are_blanks_until_all_is_answered(
    vault: Vault, case: Case, printed: Printed, answer: str, blanks: int
) -> None:
    hear(vault, case, fixed(answer))
    words, _ = printed(case, "B.12")
    assert len(OWN_BLANK.findall(words)) == blanks
    assert ("10. " in words) == bool(blanks)


def test_dots_left_in_a_question_are_told_by_its_number(vault: Vault, case: Case, printed: Printed) -> None:
    hear(vault, case, fixed(""))
    assert Warned(WarningKind.QUESTION_DOTS, "1, 2") in printed(case, "B.12")[1].warned
    empty = cases.create(vault, CaseKind.LAPORAN, CaseFacts("Kosong"))
    assert WarningKind.QUESTION_DOTS not in {each.kind for each in printed(empty, "B.12")[1].warned}


def test_dots_to_sign_above_stay_on_one_line_in_large_type(case: Case, printed: Printed) -> None:
    words, _ = printed(case, "B.12", Asked(large=True))
    assert re.search(r"YANG MEMINTA KETERANGAN, \(…+\)", words), words


def test_an_empty_transcription_sheet_is_one_page(case: Case, printed: Printed) -> None:
    words, made = printed(case, "sigaplapor")
    assert made.pages == 1 and "Pukul" in words


def test_only_what_was_brought_is_on_the_receipt(
    vault: Vault, case: Case, printed: Printed, tmp_path
) -> None:
    folder = tmp_path / "dibawa"
    folder.mkdir()
    Image.new("RGB", (300, 200), "white").save(folder / "foto.jpg")
    (folder / "pindaian.pdf").write_bytes(b"%PDF-1.4 pindaian")
    photo, scan = (each.exhibit for each in add(vault, case, sorted(folder.iterdir()), exhibits.Obtained("")))
    assert photo is not None and scan is not None
    redaction.redact(vault, case, photo, [Region(0, 0, 50, 50, Mode.BOX)], "wajah anak")
    witness = people.add(vault, case, Role.SAKSI, PersonFacts("Ani"))
    sealed = statements.seal(vault, case, witness, statements.draft(vault, case, witness, "Kata."))
    before = printed(case, "B.3")[0]
    assert "Dokumen (berkas elektronik)" in before and "Foto (berkas elektronik) 1" in before
    signed.log(vault, case, sealed, scan, (signed.Signer.SPEAKER,))
    for name in ("B.3", "B.1", "sigaplapor"):
        words = printed(case, name)[0]
        assert "wajah anak" not in words and "pindaian.pdf" not in words
        assert ("Foto" if name == "B.3" else "Bukti 1: foto.jpg") in words
        assert "Dokumen (berkas elektronik)" not in words
