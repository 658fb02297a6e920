"""Questions and answers as a sheet of text, as TOML, and as the copy that is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.records import transcript
from intake.records.hearing import Hearing, HearingForm, QuestionAnswer
from intake.records.people import Person, PersonFacts, Role
from intake.records.statements import Statement
from intake.wording import Language

SHEET = """# lembar

T: Di mana Saudara?
J: Di aula.
   Di depan.

J: Lalu pulang.
T2: Siapa lagi?
T: Kapan?
J 3 : Rabu\r\nT:\nJ:
"""


def test_a_sheet_keeps_questions_without_answers_and_answers_without_questions():
    assert transcript.read(SHEET) == (
        QuestionAnswer("Di mana Saudara?", "Di aula.\n   Di depan."),
        QuestionAnswer("", "Lalu pulang."),
        QuestionAnswer("Siapa lagi?"),
        QuestionAnswer("Kapan?", "Rabu"),
        QuestionAnswer("", ""),
    )
    assert transcript.read("") == ()


def test_words_before_the_first_mark_are_named_by_line(refused):
    with refused("questions-unreadable", line=3):
        transcript.read("\n# x\nDi mana?\nT: x")


lines = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20)
words = st.lists(lines.filter(lambda line: not line.startswith(("T", "J"))), max_size=3).map(
    lambda each: "\n".join(each).rstrip()
)


@given(st.lists(st.builds(QuestionAnswer, words, words)))
def test_a_sheet_that_was_written_reads_back(rows):
    assert transcript.read(transcript.write(rows)) == tuple(rows)


def test_three_hundred_questions_with_40000_characters():
    rows = (QuestionAnswer("Panjang?", "kata " * 7_999 + "akhir"), *(QuestionAnswer("?", "!"),) * 299)
    assert transcript.read(transcript.write(rows)) == rows


def test_toml():
    text = '[[row]]\nquestion = "A?"\nanswer = """b\nc"""\nset = "x"\n[[row]]\nanswer = "d"\n'
    assert transcript.read_toml(text) == (QuestionAnswer("A?", "b\nc", "x"), QuestionAnswer("", "d"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[[row]]\nquestion = ", 2),
        ("x = 1", 1),
        ("row = 1", 1),
        ("row = [1]", 1),
        ("[[row]]\nanswer = 'x'\n[[row]]\nwhat = 'x'", 3),
        ("\n[[row]]\nquestion = 1", 2),
    ],
)
def test_other_toml_is_refused(text, line, refused):
    with refused("questions-unreadable", line=line):
        transcript.read_toml(text)


def test_what_is_read_back_says_all_and_names_the_unanswered():
    rows = (QuestionAnswer("Di mana?", "Di aula."), QuestionAnswer("Kapan?", " "))
    statement = Statement(
        "s", 3, "p", "Pembuka.\nBaris.", "kini", hearing=Hearing(HearingForm(place="Aula"), rows)
    )
    speaker = Person("p", 1, Role.SAKSI, PersonFacts("Budi \u0639"))
    said = transcript.read_back_text(statement, speaker)
    assert said.split("\n") == [
        "Keterangan 3 dari Budi \u0639, untuk dibacakan kembali",
        "",
        "Pembuka.",
        "Baris.",
        "",
        "Pertanyaan 1: Di mana?",
        "Jawaban: Di aula.",
        "",
        "Pertanyaan 2: Kapan?",
        "Jawaban: (tidak ada jawaban)",
        "",
        "Apakah keterangan ini benar seperti yang Saudara sampaikan? Adakah yang harus diperbaiki atau ditambahkan?",
    ]
    assert "Question 2: Kapan?" in transcript.read_back_text(statement, speaker, Language.EN)
