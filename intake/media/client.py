"""Facts and previews of untrusted files, asked of child processes; a file can only ever yield a status."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from queue import LifoQueue
from typing import Any, BinaryIO, Final, Self, TypeVar

from intake.media import qr, replies, sniff
from intake.media.part import CloseUp, Part
from intake.media.region import MOST_REDACTED, Region
from intake.media.types import (
    MAX_TAGS,
    MOST_STRIPS,
    STRIPS_END,
    ExifStatus,
    Facts,
    Preview,
    PreviewStatus,
    Reading,
    Redacted,
    TagDump,
)
from intake.worker import Child, Deadline, Frame, FrameError, Limits, WorkerError, command

_HEAD: Final = 1 << 16
_MAX_READ: Final = 4 << 20
_FACTS_SECONDS: Final = 2.0
_PREVIEW_SECONDS: Final = 20.0
_REDACT_SECONDS: Final = 60.0
_STRIPS_SECONDS: Final = 60.0
_MOST_SIDE: Final = 4096
_MOST_PLACEHOLDER: Final = 512

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Failed(Exception):
    """The job gave no result; the argument is a short code."""


class MediaWorker:
    """One child that reads files; started on first use and again after a failure or `jobs_for_a_child` jobs.

    A context manager; for one thread at a time.
    """

    def __init__(self, argv: list[str] | None = None, *, jobs_for_a_child: int = 500) -> None:
        self._argv = argv or command("media-worker")
        self._jobs_for_a_child = jobs_for_a_child
        self._child: Child | None = None
        self._jobs = 0

    @property
    def pid(self) -> int | None:
        """The process id of the running child, if one runs."""
        return self._child.pid if self._child else None

    def read_facts(self, source: BinaryIO, size: int, suffix: str) -> Facts:
        """The facts of a seekable file of `size` bytes whose name ends in `suffix` (`.jpg`), within 2 s.

        WorkerError when no child can be started; what `source` itself raises passes through.
        """
        return self._look(source, size, suffix, tags=False).facts

    def read(self, source: BinaryIO, size: int, suffix: str) -> Reading:
        """The facts and every tag of a file, both within 2 s; what fails after the facts costs only the tags.

        Errors as in `read_facts`.
        """
        return self._look(source, size, suffix, tags=True)

    def _look(self, source: BinaryIO, size: int, suffix: str, *, tags: bool) -> Reading:
        head = _read(source, 0, min(size, _HEAD))
        media_type = sniff.media_type(head)
        walked = sniff.readable(media_type)
        if not (walked or sniff.measured(media_type)):
            return Reading(_unread(media_type, "not-an-image" if size else "empty", suffix))
        tags &= walked
        job = Frame({"kind": "facts", "size": size, "suffix": suffix[:16], "tags": tags}, head)
        answers, why = self._answers(job, source, size, _FACTS_SECONDS, MAX_TAGS if tags else 0, 1 + tags)
        try:
            if not answers:
                raise _Failed(why)
            facts = self._trusted(lambda: replies.decode_facts(answers[0], media_type))
        except _Failed as failed:
            return Reading(_unread(media_type, str(failed), suffix))
        return Reading(facts, self._tags(answers[1:], why) if tags and (facts.readers or facts.xmp) else None)

    def _tags(self, answers: list[Frame], why: str | None) -> TagDump:
        try:
            return self._trusted(lambda: replies.decode_tags(answers[0])) if answers else TagDump(reason=why)
        except _Failed as failed:
            return TagDump(reason=str(failed))

    def make_preview(self, source: BinaryIO, size: int, pixels: int) -> Preview:
        """An upright JPEG of a picture whose longer side is at most `pixels` (16 to 4096), within 20 s.

        ValueError for other sizes; WorkerError and `source`'s own errors as in `read_facts`.
        """
        if not 16 <= pixels <= _MOST_SIDE:
            raise ValueError("pixels")
        return self._picture({"kind": "preview", "size": size, "pixels": pixels}, source, size, pixels)

    def make_strips(self, source: BinaryIO, size: int, pixels: int) -> tuple[Preview, ...]:
        """A very high picture in at most 64 parts from top to bottom, JPEGs whose longer side is at most `pixels`.

        Within 60 s; none where it is not high or cannot be read. ValueError and other errors as in `make_preview`.
        """
        if not 16 <= pixels <= _MOST_SIDE:
            raise ValueError("pixels")
        head = _read(source, 0, min(size, _HEAD))
        if not sniff.media_type(head).startswith("image/"):
            return ()
        job = Frame({"kind": "strips", "size": size, "pixels": pixels}, head)
        answers, why = self._answers(job, source, size, _STRIPS_SECONDS, replies.MAX_PREVIEW, MOST_STRIPS + 1)
        if why != STRIPS_END:
            if why is None:
                self.close()  # more than there can be
            return ()
        try:
            return tuple(self._trusted(partial(replies.decode_preview, each, pixels)) for each in answers)
        except _Failed:
            return ()

    def make_placeholder(self, source: BinaryIO, size: int) -> Preview:
        """The embedded thumbnail as a plain upright JPEG of at most 512 pixels; errors as in `read_facts`.

        Only what the file brings along: to be shown until a preview is made, or where none can be, and named so.
        """
        return self._picture({"kind": "placeholder", "size": size}, source, size, _MOST_PLACEHOLDER)

    def _picture(self, header: dict[str, Any], source: BinaryIO, size: int, pixels: int) -> Preview:
        head = _read(source, 0, min(size, _HEAD))
        if not sniff.media_type(head).startswith("image/"):
            return Preview(PreviewStatus.UNMADE, reason="not-an-image" if size else "empty")
        try:
            frame = self._run(Frame(header, head), source, size, _PREVIEW_SECONDS, replies.MAX_PREVIEW)
            return self._trusted(lambda: replies.decode_preview(frame, pixels))
        except _Failed as why:
            return Preview(PreviewStatus.UNMADE, reason=str(why))

    def close_up(self, source: BinaryIO, size: int, part: Part, pixels: int) -> CloseUp:
        """A part of a picture with its own pixels, shrunk to a longer side of at most `pixels` (16 to 4096).

        Within 20 s. ValueError for other sizes or a part that is not sound; other errors as in `read_facts`.
        """
        if not (16 <= pixels <= _MOST_SIDE and part.is_sound):
            raise ValueError("pixels or part")
        head = _read(source, 0, min(size, _HEAD))
        if not sniff.media_type(head).startswith("image/"):
            return CloseUp(reason="not-an-image" if size else "empty")
        job = Frame({"kind": "close-up", "size": size, "part": part.to_json(), "pixels": pixels}, head)
        try:
            frame = self._run(job, source, size, _PREVIEW_SECONDS, replies.MAX_PREVIEW)
            return self._trusted(lambda: replies.decode_close_up(frame, part, pixels))
        except _Failed as why:
            return CloseUp(reason=str(why))

    def read_codes(self, source: BinaryIO, size: int) -> tuple[str, ...]:
        """The texts of QR codes in a picture, within 20 s; none also where it cannot be read. Errors as above."""
        head = _read(source, 0, min(size, _HEAD))
        if not sniff.media_type(head).startswith("image/"):
            return ()
        try:
            frame = self._run(Frame({"kind": "codes", "size": size}, head), source, size, _PREVIEW_SECONDS, 0)
            return self._trusted(lambda: qr.decode(frame))
        except _Failed:
            return ()

    def redact(self, source: BinaryIO, size: int, regions: Sequence[Region]) -> Redacted:
        """A picture with up to a hundred regions covered, within 60 s; errors as in `read_facts`."""
        head = _read(source, 0, min(size, _HEAD))
        media_type = sniff.media_type(head)
        if not media_type.startswith("image/"):
            return Redacted(reason="not-an-image" if size else "empty")
        job = Frame({"kind": "redact", "size": size, "regions": [each.to_json() for each in regions]}, head)
        try:
            frame = self._run(job, source, size, _REDACT_SECONDS, MOST_REDACTED)
            return self._trusted(lambda: replies.decode_redacted(frame, media_type))
        except _Failed as why:
            return Redacted(reason=str(why))

    def _run(self, job: Frame, source: BinaryIO, size: int, seconds: float, max_body: int) -> Frame:
        """One job to its answer. Raises `_Failed`."""
        answers, why = self._answers(job, source, size, seconds, max_body, 1)
        if not answers:
            raise _Failed(why)
        return answers[0]

    def _answers(
        self, job: Frame, source: BinaryIO, size: int, seconds: float, max_body: int, wanted: int
    ) -> tuple[list[Frame], str | None]:
        """The frames that a job gave, at most `wanted`, and the short code of why there are no more.

        The child is ended after anything but an honest answer.
        """
        child = self._started()
        answers: list[Frame] = []
        reason, honest = None, False
        deadline = Deadline(child, seconds)
        try:
            with deadline:
                child.send(job)
                while len(answers) < wanted and reason is None:
                    frame = child.receive(max_body)
                    asked = replies.decode_read(frame.header, size, _MAX_READ)
                    if asked is not None:
                        child.send(Frame({}, _read(source, *asked)))
                    elif (reason := replies.decode_failed(frame)) is None:
                        answers.append(frame)
            honest = not deadline.passed
        except (EOFError, BrokenPipeError, FrameError, replies.BadReply) as error:
            spoke = isinstance(error, replies.BadReply | FrameError)
            reason = "timeout" if deadline.passed else "bad-reply" if spoke else "crashed"
        finally:
            # the source's own errors pass through here: the child still waits for bytes and is of no more use
            if not honest:
                self.close()
        return answers, reason

    def _trusted(self, decode: Callable[[], Result]) -> Result:
        try:
            return decode()
        except replies.BadReply:
            self.close()
            raise _Failed("bad-reply") from None

    def _started(self) -> Child:
        if self._jobs >= self._jobs_for_a_child:
            self.close()
        if self._child is None:
            self._child, self._jobs = Child(self._argv, Limits()), 0
        self._jobs += 1
        return self._child

    def close(self) -> None:
        """End the child; the next job starts another."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class WorkerPool:
    """Several children behind the methods of one `MediaWorker`, safe for any number of threads."""

    def __init__(self, size: int = 2) -> None:
        self._workers = [MediaWorker() for _ in range(size)]
        self._free: LifoQueue[MediaWorker] = LifoQueue()
        for worker in self._workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="media")

    def read_facts(self, source: BinaryIO, size: int, suffix: str) -> Facts:
        """As `MediaWorker.read_facts`, waiting for a free child."""
        return self._with_worker(lambda worker: worker.read_facts(source, size, suffix))

    def make_preview(self, source: BinaryIO, size: int, pixels: int) -> Preview:
        """As `MediaWorker.make_preview`, waiting for a free child."""
        return self._with_worker(lambda worker: worker.make_preview(source, size, pixels))

    def make_placeholder(self, source: BinaryIO, size: int) -> Preview:
        """As `MediaWorker.make_placeholder`, waiting for a free child."""
        return self._with_worker(lambda worker: worker.make_placeholder(source, size))

    def map(self, task: Callable[[MediaWorker, Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """`task` of every item, in order, in as many threads as there are children, few items ahead."""
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(self.submit(task, item))
            if len(waiting) > 2 * len(self._workers):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def submit(self, task: Callable[[MediaWorker, Item], Result], item: Item) -> Future[Result]:
        """Start `task` of one item in another thread."""
        return self._threads.submit(lambda: self._with_worker(lambda worker: task(worker, item)))

    def _with_worker(self, use: Callable[[MediaWorker], Result]) -> Result:
        worker = self._free.get()
        try:
            return use(worker)
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """Wait for the running tasks, drop the others, end all children."""
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _read(source: BinaryIO, offset: int, length: int) -> bytes:
    source.seek(offset)
    data = source.read(length)
    if len(data) != length:
        raise WorkerError("the source is shorter than its size")
    return data


def _unread(media_type: str, reason: str, suffix: str) -> Facts:
    doubts = ("suffix-mismatch",) if sniff.contradicts(media_type, suffix) else ()
    return Facts(media_type=media_type, exif_status=ExifStatus.UNREAD, unread_reason=reason, doubts=doubts)
