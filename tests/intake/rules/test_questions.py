"""Prepared questions: the fixed ones are the regulation's to the letter; an office adds its own."""

import re
from datetime import date

import pytest

from intake.records.hearing import QuestionAnswer
from intake.rules import questions
from intake.rules.choices import Mark, in_force
from intake.rules.questions import Part

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sets():
    return in_force(questions.load().entries, TODAY)


def form_b12(text):
    """The questions of form B.12 by part, without the line breaks and the dashes that fill their last line."""
    form = text[text.index("BERITA ACARA KLARIFIKASI\n\n     ---") : text.index("KAJIAN DUGAAN PELANGGARAN")]
    found = {}
    for part, begins, ends in (
        (Part.OPENING, "Pertanyaan Pembuka\n", "Pertanyaan Isi"),
        (Part.CLOSING, "Pertanyaan Penutup\n", "Setelah keterangan diberikan"),
    ):
        passage = form[form.index(begins) + len(begins) : form.index(ends)]
        passage = re.sub(r"^\s*-+ *\d\d\. \.+Jawaban\)\.-*$", "", passage, flags=re.MULTILINE)
        numbered = re.split(r"^\s*\d+\.\s+", passage, flags=re.MULTILINE)[1:]
        found[part] = [" ".join(each.split()).rstrip("-") for each in numbered]
    return found


@pytest.mark.corpus
def test_the_fixed_questions_are_those_of_form_b12_to_the_letter(sets, reference):
    asked = form_b12((reference / "p7_lampiran.txt").read_text("utf-8"))
    assert [len(each) for each in asked.values()] == [3, 4]
    for part, expected in asked.items():
        (fixed,) = [each for each in sets if each.part is part]
        assert list(fixed.questions) == expected
        assert fixed.grounds.mark is Mark.P7


def test_own_sets_are_marked_as_such_and_cover_what_officers_ask(sets):
    own = {each.code: each for each in sets if each.part is Part.BODY}
    assert own.keys() == {
        "asn-instruksi",
        "asn-medsos",
        "asn-fasilitas",
        "asn-pose",
        "asn-kampanye",
        "saksi-melihat",
        "saksi-mendengar",
        "saksi-medsos",
    }
    assert {each.grounds.mark for each in own.values()} == {Mark.INFERRED}
    for each in own.values():
        assert len(set(each.questions)) == len(each.questions) >= 5
        assert all(question.endswith(("?", ".")) for question in each.questions)


def test_a_sheet_has_the_fixed_questions_around_the_chosen_ones(sets):
    rows = questions.sheet(sets, ["saksi-medsos", "asn-pose"])
    codes = list(dict.fromkeys(row.set_code for row in rows))
    assert codes == ["b12-pembuka", "saksi-medsos", "asn-pose", "b12-penutup"]
    assert not any(row.answer for row in rows)


def test_an_unknown_or_fixed_set_cannot_be_chosen(sets, refused):
    for code in ("x", "b12-pembuka"):
        with refused("question-set-unknown", item=code):
            questions.sheet(sets, [code])


def test_questions_are_known_again_also_with_their_dots_filled_in(sets):
    opening = next(each for each in sets if each.part is Part.OPENING).questions
    filled = opening[0].replace("……………", "001/LP/PL/Kec/23.02/II/2024")
    asked = (
        QuestionAnswer(filled, "Ya."),
        QuestionAnswer(opening[1].replace(".................", " dugaan pelanggaran itu")),
        QuestionAnswer(opening[2].replace(" ", "\n", 1)),
        QuestionAnswer("Bagaimana kata-katanya, sedekat mungkin dengan yang Saudara dengar?", "", "sendiri"),
        QuestionAnswer("Pertanyaan sendiri?", "Jawaban."),
    )
    coded = questions.coded(asked, sets)
    assert [row.set_code for row in coded] == ["b12-pembuka"] * 3 + ["sendiri", ""]
    assert [(row.question, row.answer) for row in coded] == [(row.question, row.answer) for row in asked]


OWN = """
[[entry]]
code = "pasar"
title = "Di pasar"
part = "isi"
questions = ["Di kios mana?"]
source = "kantor"
mark = "INF"

[[retire]]
code = "asn-pose"
until = 2026-11-22
"""


def test_an_office_adds_and_retires_sets(tmp_path):
    (tmp_path / "questions.toml").write_text(OWN, "utf-8")
    table = questions.load(tmp_path)
    assert not table.faults and table.edition != questions.load().edition
    codes = {each.code for each in in_force(table.entries, TODAY)}
    assert "pasar" in codes and "asn-pose" not in codes
    assert "asn-pose" in {each.code for each in in_force(table.entries, date(2026, 11, 22))}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('part = "isi"', 'part = "tengah"'),
        ('part = "isi"', ""),
        ('questions = ["Di kios mana?"]', "questions = []"),
        ('questions = ["Di kios mana?"]', 'questions = [" "]'),
        ('title = "Di pasar"', 'title = "Di pasar"\nroles = ["hakim"]'),
        ('mark = "INF"', 'mark = "X"'),
        ('code = "pasar"', 'code = "p/1"'),
    ],
)
def test_an_offices_file_that_does_not_hold_is_named_by_line_and_left_out(tmp_path, right, wrong):
    (tmp_path / "questions.toml").write_text(OWN.replace(right, wrong), "utf-8")
    table = questions.load(tmp_path)
    assert [fault.line for fault in table.faults] == [2]
    assert table.entries == questions.load().entries
