"""Looking closely: a picture is shown small, and the part that is zoomed into with its own pixels."""

from __future__ import annotations

import math
from collections.abc import Generator
from concurrent.futures import wait

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPixmap

from intake.evidence import previews
from intake.evidence.exhibits import Exhibit
from intake.media.client import MediaWorker, WorkerPool
from intake.media.part import CloseUp, Part
from intake.papers.fact_words import preview_words
from intake.vault import Vault
from ui.window import language, timers
from ui.window.desk import Page
from ui.window.picture_view import PictureView
from ui.window.taking_in import BREATH
from ui.window.work import Job

_REST = 200
"""Milliseconds without a movement after which the part in sight is fetched."""
_PIXELS = 2048
_ENOUGH = 0.8
"""Of the pixels of the screen: so many must the picture have to look sharp."""


def closely(vault: Vault, exhibit: Exhibit, part: Part, pixels: int) -> Generator[None, None, CloseUp]:
    """A part of an exhibit's picture with its own pixels, made in a child; gives way while the child works."""
    with WorkerPool(1) as pool:

        def task(worker: MediaWorker, each: Exhibit) -> CloseUp:
            return previews.close_up(vault, worker, each, part, pixels)

        future = pool.submit(task, exhibit)
        while not future.done():
            wait((future,), BREATH)
            yield
        return future.result()


class Closer(QObject):
    """Sees to it that who zooms into an exhibit sees its pixels, not those of a small picture enlarged.

    One part is fetched at a time, once the view has come to rest; `told` gives the words on what is in sight, empty
    where it is as sharp as it can be.
    """

    told = Signal(str)

    def __init__(self, page: Page, view: PictureView) -> None:
        super().__init__(view)
        self._page, self._view = page, view
        self._exhibit: Exhibit | None = None
        self._turn = 0
        self._fetching = False
        self._asked = QRectF()
        self._most = 0.0
        self._clock = timers.once(self, self._look, _REST)
        view.moved.connect(self._clock.start)

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is being fetched nor about to be."""
        return not (self._fetching or self._clock.isActive())

    def turn_to(self, exhibit: Exhibit | None, most: float = math.inf) -> None:
        """Looks at an exhibit whose whole picture is in the view, or at nothing.

        There are at most `most` pixels of it for a step of the scene, as far as that is known.
        """
        self._turn += 1
        self._exhibit, self._most = exhibit, most
        self._fetching, self._asked = False, QRectF()
        self._clock.stop()

    def _look(self) -> None:
        exhibit, sight, turn = self._exhibit, self._view.in_sight, self._turn
        if exhibit is None or self._fetching or sight.isEmpty() or sight == self._asked:
            return
        if self._view.grain(sight) >= _ENOUGH * min(self._view.closeness, self._most):
            return
        self._asked, self._fetching = sight, True
        part = _part(sight, self._view.sceneRect())

        def task(vault: Vault, _: Job[CloseUp]) -> Generator[None, None, CloseUp]:
            return closely(vault, exhibit, part, _PIXELS)

        self._page.run(
            task,
            lambda seen: self._seen(turn, seen),
            failed=lambda error: self._failed(turn, error),
        )

    def _seen(self, turn: int, seen: CloseUp) -> None:
        if turn != self._turn:
            return
        self._fetching = False
        if seen.reason is not None:
            why = preview_words(seen.reason, language.current())
            self.told.emit(_enlarged().format(why=why))
            return
        scene, part = self._view.sceneRect(), seen.part
        step = scene.width() / part.of_width
        self._most = 1 / step
        place = QRectF(part.x * step, part.y * step, part.width * step, part.height * step)
        self._view.show_near(QPixmap.fromImage(QImage.fromData(QByteArray(seen.jpeg))), place)
        self.told.emit("")
        self._clock.start()  # the officer may have gone on meanwhile

    def _failed(self, turn: int, error: BaseException) -> None:
        if turn == self._turn:
            self._fetching = False
            self._page.desk.fail(error)


def _enlarged() -> str:
    return QCoreApplication.translate("closer", "Yang tampak adalah gambar kecil yang diperbesar: {why}.")


def _part(sight: QRectF, scene: QRectF) -> Part:
    """What is in sight and a quarter more on each side, in whole steps of the scene."""
    wide, high = sight.width() / 4, sight.height() / 4
    whole = scene.toRect()
    place = sight.adjusted(-wide, -high, wide, high).toAlignedRect().intersected(whole)
    return Part(place.x(), place.y(), place.width(), place.height(), whole.width(), whole.height())
