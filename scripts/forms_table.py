"""Every blank of every form and the record it is filled from, as Markdown: `python -m scripts.forms_table`."""

import sys
from collections.abc import Iterator

from intake.papers.forms.load import forms
from intake.papers.forms.model import (
    Each,
    Field,
    Form,
    Grid,
    Interview,
    Line,
    Part,
    Question,
    Sign,
    Signs,
    Value,
    blanks,
)
from intake.papers.forms.values import source_of

HEAD = """# The forms and what fills them

Made by `python -m scripts.forms_table > docs/forms.md` from the files in resources/forms; do not edit by hand.

Each row is a blank of a form: the words it stands in, its name in the form's file, and the record it is filled from.
A record is written as `record.field`: `person`, `case`, `hearing`, `evidence` and `officer` are the records of those
names; `number item` is a number given or typed in, `step` a step of the procedure, `act` an alleged act; `invitation`,
`review`, `supervision` and `referral` are the words kept with `form words`. What a case does not hold is drawn as a
dotted line, or as the words that the form itself prints there. Blanks marked `?` need not be filled.

## The letterhead

An office keeps its own in its vault, as `office/letterhead.toml` with the logo beside it; every line may be left out:

```toml
name = "Panwaslu Kecamatan Ngaliyan"     # the office as forms name it
lines = ["PANITIA PENGAWAS PEMILIHAN UMUM", "KECAMATAN NGALIYAN"]
address = ["Jalan Melati 4, Ngaliyan"]
logo = "logo.png"                        # any picture that Segel shows
place = "Ngaliyan"                       # where letters are dated
chair = "Nama Ketua"
stamp = "left"                           # beside a signature: left, centre, right or none
meterai = "left"
```
"""

COPIES = """Copies for {copies} on one sheet of A4, or each from a page of its own where they do not fit. Below each,
marked as no part of the form: the case's number here and the office's, the head of the log signed when the form is
made, as QR code (the note), short code and text message, and two lines on how to check it."""


def rows(form: Form) -> Iterator[tuple[str, str, str]]:
    """Where a blank stands, its name, what fills it."""
    seen = set()
    for part in form.parts:
        group = part.path if isinstance(part, Each | Grid | Interview) else ""
        for label, each in _labelled(part):
            for blank in blanks(each):
                name = f"{group}{blank.path}" if blank.path.startswith(".") else blank.path
                row = (label, f"{name}{' ?' * blank.optional}", source_of(blank.path, group))
                if row not in seen:
                    seen.add(row)
                    yield row
        if isinstance(part, Line) and part.choice:
            path = part.choice.partition("=")[0]
            yield f"box {part.mark} {_text(part)}", path, source_of(path)


def _labelled(part: Part) -> Iterator[tuple[str, object]]:
    match part:
        case Field():
            yield part.label, part.words
        case Each():
            yield from (found for each in part.parts for found in _labelled(each))
        case Grid():
            yield from ((" ".join(column.head), column.words) for column in part.columns)
        case Signs():
            yield from (("signature", sign) for sign in part.signs if sign != Sign())
        case Interview():
            yield "question", part.own
            yield "answer", part.answer
        case Question():
            raise TypeError("a form has interviews")
        case _:
            yield _text(part), part.words


def _text(part: Part) -> str:
    words = getattr(part, "words", ())
    told = "".join(each if isinstance(each, str) else "…" for each in words if not isinstance(each, Value))
    return told if len(told) < 60 else f"{told[:59].rstrip()}…"


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    for form in forms().values():
        kind = form.source if form.official else f"{form.source}; no official form"
        lines += [
            f"## {form.name}: {form.title}",
            "",
            kind,
            "",
            *([COPIES.format(copies=" and ".join(form.copies)), ""] if form.copies else []),
            "| in the form | blank | filled from |",
            "|---|---|---|",
        ]
        for row in rows(form):
            cells = (each.replace("|", "\\|").replace("*", "\\*") for each in row)
            lines.append("| {} | `{}` | {} |".format(*cells))
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(page())
