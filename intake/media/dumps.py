"""The dump of all tags as values: what the child wrote is taken apart strictly, on arrival and out of the vault."""

import json
from dataclasses import dataclass
from typing import NoReturn


class MalformedDump(Exception):
    """The bytes are no dump that an honest child makes."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as one reader read it; texts of a stranger: clean them for display."""

    reader: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Tags:
    """Every tag of a file and the start of its XMP packet; `cut` where there was more than is kept.

    `reason` is the short code of why there are none.
    """

    tags: tuple[Tag, ...] = ()
    xmp: str = ""
    cut: bool = False
    reason: str | None = None


def parse(data: bytes) -> Tags:
    """The tags in a dump `{"tags": [[reader, name, value], …], "xmp": text, "cut": bool}`. Raises `MalformedDump`."""
    try:
        found = json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse)
        lines, xmp, cut = found["tags"], found["xmp"], found["cut"]
        tags = tuple(Tag(*line) for line in lines)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise MalformedDump from error
    texts = (xmp, *(text for tag in tags for text in (tag.reader, tag.name, tag.value)))
    if type(cut) is not bool or len(found) != 3 or not all(isinstance(text, str) for text in texts):
        raise MalformedDump
    return Tags(tags, xmp, cut)


def _refuse(_: str) -> NoReturn:
    raise ValueError("not allowed")
