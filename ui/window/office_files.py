"""The office's own files in words: what is wrong with which, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from intake.check.office_files import OfficeFiles
from intake.papers.forms.warned_words import warned_words
from intake.rules.faults import Fault
from ui.window import language, saying


def names(found: OfficeFiles) -> str:
    """The names of the files with which something is wrong, each once."""
    broken = [Path(each.file).name for each in found.faults] + [each.item for each in found.letterhead]
    return ", ".join(dict.fromkeys(saying.one_line(each) for each in broken))


def lines(found: OfficeFiles) -> Iterator[str]:
    """A sentence for each thing that is wrong."""
    yield from (_fault(each) for each in found.faults)
    yield from (warned_words(language.current(), each) for each in found.letterhead)


def _fault(fault: Fault) -> str:
    why = saying.say(f"rules-fault.{fault.wrong}", item=fault.item, expected=fault.expected)
    name = saying.one_line(Path(fault.file).name)
    if not fault.line:
        return QCoreApplication.translate("office_files", "{file}: {why}.").format(file=name, why=why)
    return QCoreApplication.translate("office_files", "{file}, baris {line}: {why}.").format(
        file=name, line=fault.line, why=why
    )
