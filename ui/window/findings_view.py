"""What a check found, to be read: the verdict first, then each finding in words, with what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSizePolicy, QWidget

from intake.check.words import checked_words, compared_words, differing, unread, where_words
from intake.findings import Finding, FindingKind, Report, Verdict, Weight
from ui.window import fields, icons, language, models
from ui.window.models import Column, RowsModel
from ui.window.saying import say
from ui.window.theme import scaled

_TONES = {Verdict.INTACT: "good", Verdict.DAMAGED: "bad", Verdict.NOT_CHECKED: "warn"}
_ICONS = {
    Weight.DAMAGED: ("bad", "bad"),
    Weight.UNCHECKED: ("warning", "warn"),
    Weight.NOTE: ("info", "info"),
}
_FULL = 64
"""Digits of a digest; what is that long is shown by its beginning."""
_WHOLE = (FindingKind.DOSSIER_DIGEST, FindingKind.DOSSIER_MANIFEST)
"""Kinds whose sentence says all: two digests of files that nobody sees add nothing."""


def finding_words(finding: Finding) -> str:
    """One finding as a sentence, with what differs where that is known."""
    if (compared := compared_words(language.current(), finding)) is not None:
        return compared
    words = say(f"finding.{finding.kind}")
    if finding.kind in _WHOLE:
        return words
    differs = differing(language.current(), finding)
    if differs.expected and differs.found:
        expected, found = _short(differs.expected), _short(differs.found)
        return f"{words} ({say('console.differs', expected=expected, found=found)})"
    known = differs.expected or differs.found
    return f"{words} ({_short(known)})" if known else words


def _where(finding: Finding) -> str:
    return where_words(language.current(), finding)


def _short(value: str) -> str:
    return f"{value[:16]}…" if len(value) == _FULL else value


class FindingsView(QWidget):
    """Verdict, who signed, how much was looked at, and the table of findings."""

    def __init__(self) -> None:
        super().__init__()
        self.verdict = fields.label("", "heading")
        self.verdict.setWordWrap(True)
        font = self.verdict.font()
        font.setBold(True)
        self.verdict.setFont(font)
        self.about = fields.label("", "note")
        self.model: RowsModel[Finding] = RowsModel(
            [
                Column(self.tr("Di mana"), _where, self._icon, 260),
                Column(self.tr("Yang ditemukan"), finding_words),
            ],
            self,
        )
        self.table = models.table(
            self.model, self.tr("Temuan pemeriksaan"), self.tr("Tidak ada yang tidak cocok."), wrap=True
        )
        self.table.setMinimumHeight(scaled(110))
        # What stretches below keeps the words together at the top while there is no table.
        whole = fields.column(self.verdict, self.about, self.table, None)
        whole.setStretch(2, 100)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.clear()

    def clear(self) -> None:
        """Shows nothing."""
        self.verdict.clear()
        self.about.clear()
        self.model.forget()
        self.table.hide()

    def show_report(self, report: Report) -> None:
        """Shows a report."""
        subject = say(f"subject.{report.subject}")
        words = f"{subject[:1].upper()}{subject[1:]}: {say(f'verdict.{report.verdict}')}"
        self._show(words, _TONES[report.verdict], report.findings)
        self.about.setText("\n".join(_about(report)))

    def show_findings(self, words: str, tone: str, findings: Sequence[Finding]) -> None:
        """Shows findings under a sentence; `tone` is 'good', 'warn' or 'bad'."""
        self._show(words, tone, findings)
        self.about.clear()

    def _show(self, words: str, tone: str, findings: Sequence[Finding]) -> None:
        self.verdict.setText(words)
        fields.restyle(self.verdict, tone)
        self.model.set_rows(findings)
        self.table.setVisible(bool(findings))

    def _icon(self, finding: Finding) -> QIcon:
        return icons.icon(*_ICONS[finding.weight])


def _about(report: Report) -> list[str]:
    """Who signed, what was looked at, and what was not."""
    lines = []
    if report.signer is not None:
        lines.append(say("check.signer", name=report.signer.name, trust=say(f"trust.{report.signer.trust}")))
    lines.append(checked_words(language.current(), report))
    lines += [say("check.compared", **asdict(each)) for each in report.compared]
    if report.not_checked:
        lines.append(say("check.left", items=", ".join(unread(language.current(), report.not_checked))))
    return lines
