"""A letterhead as it will stand on a form, with those who sign below: to be looked at before any form is made."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from intake.papers.forms.draw import Drawing
from intake.papers.forms.fill import fill
from intake.papers.forms.frame import Edges, FormPaper
from intake.papers.forms.gather import office_words
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.letterhead_drawn import head_of_page
from intake.papers.forms.load import forms
from intake.papers.forms.model import Sign, Signs
from intake.papers.forms.sheet import sheet
from intake.papers.forms.values import FormValues
from intake.papers.layout import PageWords, fonts
from intake.papers.parts import brief
from intake.vault import Vault

_STAMPED: Final = "B.5"
_WITH_METERAI: Final = "B.10"
_TITLE: Final = "Contoh kop surat"
_FOOT: Final = "Contoh — bukan formulir"


def sample(vault: Vault, head: Letterhead) -> bytes:
    """A page as PDF: the head, and side by side a signature with a duty stamp and the chair's with the office's stamp.

    Both are those of the forms themselves.
    """
    fonts()
    values = FormValues(made_at=vault.clock.now().at, office=office_words(vault, head))
    words = PageWords(
        title=_TITLE, author=brief(values.office.name), subject="", creator="Segel", made_at=values.made_at,
        head_left=_TITLE, head_right="", foot=_FOOT,
    )  # fmt: skip
    signs = Signs((_sign(_WITH_METERAI), _sign(_STAMPED)))
    filled = fill(replace(forms()[_STAMPED], parts=(signs,)), values)
    styles, out = sheet(), io.BytesIO()
    flow = [*head_of_page(head, values.office.name), Spacer(1, 12 * mm)]
    FormPaper(out, words, Edges()).lay_out([[*flow, *Drawing(styles, head).parts(filled.parts)]])
    return out.getvalue()


def _sign(name: str) -> Sign:
    """Who signs a form last, at the right."""
    return next(part for part in reversed(forms()[name].parts) if isinstance(part, Signs)).signs[-1]
