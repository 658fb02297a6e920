"""Long, odd and many: the dossier still says everything."""

import re
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from intake.papers import attachment
from intake.papers.content import (
    ActBlock,
    Answer,
    Field,
    LinkBlock,
    LogLine,
    MomentBlock,
    ProcedureBlock,
    RowBlock,
    RowOfWords,
    ScrutinyBlock,
    Stated,
    StatementBlock,
)
from intake.papers.dossier import write_dossier
from tests.intake.papers.dossier_samples import content, exhibit, jpeg
from tests.intake.papers.printed_lines import steps_between_lines

ODD = ["A" * 40_000, "<b>&amp;" * 3_000, "\U0001f600\x07\u202e" * 600, "kata " * 8_000, "b\n" * 900]


def made(path: Path, what, sheet: int = 1) -> str:  # type: ignore[no-untyped-def]
    with path.open("wb") as out:
        write_dossier(what, lambda _id: jpeg(width=64, height=2_000), out, sheet=sheet)
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    words = ["pdftotext", "-y", "74", "-x", "0", "-W", "596", "-H", "705", path, "-"]
    return re.sub(r"\s", "", subprocess.run(words, check=True, capture_output=True).stdout.decode())


def test_three_hundred_questions_all_stand_there(tmp_path: Path) -> None:
    rows = tuple(
        RowOfWords(f"Pertanyaan ke-{n}?", "" if n % 7 == 0 else f"Jawaban ke-{n}.") for n in range(300)
    )
    said = StatementBlock(
        1, 1, "Budi", "klarifikasi", "", "sealed", rows=rows, stated=(Stated("statement x", "0"),)
    )
    text = made(tmp_path / "d.pdf", content(statements=(said,)))
    for number in range(300):
        assert f"Pertanyaanke-{number}?" in text
        assert (f"Jawabanke-{number}." in text) is (number % 7 != 0)
    assert text.count("(tidakdijawab)") == 43
    with (tmp_path / "d.pdf").open("rb") as pdf:
        pages = attachment.parse(attachment.read(pdf)).pages
    spoken = [number for number, page in enumerate(pages) if "statement x" in page]
    assert len(spoken) > 3 and spoken == list(range(spoken[0], spoken[-1] + 1))


@pytest.mark.parametrize("odd", ODD, ids=["no-spaces", "markup", "unshown", "words", "lines"])
def test_odd_words_in_the_newer_parts(tmp_path: Path, odd: str) -> None:
    act = ActBlock(
        1, odd[:60], odd, odd, (odd,), (Field("a", odd),), (odd,), (LinkBlock(odd, "bukti-1"),), odd
    )
    row = RowBlock((odd, odd, odd, odd))
    steps = ProcedureBlock(
        (Field("a", odd),), (RowBlock((odd, odd, odd)),), (row,), (row,), (RowBlock((odd,) * 3),)
    )
    told = Answer(odd[:50], odd)
    what = content(
        (exhibit(1, in_brief=(odd,), doubts=(odd,), picture_note=odd, links=(LinkBlock(odd, "bukti-1"),)),),
        acts=(act,),
        procedure=steps,
        moments=(MomentBlock(odd, odd, odd, "bukti-1"),),
        scrutiny=[ScrutinyBlock(1, odd, (told,), (told,), (told,))],
        bounds=(odd,),
        notices=(odd[:300],),
        targets=(odd,),
    )
    shown = re.sub(r"\s", "", odd)
    shown = shown.replace("\U0001f600\x07\u202e", "[U+1F600][U+0007][U+202E]")
    for sheet in (1, 6):
        text = made(tmp_path / f"{sheet}.pdf", replace(what, scrutiny=list(what.scrutiny)), sheet)
        assert shown[:600] in text
        assert text.count(shown[-300:]) >= 5


def test_an_answer_that_begins_with_an_empty_line_is_marked_as_one(tmp_path: Path) -> None:
    said = StatementBlock(1, 1, "Budi", "k", "", "sealed", rows=(RowOfWords("\nApa?", "\n\nItu."),))
    text = made(tmp_path / "d.pdf", content(statements=(said,)))
    assert "T:Apa?" in text and "J:Itu." in text


def test_a_link_into_what_is_not_there_is_a_defect_that_shows(tmp_path: Path) -> None:
    said = StatementBlock(1, 1, "Budi", "k", "a", "sealed", links=(LinkBlock("bukti 99", "bukti-99"),))
    with pytest.raises(ValueError, match="bukti-99"):
        made(tmp_path / "d.pdf", content(statements=(said,)))


def test_what_is_said_without_a_pause_is_printed_without_one(tmp_path: Path) -> None:
    """No gap in one long line of text, wherever it stands; each page that it goes on to speaks of its record."""
    told = "kata " * 1_999 + "tamat"
    said = StatementBlock(1, 1, "Budi", "k", told, "sealed", rows=(RowOfWords("Apa?", told),))
    line = LogLine(0, "2024-02-14T09:00:00.000+08:00", told, (Stated("entry 0", "0"),))
    item = exhibit(1, description=told)
    made(tmp_path / "d.pdf", replace(content((item,), statements=(said,)), log=(line,)))
    steps = Counter(steps_between_lines(tmp_path / "d.pdf"))
    assert set(steps) == {13.5, 12.5}  # the text's own leading and the tables', nowhere more
    assert steps[13.5] > 80 and steps[12.5] > 300
    with (tmp_path / "d.pdf").open("rb") as pdf:
        pages = attachment.parse(attachment.read(pdf)).pages
    assert sum("entry 0" in page for page in pages) > 1
