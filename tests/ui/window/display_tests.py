"""Tests played on an X11 display that nobody sees: for what Qt's offscreen platform does not do, such as dragging."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
STANDSTILL = 400
"""Seconds after which a day on a display stands still: alone it takes eight, among ten busy programs eighty."""
IS_OFFSCREEN = os.environ.get("QT_QPA_PLATFORM") == "offscreen"


@pytest.fixture
def display() -> Iterator[str]:
    """An X11 display nobody sees."""
    if sys.platform != "linux":
        pytest.skip("no X11 here")
    read, write = os.pipe()
    screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(screen, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
        server.terminate()


def play(display: str, test: str) -> str:
    """What pytest says of a test that it plays there; fails where the test does, with all stacks if it stands still."""
    where_it_stands = ["-o", f"faulthandler_timeout={STANDSTILL}", "-o", "faulthandler_exit_on_timeout=true"]
    played = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n0", *where_it_stands, test],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * STANDSTILL,
    )
    assert played.returncode == 0, played.stdout[-4000:] + played.stderr[-8000:]
    return played.stdout
