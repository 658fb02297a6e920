"""Words as they are read back to whoever said them: none left out, in pieces that fit the screen."""

from hypothesis import given
from hypothesis import strategies as st

from intake.records.hearing import QuestionAnswer
from ui.window.readback_page import PIECE, parted, pieces


@given(st.text(max_size=3000))
def test_nothing_is_left_out_when_words_are_read_back(text: str) -> None:
    assert "".join("".join(parted(text)).split()) == "".join(text.split())


def test_long_words_are_read_back_in_pieces() -> None:
    found = list(parted("Saya melihat mobil dinas itu datang. " * 60))
    assert len(found) > 4 and max(map(len, found)) <= PIECE
    assert all(each.endswith(".") for each in found)


def test_an_unanswered_question_is_read_back_as_such() -> None:
    rows = (QuestionAnswer("Siapa?", "Lurah."), QuestionAnswer("Kapan?"))
    shown = pieces("Budi", 1, "", rows)
    assert [each.words for each in shown[:2]] == ["Lurah.", "(tidak ada jawaban)"]
    assert len(shown) == 3
