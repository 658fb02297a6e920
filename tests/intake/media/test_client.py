"""What a file, or a child that a file has taken over, can do to the application: nothing but a status."""

import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from intake.media import client
from intake.media.client import MediaWorker, WorkerPool
from intake.media.practice import PracticePhone, draw_photo
from intake.media.types import ExifStatus, PreviewStatus
from intake.worker import WorkerError

ROOT = Path(__file__).resolve().parents[3]
PHOTO = draw_photo(PracticePhone.SAMSUNG, 0, megapixels=0.3)


class Source(io.BytesIO):
    """A file that does something when the child asks for more than the first bytes."""

    def __init__(self, data: bytes, then: Callable[[], None]) -> None:
        super().__init__(data)
        self._then = then

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            self._then()
        return super().read(size)


def impostor(answer: str, ready: str = "{'ready': 1}") -> list[str]:
    """A child whose every answer to a job is `answer`, a statement."""
    code = (
        f"import os, sys, time; sys.path.insert(0, {str(ROOT)!r})\n"
        "from intake.worker import *\n"
        "incoming, outgoing = own_streams()\n"
        f"write_frame(outgoing, Frame({ready}))\n"
        "while True:\n"
        "    job = read_frame(incoming, 1 << 22)\n"
        f"    {answer}\n"
    )
    return [sys.executable, "-I", "-c", code]


def large_photo() -> bytes:
    """A PNG whose picture does not fit into the bytes sent with the job."""
    out = io.BytesIO()
    Image.effect_noise((600, 600), 80).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("write_frame(outgoing, Frame({'result': {'media_type': 'image/jpeg'}}))", "bad-reply"),
        ("write_frame(outgoing, Frame({'failed': 'Give me root'}))", "bad-reply"),
        ("write_frame(outgoing, Frame({'read': [0, 1 << 40]}))", "bad-reply"),
        ("write_frame(outgoing, Frame({'read': [-5, 5]}))", "bad-reply"),
        ("write_frame(outgoing, Frame({'failed': 'memory'}, b'x'))", "bad-reply"),
        ("outgoing.write(b'\\xff' * 100); outgoing.flush()", "bad-reply"),
        ("outgoing.write(b'\\0\\0\\0\\x02\\0\\0\\0\\0[]'); outgoing.flush()", "bad-reply"),
        ("write_frame(outgoing, Frame({'failed': 'memory'}))", "memory"),
        ("os._exit(0)", "crashed"),
        ("os.abort()", "crashed"),
        ("time.sleep(600)", "timeout"),
        ("write_frame(outgoing, Frame({'read': [0, 1]}))", "timeout"),
    ],
)
def test_whatever_the_child_does_the_answer_is_a_status(
    answer: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "_FACTS_SECONDS", 0.5)
    monkeypatch.setattr(client, "_PREVIEW_SECONDS", 0.5)
    with MediaWorker(impostor(answer)) as worker:
        facts = worker.read_facts(io.BytesIO(PHOTO), len(PHOTO), ".jpg")
        preview = worker.make_preview(io.BytesIO(PHOTO), len(PHOTO), 320)
    assert (facts.exif_status, facts.unread_reason) == (ExifStatus.UNREAD, reason)
    assert facts.media_type == "image/jpeg"
    assert (preview.status, preview.jpeg) == (PreviewStatus.UNMADE, b"")
    assert preview.reason == reason


def test_a_child_killed_in_the_middle_is_replaced() -> None:
    data = large_photo()
    with MediaWorker() as worker:

        def kill() -> None:
            assert worker.pid is not None
            os.kill(worker.pid, signal.SIGTERM)

        lost = worker.make_preview(Source(data, kill), len(data), 320)
        assert (lost.status, lost.reason) == (PreviewStatus.UNMADE, "crashed")
        assert worker.pid is None
        assert worker.make_preview(io.BytesIO(data), len(data), 320).status is PreviewStatus.MADE


