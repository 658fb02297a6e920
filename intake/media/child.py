"""The media worker: reads untrusted files in a process of its own with limits, asks its parent for bytes.

Parent to child: {"kind": "facts" | "preview" | "strips" | "placeholder" | "codes" | "redact" | "close-up", "size",
"suffix" and "tags" | "pixels" | "part" | "regions"} with the file's first bytes; then bytes for each
{"read": [offset, length]}. Child to parent at the end: {"result": …} or {"failed": code}; where "tags" was true,
the dump of all tags after the facts. A picture's strips are as many results, then {"failed": "end"}.
"""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from intake.media import close_up, facts, part, previews, qr, redact, region, strips, tags
from intake.media.types import STRIPS_END, Preview
from intake.worker import Frame, Limits, limit_self, own_streams, read_frame, write_frame

LIMITS: Final = Limits()
HEAD: Final = 1 << 16
MAX_READ: Final = 4 << 20
_READ_AHEAD: Final = {
    "facts": 1 << 14,
    "preview": 1 << 19,
    "strips": 1 << 19,
    "placeholder": 1 << 16,
    "codes": 1 << 19,
    "redact": 1 << 19,
    "close-up": 1 << 19,
}


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
        for answer in _answers(job, incoming, outgoing):
            write_frame(outgoing, answer)


def _answers(job: Frame, incoming: BinaryIO, outgoing: BinaryIO) -> Iterator[Frame]:
    remote = _Remote(incoming, outgoing, job.body, job.header["size"])
    stream = io.BufferedReader(remote, _READ_AHEAD[job.header["kind"]])
    try:
        yield from (
            _facts(stream, job.header) if job.header["kind"] == "facts" else _picture(stream, job.header)
        )
    except MemoryError:
        yield Frame({"failed": "memory"})
    except previews.Unmade as why:
        yield Frame({"failed": str(why)})
    except Exception:  # noqa: BLE001  # the boundary: whatever a hostile file provokes is an answer, not an end
        yield Frame({"failed": "reader-error"})


def _facts(stream: io.BufferedIOBase, header: dict[str, Any]) -> Iterator[Frame]:
    found, walk = facts.read_facts(stream, header["size"], header["suffix"])
    yield Frame({"result": found.to_json()})
    if header["tags"]:
        yield Frame({"result": {}}, tags.dump(walk))


def _picture(stream: io.BufferedIOBase, header: dict[str, Any]) -> Iterator[Frame]:
    if header["kind"] == "codes":
        yield Frame({"result": qr.find(stream)})
        return
    if header["kind"] == "redact":
        picture, width, height = redact.redact(stream, region.list_from_json(header["regions"]))
        yield Frame({"result": {"width": width, "height": height}}, picture)
        return
    if header["kind"] == "close-up":
        seen = close_up.close_up(stream, part.from_json(header["part"]), header["pixels"])
        yield Frame({"result": seen.part.to_json()}, seen.jpeg)
        return
    if header["kind"] == "strips":
        yield from (_made(each) for each in strips.make_strips(stream, header["pixels"]))
        raise previews.Unmade(STRIPS_END)
    if header["kind"] == "placeholder":
        made = previews.make_placeholder(stream, header["size"])
    else:
        made = previews.make_preview(stream, header["pixels"], header["size"])
    yield _made(made)


def _made(made: Preview) -> Frame:
    said = {"width": made.width, "height": made.height, "thumbnail": made.thumbnail}
    return Frame({"result": said}, made.jpeg)
