"""Places by the codes of the interior ministry (Kemendagri), from province to desa; the one door to lokal's table.

A code is kept with the edition of the table that it was looked up in, since codes come and go with each decree. The
table is read when it is first asked for, which takes about a second.
"""

from __future__ import annotations

import hashlib
import heapq
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

DECREE = "Kepmendagri 300.2.2-2138/2025"
"""The decree that lokal names for its table; the digest beside it in `edition` says which rows they were."""

MOST_TYPED = 200
DEEPEST = 4
MOST_RANKED = 300
MOST_WORDS = 8
_DIGITS = re.compile(r"[0-9.]+")
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile("['’`]")
_LEVEL_WORDS = {
    "prov": 1, "provinsi": 1, "kec": 3, "kecamatan": 3, "distrik": 3, "kel": 4, "kelurahan": 4, "desa": 4,
}  # fmt: skip
_TITLES = frozenset({"kota", "kabupaten", "administrasi"})


class PlaceKind(StrEnum):
    """What sort of region a code names."""

    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    KECAMATAN = "kecamatan"
    DISTRIK = "distrik"
    KELURAHAN = "kelurahan"
    DESA = "desa"
    DESA_ADAT = "desa_adat"


@dataclass(frozen=True, slots=True)
class Place:
    """A region: dotted code such as `64.71.05.1002`, its name, and the names of what it lies in, nearest first."""

    code: str
    name: str
    kind: PlaceKind
    within: tuple[str, ...]

    @property
    def path(self) -> str:
        """The name with all it lies in, as an address ends."""
        return ", ".join((self.name, *self.within))


