"""Child processes for work that must not harm the application: spawn, framing, limits, re-entry when frozen.

A child speaks frames on its standard streams and never opens a path: `>II` (lengths of header and body),
a JSON object, raw bytes. What a child sends is untrusted: `Child.receive` bounds both lengths, and whoever
asks decodes the header strictly.
"""

import contextlib
import json
import os
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from intake import jobobject

MAX_HEADER = 1 << 16
_LENGTHS = struct.Struct(">II")
_NICE = 5
# What children do can wait for what the officer does.
_WINDOWS_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "WINDIR")  # Windows cannot load its own DLLs without them


class WorkerError(Exception):
    """The child could not be started, or was used wrongly; never what a file does."""


class FrameError(Exception):
    """A frame that is cut, too long, or whose header is not one plain JSON object."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: a JSON object and raw bytes."""

    header: dict[str, Any]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use: bytes of memory, seconds of processor time in its whole life, open files."""

    memory: int = 1 << 30
    cpu_seconds: int = 900
    open_files: int = 16


def _reject(_: object) -> Any:
    raise ValueError("not allowed in a frame")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Write one frame and flush. OSError when the other side has gone."""
    header = json.dumps(frame.header).encode()
    stream.write(_LENGTHS.pack(len(header), len(frame.body)) + header)
    stream.write(frame.body)
    stream.flush()


def read_frame(stream: BinaryIO, max_body: int) -> Frame:
    """Read one frame with at most `max_body` bytes of body. EOFError at a clean end, FrameError otherwise."""
    lengths = stream.read(_LENGTHS.size)
    if not lengths:
        raise EOFError
    if len(lengths) != _LENGTHS.size:
        raise FrameError("cut")
    header_length, body_length = _LENGTHS.unpack(lengths)
    if header_length > MAX_HEADER or body_length > max_body:
        raise FrameError("too long")
    raw, body = stream.read(header_length), stream.read(body_length)
    if len(raw) != header_length or len(body) != body_length:
        raise FrameError("cut")
    try:
        header = json.loads(raw, object_pairs_hook=_unique, parse_float=_reject, parse_constant=_reject)
    except (ValueError, RecursionError) as error:
        raise FrameError("not JSON") from error
    if not isinstance(header, dict):
        raise FrameError("not an object")
    return Frame(header, body)


def own_streams() -> tuple[BinaryIO, BinaryIO]:
    """In the child: private copies of the standard streams; prints of libraries go to standard error."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return incoming, outgoing


def limit_self(limits: Limits) -> None:
    """In the child, before any foreign byte: lower the limits of this process for good.

    POSIX only; on Windows the parent gives the priority and puts the child into a job object instead.
    """
    if sys.platform != "win32":
        import resource

        os.nice(_NICE)
        for what, most in (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_CPU, limits.cpu_seconds),
            (resource.RLIMIT_NOFILE, limits.open_files),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            hard = resource.getrlimit(what)[1]
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (most, most))


def command(verb: str) -> list[str]:
    """The command line that starts this application again as a child with the given verb."""
    if getattr(sys, "frozen", False):
        return [sys.executable, verb]
    return [sys.executable, "-I", str(Path(__file__).resolve().parent.parent / "main.py"), verb]


class Child:
    """A running child; a context manager that ends it. `WorkerError` when it does not come up."""

    def __init__(self, argv: Sequence[str], limits: Limits, *, start_seconds: float = 60.0) -> None:
        environment = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
        try:
            self._process = subprocess.Popen(
                list(argv),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # it may quote the file's content
                env=environment | {"MALLOC_ARENA_MAX": "2"},
                cwd=Path(sys.executable).anchor,
                close_fds=True,
                creationflags=_WINDOWS_FLAGS,
            )
        except OSError as error:
            raise WorkerError("the child process cannot be started") from error
        self._job = jobobject.confine(self._process.pid, limits.memory)
        try:
            with Deadline(self, start_seconds):
                ready = self.receive(0).header == {"ready": 1}
        except (EOFError, FrameError, OSError):
            ready = False
        if not ready:
            self.close()
            raise WorkerError("the child process does not answer")

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def send(self, frame: Frame) -> None:
        """Send one frame. OSError when the child has gone."""
        assert self._process.stdin is not None
        write_frame(self._process.stdin, frame)  # type: ignore[arg-type]  # IO[bytes] is a BinaryIO here

    def receive(self, max_body: int) -> Frame:
        """Wait for one frame. EOFError when the child has gone, FrameError when it talks nonsense."""
        assert self._process.stdout is not None
        return read_frame(self._process.stdout, max_body)  # type: ignore[arg-type]  # as above

    def kill(self) -> None:
        """End the child at once; a `receive` that waits in another thread returns."""
        self._process.kill()

    def close(self) -> None:
        """End the child and free what it held."""
        self.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        jobobject.release(self._job)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Deadline:
    """Kills the child unless the block ends within `seconds`; `passed` tells whether it did."""

    def __init__(self, child: Child, seconds: float) -> None:
        self.passed = False
        self._over = False
        self._lock = threading.Lock()
        self._child = child
        self._timer = threading.Timer(seconds, self._pass)
        self._timer.daemon = True

    def _pass(self) -> None:
        with self._lock:
            if not self._over:  # else it would end a child that is at its next job
                self.passed = True
                self._child.kill()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
