"""The message bar above a page and the progress strip below it."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QWidget

from ui.window import fields, icons
from ui.window.theme import GAP, ICON
from ui.window.work import Job, Work

_SHOW_AFTER = 0.4
_ICONS = {"good": "good", "warn": "warning", "bad": "bad", "info": "info"}


class MessageBar(QFrame):
    """One sentence where the officer looks; stays until closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._icon = QLabel()
        self._text = fields.label("")
        self._close = fields.button("", self.clear, "close", style="link")
        self._close.setAccessibleName(self.tr("Tutup pesan"))
        inside = fields.row(self._icon, self._text, self._close, gap=GAP)
        inside.setStretch(1, 1)
        inside.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        self.setLayout(inside)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, or ''."""
        return self._text.text()

    def show_text(self, text: str, tone: str) -> None:
        """Shows a sentence; `tone` is 'info', 'good', 'warn' or 'bad'."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._icon.setPixmap(icons.picture(_ICONS[tone], ICON, tone))
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()

    def clear(self) -> None:
        """Shows nothing."""
        self._text.clear()
        self.setAccessibleName("")
        self.hide()


class ProgressStrip(QFrame):
    """What is being done, how many of how many, how long, and a way to stop it."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._work = work
        self._job: Job[object] | None = None
        self._text = fields.label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Kemajuan"))
        self._cancel = fields.button(self.tr("Hentikan"), self._stop)
        inside = fields.row(self._text, self._bar, self._cancel, gap=2 * GAP)
        inside.setStretch(0, 3)
        inside.setStretch(1, 2)
        inside.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        self.setLayout(inside)
        self._clock = QTimer(self)
        self._clock.setInterval(250)
        self._clock.timeout.connect(self._refresh)
        work.changed.connect(self._refresh)
        self.hide()

    @property
    def text(self) -> str:
        """The words shown, or ''."""
        return self._text.text()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._refresh()

    def _refresh(self) -> None:
        shown = self._work.shown
        self._job = shown[0] if shown else None
        if self._job is None:
            self._clock.stop()
            self._text.clear()
            self.hide()
            return
        self._clock.start()
        now = time.monotonic()
        if now - self._job.began >= _SHOW_AFTER or self._job.progress is not None:
            self._show(self._job, now)

    def _show(self, job: Job[object], now: float) -> None:
        progress = job.progress
        words = [progress.what if progress else job.title]
        if progress is not None and progress.total:
            words[0] += self.tr(": {done} dari {total}").format(done=progress.done, total=progress.total)
        words.append(self.tr("sudah {time}").format(time=self._duration(now - job.began)))
        if progress is not None and (left := progress.left(now)) is not None:
            words.append(self.tr("kira-kira {time} lagi").format(time=self._duration(left)))
        if job.cancelled.is_set():
            words = [self.tr("Menghentikan… yang sudah masuk tetap tersimpan")]
        self._text.setText(" · ".join(words))
        self._bar.setRange(0, 1000 if progress is not None else 0)
        self._bar.setValue(int(1000 * progress.part) if progress is not None else 0)
        self._cancel.setVisible(job.may_stop)
        self._cancel.setEnabled(not job.cancelled.is_set())
        self.show()

    def _duration(self, seconds: float) -> str:
        whole = max(1, round(seconds))
        if whole < 90:
            return self.tr("{seconds} detik").format(seconds=whole)
        return self.tr("{minutes} menit").format(minutes=round(whole / 60))
