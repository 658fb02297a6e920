"""The forms' wording beside the regulation's text: nothing but white space and the shape of blanks may differ."""

import re
from collections import Counter
from pathlib import Path

import pytest

from intake.papers.forms.fill import Filled, fill
from intake.papers.forms.letterhead_drawn import KOP
from intake.papers.forms.load import forms
from intake.papers.forms.model import Between, Blank, Field, Grid, Line, Prose, Question, Signs, Words
from intake.papers.forms.receipt_box import receipt_lines
from intake.papers.forms.values import FormValues
from tests.intake.papers.forms import golden_forms

MODELS = [form for form in forms().values() if form.model and form.official]
RUN = re.compile(r"[.…_\-]{2,}|\x00")
LABEL = "FORMULIR MODEL "


def section(annex: str, model: str) -> str:
    """The regulation's text of one form, from its label to the next, without page numbers and white space."""
    start = re.search(rf"{re.escape(model)}\s*$", annex, re.MULTILINE)
    assert start
    text = annex[start.start() :]
    text = text[: text.index(LABEL, len(model))]
    return "".join(re.sub(r"^\s*- \d+ -\s*$", "", text, flags=re.MULTILINE).split())


def said(words: Words) -> str:
    """Words as the blank form has them; NUL for a dotted line."""
    return "".join((each.instead or "\x00") if isinstance(each, Blank) else str(each) for each in words)


def wording(filled: Filled) -> str:
    form = filled.form
    told = [form.model, KOP if form.letterhead else ""]
    for part in filled.parts:
        match part:
            case Line():
                told += [part.mark, said(part.words), "\x00" if part.fill else ""]
            case Field():
                told += [part.mark, part.label, ":", said(part.words)]
            case Between():
                told += ["\x00:", said(part.words), ":\x00"]
            case Prose():
                told += [said(part.words)]
            case Question():
                number = f"{part.number:02}" if part.padded else str(part.number)
                told += [
                    number,
                    ".",
                    said(part.words),
                    "\x00",
                    f"{part.number:02}.",
                    said(part.answer),
                    "\x00",
                ]
            case Grid():
                tall = max(len(each.head) for each in part.columns)
                told += [c.head[row] for row in range(tall) for c in part.columns if row < len(c.head)]
            case Signs():
                told += [said(words) for each in part.signs for words in each.above]
                told += [each.stamp + each.meterai for each in part.signs]
                tall = max(len(each.below) for each in part.signs)
                told += [said(s.below[n]) for n in range(tall) for s in part.signs if n < len(s.below)]
    return "".join("".join(told).split())


def pattern(text: str) -> str:
    """A pattern that takes any blank for a blank and every other character for itself."""
    return "[.…_-]*".join(re.escape(part) for part in RUN.split(text))


@pytest.fixture(scope="module")
def annex(reference: Path) -> str:
    return (reference / "p7_lampiran.txt").read_text("utf-8")


@pytest.mark.corpus
@pytest.mark.parametrize("form", MODELS, ids=lambda form: form.name)
def test_wording_is_the_regulation_s(form, annex: str) -> None:
    expected, found = section(annex, form.model), wording(fill(form, FormValues()))
    end = next((n for n in range(1, len(found) + 1) if not re.match(pattern(found[:n]), expected)), None)
    assert re.fullmatch(pattern(found), expected), (found[max(0, (end or 0) - 60) : end], expected[-80:])


@pytest.mark.corpus
@pytest.mark.parametrize("form", MODELS, ids=lambda form: form.name)
def test_the_blank_pdf_has_the_regulation_s_words_and_no_others(form, annex: str) -> None:
    printed = golden_forms.text(golden_forms.pdf(form.name, "blank"))
    edges = [rf"{re.escape(form.source)}|Halaman \d dari \d|Formulir Model B\.[\d.]+ · {form.title.official}"]
    edges += [
        "Paraf yang|memberi keterangan(?= meminta)|(?<=memberi keterangan )meminta keterangan"
    ] * form.paraf
    for edge in edges:
        printed = re.sub(edge, "", printed)
    ours = letters(" ".join(line for copy in form.copies for line in receipt_lines(FormValues(), copy)))
    expected = letters(section(annex, form.model) * max(1, len(form.copies)))
    assert letters(printed) == expected + ours


def letters(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text; the order of columns does not matter."""
    return Counter(re.findall(r"[^\W_]", text))


@pytest.mark.corpus
def test_a_changed_word_is_noticed(annex: str) -> None:
    form = forms()["B.4"]
    found = wording(fill(form, FormValues()))
    for wrong in (
        found.replace("mencabut", "menarik"),
        found.replace("alasan", "alasan yang"),
        found[:-1],
        found + "x",
    ):
        assert not re.fullmatch(pattern(wrong), section(annex, form.model))
