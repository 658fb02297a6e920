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

An office fills in its own in the window (menu Brankas, Kop surat) or with `office letterhead`. It lies in the vault as
`office/letterhead.toml` with the logo beside it, unencrypted, and can be written by hand; every line may be left out:

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

Its lines are printed whole, in smaller type where they would be higher than 60 mm; what is higher in the smallest type
too is not kept, and the officer is told so. A file written by hand that is higher goes on over the page.

What Segel writes is a TOML 1.0 file of the same fields, without comments. A logo that is chosen there is kept as
`logo-<8 hex>.jpg`, the first digits of its SHA-256: the upright JPEG of at most 512 pixels that goes on paper, without
the picture's other data. A file that cannot be read is kept as `letterhead-rusak.txt` when another takes its place.
"""

PROTECTED = """## Whose form it is

Where nobody is named, a form about one person is of the last hearing and who spoke there, and where nobody was heard of
who was invited last.

- B.9 is for who was invited last, whoever was heard since; that others were invited too is told.
- B.10 is the oath of a reporter, a reported person or a witness, B.11 that of an expert (ps 30(2), which names nobody
  else); what is asked for another role is printed with a warning, and what nobody asked for has no other's name on it.
- The words of the oath are printed as the form has them where the speaker's faith is noted as the one they are of;
  where another faith or none is noted, or who spoke promised, they stay open, to be written by hand.
- The provisional receipt is of a Panwaslu Kelurahan/Desa or a Pengawas TPS (ps 9); an officer whose unit is of another
  level is warned, one whose unit was not understood is not.

## Protected people

A form is filled for the file: it names everybody, protected or not, since a record of proceedings with a pseudonym in
it proves nothing, and Perbawaslu 7/2022 asks for the names (B.1, B.2, B.7, B.10 to B.12, the letters B.4 to B.6 between
the reporter and offices, B.17 with the file that goes with it). Whoever prints such a form is warned that only who
handles the case, and that person, may read it. B.9 goes to the person invited and names nobody else.

Papers that others read show protected people by the pseudonym of the public dossier, and blank what reaches them:

- B.18, because it is put on the notice board and sent to the reporter (ps 24(9), ps 50);
- B.3, B.3.1 and the provisional receipt, because the reporter takes them home (ps 13(5), ps 24(5), ps 9): of what was
  handed in and told, other people; the reporter stays named on the reporter's own receipt, which would prove nothing
  without the name, and is warned of where protected;
- the hand-over sheet of a thing, because each side keeps a copy: all but the two sides themselves.

That such information is exempt from disclosure is said by Perbawaslu 10/2019 as amended by 1/2022, ps 18(2). A copy of
a B.12 may be given out once the status is announced (ps 33(5)); that the record of a protected person goes to nobody
else is for the office to see to. No program finds a nickname, or who is meant by "her husband": read before giving out.

## What is verified, and what is not

- Wording: every official form below is compared character by character with the annex of Perbawaslu 7/2022. Layout is
  after the annex, not a copy of it; boxes before the choices of B.7, initials and digest on B.12, and what is marked as
  no part of the form are additions.
- Local elections: only B.1 is known to have the same six blocks in the annex of Perbawaslu 9/2024, whose annex could
  not be read whole; all others are printed as not verified and are never called official, and so is the provisional
  receipt, which states an article of Perbawaslu 7/2022.
- LHP follows a template that circulates; its official text was not found. The order of the screens of SigapLapor was
  not compared. An official record of handing over evidence (Gakkumdu) was not found: the sheet is our own supplement.
- B.13 to B.16 and B.19 to B.21 are made after intake and are not printed here.
- Text in a script that the shipped fonts lack (Arabic, Khmer, emoji) is printed as code points in place, such as
  `[U+0645]`, and is to be written in by hand where the form is signed.
"""

COPIES = """Copies for {copies} on one sheet of A4, what the reporter reads in no type below 7.5 points, or each
from a page of its own where they do not fit. Below each, marked as no part of the form: the case's number here and the
office's, the head of the log signed when the form is made, as QR code (the note), short code and text message, and two
lines on how to check it."""

VEILED = "Protected people stand by pseudonym in `{paths}`."


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
    lines = [HEAD, PROTECTED]
    for form in forms().values():
        kind = form.source if form.official else f"{form.source}; no official form"
        lines += [
            f"## {form.name}: {form.title.official}",
            "",
            kind,
            "",
            *([COPIES.format(copies=" and ".join(form.copies)), ""] if form.copies else []),
            *([VEILED.format(paths="`, `".join(form.veil)), ""] if form.veil else []),
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