class Standing(StrEnum):
    """How a code that was recorded stands in the table of today."""

    CURRENT = "current"
    OTHER_EDITION = "other-edition"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A code as it is kept: `place` is what the table of today calls it, None where it has no such code."""

    code: str
    edition: str
    standing: Standing
    place: Place | None


def recorded(code: str, edition: str = "") -> Recorded:
    """How `code` stands; `edition` is the one it was kept with, '' for one just typed, which gets today's if known.

    A code that is not in the table is given back as typed, without an edition of ours: it is kept and marked.
    """
    place = find(code)
    if place is None:
        return Recorded(code, edition, Standing.UNKNOWN, None)
    same = edition in ("", _gazetteer().edition)
    return Recorded(
        place.code,
        edition or _gazetteer().edition,
        Standing.CURRENT if same else Standing.OTHER_EDITION,
        place,
    )


def find(code: str) -> Place | None:
    """The place with this code, written `64.71.05.1002` or `6471051002`; None where there is none today."""
    if not _DIGITS.fullmatch(code):
        return None
    table = _gazetteer()
    index = table.index_of(_dotted(code))
    return None if index is None else table.place(index)


def edition() -> str:
    """What the table is called: the decree and the first eight hex digits of the SHA-256 over its rows."""
    return _gazetteer().edition


def everything() -> Iterator[Place]:
    """All places in the order of their codes."""
    table = _gazetteer()
    return (table.place(index) for index in range(len(table.codes)))


def search(typed: str, limit: int = 20) -> list[Place]:
    """The places that fit what was typed so far, best first: `sepinggan balik`, `kec. cibinong`, `64.71`.

    Each word is the beginning of a word in the place's name or in the name of what it lies in, and at least one is in
    its own name. Words of a level (kec., kelurahan) keep to that level. Only the first 200 characters are looked at.
    """
    typed, table = typed[:MOST_TYPED].strip(), _gazetteer()
    if _DIGITS.fullmatch(typed):
        found: Sequence[int] = range(*table.span(_dotted(typed)))[:limit]
    else:
        words = list(dict.fromkeys(_words(typed)))[:MOST_WORDS]
        names = [each for each in words if each not in _LEVEL_WORDS]
        level = max((_LEVEL_WORDS.get(each, 0) for each in words), default=0) if names else 0
        names = names or words
        if all(len(each) == 1 for each in names):
            names = names[:2]  # so little says nothing more with further letters
        found = table.matching(names, level, limit)
    return [table.place(index) for index in found]


class _Gazetteer:
    """The rows sorted by code, so that what lies in a place stands right behind it, and an index of the words."""

    def __init__(self, rows: Sequence[tuple[str, str, str]]) -> None:
        self.codes = [code for code, _, _ in rows]
        self._names = [name for _, name, _ in rows]
        self._kinds = [kind for _, _, kind in rows]
        digest = hashlib.sha256("".join(f"{code}\t{name}\n" for code, name, _ in rows).encode("utf-8"))
        self.edition = f"{DECREE} ({digest.hexdigest()[:8]})"
        places = {code: index for index, code in enumerate(self.codes)}
        self._parents = [places.get(code.rpartition(".")[0], -1) for code in self.codes]
        self._ends = list(range(1, len(self.codes) + 1))
        for index in range(len(self.codes) - 1, -1, -1):
            if (parent := self._parents[index]) >= 0:
                self._ends[parent] = max(self._ends[parent], self._ends[index])
        self._parental = set(self._parents)
        self._levels = [code.count(".") + 1 for code in self.codes]
        self._own = [_words(name) for name in self._names]
        self._plainness = [
            16 * level + min(len(own), 15) for level, own in zip(self._levels, self._own, strict=True)
        ]
        postings: dict[str, list[int]] = {}
        for index, words in enumerate(self._own):
            for word in set(words):
                postings.setdefault(word, []).append(index)
        self._vocabulary = sorted(postings)
        self._postings = [postings[word] for word in self._vocabulary]

    def index_of(self, code: str) -> int | None:
        index = bisect_left(self.codes, code)
        return index if index < len(self.codes) and self.codes[index] == code else None

    def span(self, prefix: str) -> tuple[int, int]:
        """Where the codes that begin with `prefix` stand."""
        return bisect_left(self.codes, prefix), bisect_left(self.codes, prefix + "\uffff")

    def place(self, index: int) -> Place:
        return Place(
            self.codes[index],
            self._names[index],
            PlaceKind(self._kinds[index]),
            tuple(self._names[each] for each in self._above(index)),
        )

    def matching(self, words: Sequence[str], level: int, limit: int) -> list[int]:
        named = [self._named(word) for word in words]
        found = set().union(*named)
        for each in sorted(named, key=len):
            if found:
                found &= self._reach(each)
        fitting = [index for index in found if self._levels[index] == level] if level else found
        if len(fitting) > MOST_RANKED:  # too little is typed for a fine order
            fitting = sorted(fitting, key=self._plainness.__getitem__)[:MOST_RANKED]
        return heapq.nsmallest(limit, fitting, key=lambda index: self._rank(index, words))

    def _named(self, beginning: str) -> set[int]:
        """The places with a word in their own name that begins so."""
        first = bisect_left(self._vocabulary, beginning)
        last = bisect_left(self._vocabulary, beginning + "\uffff")
        return set().union(*self._postings[first:last])

    def _reach(self, named: set[int]) -> set[int]:
        """These places with all that lies in them."""
        found, ends = set(named), self._ends
        for index in named & self._parental:
            found.update(range(index, ends[index]))
        return found

    def _above(self, index: int) -> Iterator[int]:
        while (index := self._parents[index]) >= 0:
            yield index

    def _rank(self, index: int, words: Sequence[str]) -> tuple[int, int, int, int, int]:
        """Smaller is better: words not in its own name, words only begun, words untyped, level, code."""
        own = self._own[index]
        matched = [word for word in words if any(each.startswith(word) for each in own)]
        begun = sum(word not in own for word in matched)
        untyped = sum(each not in _TITLES for each in own) - sum(word not in _TITLES for word in matched)
        return len(words) - len(matched), begun, max(0, untyped), self._levels[index], index


@cache
def _gazetteer() -> _Gazetteer:
    return _Gazetteer(sorted(_rows("")))


def _rows(parent: str) -> Iterator[tuple[str, str, str]]:
    from lokal import wilayah  # here, since most runs of the console need no place

    for each in wilayah.list_wilayah(parent or None):
        yield each.code, each.name, each.type
        if each.level < DEEPEST:
            yield from _rows(each.code)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text.lower()))
    return _WORD.findall("".join(each for each in plain if not unicodedata.combining(each)))


def _dotted(code: str) -> str:
    digits = code.replace(".", "")
    parts = (digits[:2], digits[2:4], digits[4:6], digits[6:])
    return ".".join(part for part in parts if part)
