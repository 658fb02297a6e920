import io
import os
import struct
import sys
from pathlib import Path

import pytest

from intake import worker
from intake.worker import Child, Frame, FrameError, Limits, WorkerError, read_frame, write_frame

ROOT = Path(__file__).resolve().parents[2]


def script(body: str) -> list[str]:
    """A child that says it is ready and then runs `body`."""
    start = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from intake.worker import *\n"
        "incoming, outgoing = own_streams()\n"
        "write_frame(outgoing, Frame({'ready': 1}))\n"
    )
    return [sys.executable, "-I", "-c", start + body]


def raw(header: bytes, body: bytes = b"") -> io.BytesIO:
    return io.BytesIO(struct.pack(">II", len(header), len(body)) + header + body)


def test_frames_come_back_as_they_went() -> None:
    pipe = io.BytesIO()
    frames = [Frame({"a": [1, "é", None]}, b"\0\xff"), Frame({})]
    for frame in frames:
        write_frame(pipe, frame)
    pipe.seek(0)
    assert [read_frame(pipe, 2), read_frame(pipe, 2)] == frames
    with pytest.raises(EOFError):
        read_frame(pipe, 2)


@pytest.mark.parametrize(
    "stream",
    [
        raw(b"{}", b"123"),
        io.BytesIO(struct.pack(">II", 2, 2) + b"{}1"),
        io.BytesIO(struct.pack(">II", worker.MAX_HEADER + 1, 0) + b" " * (worker.MAX_HEADER + 1)),
        io.BytesIO(b"\0\0\0"),
        raw(b'{"a": 1, "a": 2}'),
        raw(b'{"a": 1.5}'),
        raw(b'{"a": NaN}'),
        raw(b"[]"),
        raw(b"{"),
        raw(b"\xff\xfe"),
        raw(b"[" * 60_000),
        raw(b'{"a": ' + b"9" * 60_000 + b"}"),
    ],
    ids=[
        "body",
        "cut",
        "header",
        "lengths",
        "twice",
        "float",
        "nan",
        "array",
        "open",
        "utf",
        "deep",
        "digits",
    ],
)
def test_frames_that_no_honest_side_sends_are_refused(stream: io.BytesIO) -> None:
    with pytest.raises(FrameError):
        read_frame(stream, 2)


def test_a_child_that_cannot_start_or_does_not_answer_is_a_worker_error() -> None:
    with pytest.raises(WorkerError):
        Child(["/no/such/program"], Limits())
    with pytest.raises(WorkerError):
        Child([sys.executable, "-c", "pass"], Limits())
    with pytest.raises(WorkerError):
        Child([sys.executable, "-c", "import time; time.sleep(60)"], Limits(), start_seconds=0.2)


def test_a_child_sees_neither_environment_nor_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEGEL_PASSPHRASE_FILE", "/secret")
    with Child(
        script("import os; write_frame(outgoing, Frame({'e': sorted(os.environ), 'd': os.getcwd()}))"),
        Limits(),
    ) as child:
        said = child.receive(0).header
    assert not [name for name in said["e"] if name.startswith("SEGEL")]
    assert said["d"] == Path(sys.executable).anchor


def test_prints_of_libraries_do_not_reach_the_protocol() -> None:
    body = (
        "print('noise', flush=True); import os; os.write(1, b'more'); write_frame(outgoing, Frame({'a': 1}))"
    )
    with Child(script(body), Limits()) as child:
        assert child.receive(0).header == {"a": 1}


@pytest.mark.skipif(sys.platform == "win32", reason="limits are the parent's job object there")
def test_a_limited_child_can_neither_write_nor_hoard(tmp_path: Path) -> None:
    target = tmp_path / "written"
    body = f"""
limit_self(Limits(memory=200 << 20, open_files=16))
said = {{}}
def attempt(name, what):
    try:
        what()
        said[name] = "done"
    except (OSError, MemoryError) as error:
        said[name] = type(error).__name__
def write():
    with open({str(target)!r}, "wb", buffering=0) as out:
        out.write(b"x")
attempt("file", write)
attempt("memory", lambda: bytearray(400 << 20))
attempt("files", lambda: [open("/dev/null") for _ in range(32)])
attempt("raise", lambda: limit_self(Limits()))
import resource
said["core"] = resource.getrlimit(resource.RLIMIT_CORE)[1]
said["memory_limit"] = resource.getrlimit(resource.RLIMIT_AS)[1]
write_frame(outgoing, Frame(said))
"""
    with Child(script(body), Limits()) as child:
        said = child.receive(0).header
    assert said == {
        "file": "OSError",
        "memory": "MemoryError",
        "files": "OSError",
        "raise": "done",  # never upwards
        "core": 0,
        "memory_limit": 200 << 20,
    }
    assert not target.exists() or target.stat().st_size == 0


def test_the_command_re_enters_this_application(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker.command("verb") == [sys.executable, "-I", str(ROOT / "main.py"), "verb"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker.command("verb") == [sys.executable, "verb"]


def test_closing_ends_the_process() -> None:
    child = Child(script("import time; time.sleep(600)"), Limits())
    child.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)
