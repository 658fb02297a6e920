"""What a verb answers, and printing it: one JSON document for scripts, or text for people."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import zip_longest
from typing import Any

from intake.wording import one_line

Document = Mapping[str, Any]
NARROWEST = 10
_DIGITS = re.compile(r"[0-9a-f]{16,}")


class Exit(IntEnum):
    """What the exit status says."""

    WELL = 0
    SOMETHING_WRONG = 1
    NOT_DONE = 2
    DEFECT = 3


class OutputLostError(Exception):
    """Standard output is closed or full, or whoever read it has gone."""


@dataclass(frozen=True, slots=True)
class Result:
    """A verb's answer: `document` for `--json`, `lines` for people (already safe to show), and the exit status."""

    document: Document
    lines: tuple[str, ...]
    status: int = Exit.WELL


def settle_streams() -> None:
    """Makes the streams take every character: nothing that a file name holds may end a verb."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def print_result(result: Result, *, as_json: bool) -> None:
    """Prints to standard output. JSON is plain ASCII, so that no pipe or code page changes it."""
    for line in [json.dumps(result.document, indent=2)] if as_json else result.lines:
        _put(line)
    _put("", end="", flush=True)


def put(line: str) -> None:
    """Prints a line to standard output at once. Raises `OutputLostError`."""
    _put(line, flush=True)


def _put(line: str, *, end: str = "\n", flush: bool = False) -> None:
    try:
        if sys.stdout is None:
            raise OSError("standard output is closed")
        print(line, end=end, flush=flush)
    except (OSError, ValueError) as error:
        # What is still buffered can be written no more; at exit Python would complain about it.
        sys.stdout = io.StringIO()
        raise OutputLostError from error


def tell(line: str) -> None:
    """Prints a line to standard error; where that is lost there is nobody left to tell."""
    try:
        if sys.stderr is not None:
            print(line, file=sys.stderr, flush=True)
    except (OSError, ValueError):
        sys.stderr = io.StringIO()


def table(heads: Sequence[str], rows: Iterable[Sequence[str | int]]) -> list[str]:
    """Columns as wide as their longest value, each value on one line; in a terminal the widest wrap to fit it."""
    cells = [list(heads), *([one_line(str(value)) for value in row] for row in rows)]
    columns = [[row[column] for row in cells] for column in range(len(heads))]
    widths = _fitting([max(map(len, values)) for values in columns], [_wraps(values) for values in columns])
    return [line for row in cells for line in _row_lines(row, widths)]


def _row_lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    parts = [
        textwrap.wrap(value, width, break_on_hyphens=False) if len(value) > width else [value]
        for value, width in zip(row, widths, strict=True)
    ]
    for line in zip_longest(*parts, fillvalue=""):
        yield "  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True)).rstrip()


def _wraps(values: Sequence[str]) -> bool:
    """Whether a column may wrap: ids and digests are there to be copied whole."""
    return not any(_DIGITS.fullmatch(value) for value in values)


def _fitting(widths: list[int], wraps: Sequence[bool]) -> list[int]:
    """The widths with the widest of what may wrap made narrower until the terminal holds them all."""
    if sys.stdout is None or not sys.stdout.isatty():
        return widths
    room = shutil.get_terminal_size().columns - 2 * (len(widths) - 1)
    while (over := sum(widths) - room) > 0:
        widest = max((place for place, may in enumerate(wraps) if may), key=widths.__getitem__, default=None)
        if widest is None or widths[widest] <= NARROWEST:
            break
        widths[widest] = max(NARROWEST, widths[widest] - max(1, over // len(widths)))
    return widths


def pairs(labelled: Iterable[tuple[str, str | int]]) -> list[str]:
    """`label: value` lines, aligned, without those that have no value."""
    kept = [(label, one_line(str(value))) for label, value in labelled if value != ""]
    width = max((len(label) for label, _ in kept), default=0)
    return [f"{(label + ':').ljust(width + 1)} {value}" for label, value in kept]