def test_a_fault_of_the_source_is_the_callers_and_the_next_job_works() -> None:
    data = large_photo()

    def fail() -> None:
        raise OSError("the stick is gone")

    with MediaWorker() as worker:
        with pytest.raises(OSError, match="the stick"):
            worker.make_preview(Source(data, fail), len(data), 320)
        assert worker.make_preview(io.BytesIO(data), len(data), 320).status is PreviewStatus.MADE
        with pytest.raises(WorkerError):
            worker.read_facts(io.BytesIO(PHOTO), len(PHOTO) + 1, ".jpg")
        with pytest.raises(ValueError, match="pixels"):
            worker.make_preview(io.BytesIO(PHOTO), len(PHOTO), 1 << 20)


@pytest.mark.skipif(sys.platform == "win32", reason="the parent's job object limits memory there")
def test_out_of_memory_is_said_and_the_next_job_works() -> None:
    big = io.BytesIO()
    Image.new("RGB", (8000, 8000)).save(big, "PNG")
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from intake.media import child\n"
        "child.LIMITS = child.Limits(memory=200 << 20)\n"
        "child.run()\n"
    )
    with MediaWorker([sys.executable, "-I", "-c", code]) as worker:
        preview = worker.make_preview(big, len(big.getvalue()), 320)
        assert (preview.status, preview.reason) == (PreviewStatus.UNMADE, "memory")
        assert worker.make_preview(io.BytesIO(PHOTO), len(PHOTO), 320).status is PreviewStatus.MADE


def test_a_child_serves_many_jobs_and_is_renewed() -> None:
    with MediaWorker(jobs_for_a_child=3) as worker:
        pids = []
        for _ in range(7):
            worker.read_facts(io.BytesIO(PHOTO), len(PHOTO), ".jpg")
            pids.append(worker.pid)
    assert pids[0] == pids[2] != pids[3] == pids[5] != pids[6]


def test_a_child_that_cannot_be_started_is_a_worker_error() -> None:
    with MediaWorker(impostor("pass", ready="{'ready': 2}")) as worker, pytest.raises(WorkerError):
        worker.read_facts(io.BytesIO(PHOTO), len(PHOTO), ".jpg")


@pytest.mark.parametrize(("tail", "most"), [(PHOTO[-2:], 4), (b"\0", 40)], ids=["picture", "zeros"])
def test_only_the_needed_bytes_are_asked_for(tail: bytes, most: int) -> None:
    data = PHOTO + bytes(8 << 20) + tail
    asked = []
    source = Source(data, lambda: asked.append(source.tell()))
    with MediaWorker() as worker:
        facts = worker.read_facts(source, len(data), ".jpg")
    assert facts.exif_status is ExifStatus.COMPLETE
    assert len(asked) <= most


def test_no_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with MediaWorker() as worker:
        worker.read_facts(io.BytesIO(PHOTO), len(PHOTO), ".jpg")
        worker.make_preview(io.BytesIO(PHOTO), len(PHOTO), 320)
        if sys.platform == "linux":
            limits = Path(f"/proc/{worker.pid}/limits").read_text()
            rows = {row[:26].strip(): row[26:].split()[:2] for row in limits.splitlines()}
            assert rows["Max file size"] == rows["Max core file size"] == ["0", "0"]
            assert rows["Max address space"] == [str(1 << 30)] * 2
    assert list(tmp_path.iterdir()) == []


def test_a_pool_keeps_the_order() -> None:
    photos = [draw_photo(PracticePhone.OPPO, index, megapixels=0.1) for index in range(9)]
    with WorkerPool() as pool:
        read = list(pool.map(lambda worker, data: worker.read_facts(io.BytesIO(data), len(data), ""), photos))
        again = [pool.read_facts(io.BytesIO(data), len(data), "") for data in photos]
        preview = pool.make_preview(io.BytesIO(photos[0]), len(photos[0]), 64)
    assert read == again
    assert len({facts.taken_raw for facts in read}) == len(photos)
    assert preview.status is PreviewStatus.MADE
