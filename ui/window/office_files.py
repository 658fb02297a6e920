"""The office's own files in words: what is wrong with which, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from intake.check.office_files import TABLES, OfficeFiles
from intake.papers.forms.warned_words import Way, warned_words
from intake.rules.faults import Fault, Wrong
from ui.window import language, saying


def names(found: OfficeFiles) -> str:
    """The names of the files with which something is wrong, each once."""
    tables = [_named(Path(each.file)) for each in found.faults]
    return ", ".join(dict.fromkeys(tables + [saying.one_line(each.item) for each in found.letterhead]))


def lines(found: OfficeFiles) -> Iterator[str]:
    """A sentence for each thing that is wrong."""
    yield from (_fault(each) for each in found.faults)
    yield from (warned_words(language.current(), each, Way.WINDOW) for each in found.letterhead)


def _fault(fault: Fault) -> str:
    why = saying.say(f"rules-fault.{fault.wrong}", item=fault.item, expected=fault.expected)
    path = Path(fault.file)
    name = saying.one_line(path.name)
    if fault.wrong is Wrong.FILE:
        return QCoreApplication.translate("office_files", "{file}: {why}.").format(file=name, why=why)
    table = saying.say(f"rules-table.{path.stem}")
    where = QCoreApplication.translate("office_files", "{file}, baris {line}").format(
        file=name, line=fault.line
    )
    return QCoreApplication.translate(
        "office_files", "{table} kantor tidak terbaca ({where}): {why}."
    ).format(table=f"{table[:1].upper()}{table[1:]}", where=where if fault.line else name, why=why)


def _named(path: Path) -> str:
    """What a table holds, with its file; the file alone where it is no table that is known."""
    name = saying.one_line(path.name)
    return f"{saying.say(f'rules-table.{path.stem}')} ({name})" if path.stem in TABLES else name
