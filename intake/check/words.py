"""What a check found and what it left unread, in words; `Finding` and `Report` say it for scripts, in English.

A place or value is a key of `finding-where` or `finding-value`, its digests, numbers and names as blanks: of
`from entry 12` it is `from entry {one}`. What a program raised is told only where it has such words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from intake.findings import OF_PAGES, Finding, FindingKind, Report
from intake.wording import Language, grouped, keys, one_line, sentence, short_size

_DATUM: Final = re.compile(r"[^\s(]*[0-9][^\s(]*\Z|(?:[0-9a-f]{8}){1,8}\Z|(?:[A-Z]{26}){1,2}\Z")
"""A number, time, or whatever else has a digit in it; an id, a digest in hex or in base32 may have none."""
_EXHIBITS: Final = re.compile(r"(\d+/\d+(?:, \d+/\d+)*) \([0-9a-f]{32}\)")
_BLANKS: Final = ("one", "two", "three")


@dataclass(frozen=True, slots=True)
class Differing:
    """What was expected and what was found, in words; '' where there is nothing that an officer could read."""

    expected: str
    found: str


def unread(language: Language, parts: Iterable[str]) -> list[str]:
    """`Report.not_checked` in the language; files keep their names."""
    return [_known(language, "unread", part) for part in parts]


def checked_words(language: Language, report: Report) -> str:
    """How much was looked at: files with their size, and entries of the log."""
    looked = report.checked
    return sentence(
        language,
        "check.checked",
        scope=sentence(language, f"scope.{report.scope}"),
        files=grouped(language, looked.files),
        size=short_size(language, looked.bytes),
        entries=grouped(language, looked.entries),
    )


def where_words(language: Language, finding: Finding) -> str:
    """Where it was found: a page of a dossier, a part that has a name, else as the finding names it."""
    if exhibits := _EXHIBITS.fullmatch(finding.object):
        return "; ".join(_exhibit_words(language, exhibits[1].split(", "), finding.names))
    head, _, number = finding.object.partition(" ")
    if finding.kind in OF_PAGES and head == "page":
        return sentence(language, "dossier-compared.page", number=number)
    thing, _, field = finding.object.rpartition(" ")
    if (key := f"finding-field.{field}") in keys(language) and (
        words := _filled(language, "finding-where", thing)
    ):
        return f"{words}, {sentence(language, key)}"
    return _filled(language, "finding-where", finding.object) or one_line(finding.object)


def _exhibit_words(language: Language, places: list[str], names: tuple[str, ...]) -> Iterator[str]:
    for at, place in enumerate(places):
        case, _, number = place.partition("/")
        key, file = ("named", one_line(names[at])) if len(names) == len(places) else ("unnamed", "")
        yield sentence(language, f"finding-exhibit.{key}", case=case, number=number, file=file)


def differing(language: Language, finding: Finding) -> Differing:
    """What differs."""
    expected, found = (_filled(language, "finding-value", each) for each in (finding.expected, finding.found))
    shown = "" if finding.raised else one_line(finding.found)
    return Differing(expected or one_line(finding.expected), found or shown)


def _filled(language: Language, group: str, value: str) -> str:
    """The sentence for it, '' where there is none."""
    if (key := f"{group}.{value}") in keys(language):
        return sentence(language, key)
    words = value.split(" ")
    data = dict(zip(_BLANKS, filter(_DATUM.match, words), strict=False))
    names = iter(data)
    key = f"{group}." + " ".join(f"{{{next(names, '')}}}" if _DATUM.match(word) else word for word in words)
    return sentence(language, key, **data) if key in keys(language) else ""


def compared_words(language: Language, finding: Finding) -> str | None:
    """How a dossier differs from the record, or why it was not compared, as a sentence; None for other findings."""
    if finding.kind in OF_PAGES:
        stated = ", ".join(_stated(language, finding.found))
        return f"{sentence(language, f'finding.{finding.kind}')} ({stated})"
    if finding.kind is not FindingKind.DOSSIER_UNCOMPARED:
        return None
    if finding.expected.startswith("case "):
        return sentence(language, "dossier-compared.case-absent")
    if finding.expected.isdigit():
        return sentence(language, "dossier-compared.partly", known=finding.found, all=finding.expected)
    return sentence(language, "dossier-compared.unproven")


def _stated(language: Language, named: str) -> list[str]:
    """What the keys speak of (`evidence <id>, entry <log> <number>, +3`), each sort once with how many there are."""
    heads = Counter(each.partition(" ")[0] for each in named.split(", "))
    known = {head: key for head in heads if (key := f"stated.{head}") in keys(language)}
    words = [f"{sentence(language, key)}: {heads[head]}" for head, key in known.items()]
    more = [head[1:] for head in heads if head.startswith("+")]
    return words + [sentence(language, "dossier-compared.more", count=count) for count in more]


def _known(language: Language, group: str, word: str) -> str:
    return sentence(language, key) if (key := f"{group}.{word}") in keys(language) else word
