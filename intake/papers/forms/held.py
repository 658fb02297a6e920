"""What a page break must not tear apart: a signature and the words it stands under, a head and what it introduces.

A page with nothing but a signature, or with what closes a record and nothing of it, could be put below anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer

from intake.papers.forms.sheet import Dotted
from intake.papers.layout import WIDTH
from intake.papers.parts import height_of
from intake.papers.tables import FlowingTable

_KEPT: Final = 60 * mm
_TAIL: Final = 2
_BEGUN: Final = 3
_TALL: Final = 1e6
_SHORT: Final = 20 * mm
_PAGE: Final = 230 * mm
"""Points that any page of a form has room for."""


def let_go(flows: Iterable[Flowable]) -> None:
    """Let what is high begin on one page and end on the next: what is kept together must fit a page."""
    for flow in flows:
        if flow.getKeepWithNext() and flow.wrap(WIDTH, _TALL)[1] > _KEPT:
            flow.keepWithNext = 0


def let_begin(flows: Iterable[Flowable]) -> list[Flowable]:
    """Let a high text begin below its head wherever there is room for its first lines, not only where it fits whole.

    Where room is asked for below a head, it is asked for above it.
    """
    done: list[Flowable] = []
    heads: list[Flowable] = []
    for flow in flows:
        if flow.getKeepWithNext():
            heads.append(flow)
            continue
        room = _room(flow) if heads else 0
        if room:
            done.append(CondPageBreak(height_of(heads, within=_TALL) + room))
            for head in heads:
                head.keepWithNext = 0
        done += [*heads, flow]
        heads.clear()
    return done + heads


def _room(flow: Flowable) -> float:
    """How many points are needed to begin it; 0 where it is kept whole."""
    if isinstance(flow, CondPageBreak):
        return float(flow.height)
    if isinstance(flow, Paragraph) and flow.wrap(WIDTH, _TALL)[1] > _KEPT:
        return float(_BEGUN * flow.style.leading)
    return 0


def hold_closing(flows: list[Flowable], record: int, closing: int, notes: int) -> bool:
    """Keep what closes a record with its last words; returns whether there is room on a page for that.

    The record's last part begins at `record`, what closes it at `closing`, what follows, such as the form's notes, at
    `notes`: these stand below the last signature if they fit too.
    """
    begun, kept = _last_words(flows[record:closing])
    kept += flows[closing:notes]
    if height_of(kept, within=_TALL) > _PAGE:
        return False
    for flow in kept[:-1]:
        flow.keepWithNext = 1
    if height_of([*kept, *flows[notes:]], within=_TALL) > _PAGE:
        kept[-1].keepWithNext = 0
    flows[record:notes] = [*begun, *kept]
    return True


def _last_words(flows: list[Flowable]) -> tuple[list[Flowable], list[Flowable]]:
    """A text or a question with its answer: what may stand on the page before, and what must not."""
    whole = [flow for flow in flows if not isinstance(flow, CondPageBreak)]
    if height_of(whole, within=_TALL) <= (_KEPT if len(whole) < len(flows) else _SHORT):
        return [], whole
    at = len(flows) - 1
    while isinstance(flows[at], Spacer):
        at -= 1
    if isinstance(flows[at], Paragraph):
        flows[at : at + 1] = parts = _split(flows[at])
        at += len(parts) - 1
    else:
        at = max(at - _TAIL + 1, 0)
    return flows[:at], flows[at:]


def hold_tail(flows: list[Flowable], signature: Iterable[Flowable]) -> None:
    """Keep the last two lines of text, or of lines to write on, or the last row with the signature after `flows`."""
    at = len(flows) - 1
    while at >= 0 and (flows[at].getKeepWithNext() or isinstance(flows[at], Spacer)):
        at -= 1
    if at < 0:
        return
    if isinstance(flows[at], Paragraph):
        parts = _split(flows[at])
        flows[at : at + 1] = parts
        at += len(parts) - 1
    elif isinstance(flows[at], Dotted):
        at = max(at - _TAIL + 1, 0)
    elif isinstance(flows[at], FlowingTable):
        below = (*flows[at + 1 :], *signature)
        flows[at].hold_last(sum(each.wrap(WIDTH, _TALL)[1] + each.getSpaceBefore() for each in below))
        return
    else:
        return
    for flow in flows[at:]:
        flow.keepWithNext = 1


def _split(text: Paragraph) -> list[Flowable]:
    """A paragraph and its last lines, which may stand on the next page; a short one whole."""
    tall, leading = text.wrap(WIDTH, _TALL)[1], text.style.leading
    if tall <= 2 * _TAIL * leading:
        return [text]
    parts = text.split(WIDTH, tall - _TAIL * leading + 1) or [text]
    for above, below in pairwise(parts):  # by style, which what is split off again takes over
        above.style = ParagraphStyle("above", above.style, spaceAfter=0)
        below.style = ParagraphStyle("below", below.style, spaceBefore=0)
    return list(parts)
