"""What a page break must not tear apart: a signature and the words it stands under, a head and what it introduces."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer

from intake.papers.forms.sheet import Dotted
from intake.papers.layout import WIDTH
from intake.papers.tables import FlowingTable

_KEPT: Final = 60 * mm
_TAIL: Final = 2
_BEGUN: Final = 3
_TALL: Final = 1e6


def let_go(flows: Iterable[Flowable]) -> None:
    """Let what is high begin on one page and end on the next: what is kept together must fit a page."""
    for flow in flows:
        if flow.getKeepWithNext() and flow.wrap(WIDTH, _TALL)[1] > _KEPT:
            flow.keepWithNext = 0


def let_begin(flows: Iterable[Flowable]) -> list[Flowable]:
    """Let a high text begin below its head wherever there is room for its first lines, not only where it fits whole."""
    done: list[Flowable] = []
    heads: list[Flowable] = []
    for flow in flows:
        if flow.getKeepWithNext():
            heads.append(flow)
            continue
        if heads and isinstance(flow, Paragraph) and flow.wrap(WIDTH, _TALL)[1] > _KEPT:
            tall = sum(head.wrap(WIDTH, _TALL)[1] + head.getSpaceAfter() for head in heads)
            done.append(CondPageBreak(tall + _BEGUN * flow.style.leading))
            for head in heads:
                head.keepWithNext = 0
        done += [*heads, flow]
        heads.clear()
    return done + heads


def hold_tail(flows: list[Flowable], signature: Iterable[Flowable]) -> None:
    """Keep the last two lines of text, or of lines to write on, or the last row with the signature after `flows`.

    A signature alone on a page could be put below anything.
    """
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
