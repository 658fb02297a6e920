"""The media worker: reads untrusted files in a process of its own with limits, asks its parent for bytes.

Parent to child: {"kind": "facts" | "preview", "size", "suffix" | "pixels"} with the file's first bytes; then
bytes for each {"read": [offset, length]}. Child to parent at the end: {"result": …} or {"failed": code}.
"""

import io
from typing import BinaryIO, Final

from intake.media import facts, previews
from intake.worker import Frame, Limits, limit_self, own_streams, read_frame, write_frame

LIMITS: Final = Limits()
HEAD: Final = 1 << 16
MAX_READ: Final = 4 << 20
_READ_AHEAD: Final = {"facts": 1 << 14, "preview": 1 << 19}


class _Remote(io.RawIOBase):
    """The parent's file, read over the pipe; its first bytes came with the job."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO, head: bytes, size: int) -> None:
        self._streams = incoming, outgoing
        self._head, self._size, self._at = head, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        at = offset + (0, self._at, self._size)[whence]
        if at < 0:
            raise OSError("before the start")
        self._at = at
        return at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # typeshed's Buffer needs 3.12
        data = self._take(len(view))
        view[: len(data)] = data
        return len(data)

    def readall(self) -> bytes:
        parts = []
        while data := self._take(MAX_READ):
            parts.append(data)
        return b"".join(parts)

    def _take(self, length: int) -> bytes:
        length = min(length, MAX_READ, max(self._size - self._at, 0))
        data = self._head[self._at : self._at + length]
        if length and not data:
            incoming, outgoing = self._streams
            write_frame(outgoing, Frame({"read": [self._at, length]}))
            data = read_frame(incoming, MAX_READ).body
        self._at += len(data)
        return data


def run() -> int:
    """Serve jobs from standard input until it ends. Returns the exit status."""
    incoming, outgoing = own_streams()
    previews.prepare()
    limit_self(LIMITS)
    write_frame(outgoing, Frame({"ready": 1}))
    while True:
        try:
            job = read_frame(incoming, HEAD)
        except EOFError:
            return 0
        write_frame(outgoing, _answer(job, incoming, outgoing))


def _answer(job: Frame, incoming: BinaryIO, outgoing: BinaryIO) -> Frame:
    header = job.header
    remote = _Remote(incoming, outgoing, job.body, header["size"])
    stream = io.BufferedReader(remote, _READ_AHEAD[header["kind"]])
    try:
        if header["kind"] == "facts":
            found = facts.read_facts(stream, header["size"], header["suffix"])
            return Frame({"result": found.to_json()})
        jpeg, width, height = previews.make_preview(stream, header["pixels"])
        return Frame({"result": {"width": width, "height": height}}, jpeg)
    except MemoryError:
        return Frame({"failed": "memory"})
    except previews.Unmade as why:
        return Frame({"failed": str(why)})
    except Exception:  # noqa: BLE001  # the boundary: whatever a hostile file provokes is an answer, not an end
        return Frame({"failed": "reader-error"})
