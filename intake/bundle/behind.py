"""A sink that works in a thread of its own, so that the next piece can be made while the last is taken in."""

from __future__ import annotations

from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Protocol, Self

DEPTH = 8
"""So many pieces may wait; a piece is at most about a megabyte."""


class Sink(Protocol):
    """What takes bytes, all of those offered."""

    def write(self, data: memoryview, /) -> int:
        """Takes bytes and returns how many."""


class Behind:
    """Hands on to `sink`, in order, from one other thread.

    What `sink` raises is raised by the next `write` or at the end of the `with` block. After an exception inside the
    block, pieces that still wait are dropped.
    """

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._waiting: Queue[bytes | None] = Queue(DEPTH)
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name="segel-behind", daemon=True)

    def write(self, data: bytes | memoryview, /) -> int:
        """Takes a copy of all of the bytes and returns how many."""
        self._raise()
        self._waiting.put(bytes(data))
        return len(data)

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
        self._waiting.put(None)
        self._thread.join()
        if kind is None:
            self._raise()
