"""What a check found and what it left unread, in words; `Finding` and `Report` say it for scripts, in English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from intake.findings import OF_PAGES, Finding, FindingKind, Report
from intake.wording import Language, grouped, keys, one_line, sentence, short_size


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
    head, _, number = finding.object.partition(" ")
    if finding.kind in OF_PAGES and head == "page":
        return sentence(language, "dossier-compared.page", number=number)
    return one_line(_known(language, "finding-where", finding.object))


def value_words(language: Language, value: str) -> str:
    """What was expected or found; digests, names and numbers stay as they are."""
    return _known(language, "finding-value", value)


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
