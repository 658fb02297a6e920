"""A sink that works in a thread of its own, so that the next piece can be made while the last is taken in."""

from __future__ import annotations

from collections.abc import Callable
from queue import Full, Queue
from threading import Thread
from types import TracebackType
from typing import Protocol, Self

DEPTH = 8
"""So many pieces may wait; a piece is at most about a megabyte."""
PATIENCE = 0.1
"""Seconds that a thread waits for a slow medium before it may do something else in between."""


class Sink(Protocol):
    """What takes bytes, all of those offered."""

    def write(self, data: memoryview, /) -> int:
        """Takes bytes and returns how many."""


class Behind:
    """Hands on to `sink`, in order, from one other thread.

    What `sink` raises is raised by the next `write` or at the end of the `with` block. After an exception inside the
    block, pieces that still wait are dropped. `meanwhile` is called by the thread that writes, at each piece and every
    `PATIENCE` while it waits.
    """

    def __init__(self, sink: Sink, meanwhile: Callable[[], object] = lambda: None) -> None:
        self._sink, self._meanwhile = sink, meanwhile
        self._waiting: Queue[bytes | None] = Queue(DEPTH)
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="segel-behind", daemon=True)

    def write(self, data: bytes | memoryview, /) -> int:
        """Takes a copy of all of the bytes and returns how many."""
        self._raise()
        self._hand_on(bytes(data))
        return len(data)

    def _hand_on(self, piece: bytes | None) -> None:
        while True:
            self._meanwhile()
            try:
                self._waiting.put(piece, timeout=PATIENCE)
            except Full:
                continue
            return

    def _run(self) -> None:
        while (piece := self._waiting.get()) is not None:
            if self._error is None:
                try:
                    self._sink.write(memoryview(piece))
                except BaseException as error:  # noqa: BLE001  (carried over to the thread that writes)
                    self._error = error

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None and self._error is None:
            self._error = error
        self._hand_on(None)
        while self._thread.is_alive():
            self._thread.join(PATIENCE)
            self._meanwhile()
        if kind is None:
            self._raise()
