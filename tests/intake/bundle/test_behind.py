"""Bytes arrive whole and in order from another thread; what the sink raises arrives too, and nothing hangs."""

import threading

import pytest

from intake.bundle.behind import DEPTH, Behind


class Full:
    """Takes so many pieces, then is full."""

    def __init__(self, room):
        self.room, self.taken = room, []

    def write(self, data):
        if not self.room:
            raise OSError(28, "full")
        self.room -= 1
        self.taken.append(bytes(data))
        return len(data)


def test_pieces_arrive_in_order_even_from_a_reused_buffer():
    sink, buffer = Full(1000), bytearray(4)
    with Behind(sink) as behind:
        for number in range(500):
            buffer[:] = number.to_bytes(4, "big")
            assert behind.write(memoryview(buffer)) == 4
    assert sink.taken == [number.to_bytes(4, "big") for number in range(500)]


@pytest.mark.parametrize("pieces", [1, 3, 10 * DEPTH])
def test_a_full_sink_is_told_and_nothing_waits_for_ever(pieces):
    sink = Full(2 if pieces > 2 else 0)
    with pytest.raises(OSError, match="full"), Behind(sink) as behind:
        for _ in range(pieces):
            behind.write(b"x")
    assert len(sink.taken) <= 2


def test_an_exception_inside_stops_what_waits():
    sink = Full(10**6)
    with pytest.raises(KeyError), Behind(sink) as behind:
        behind.write(b"x")
        raise KeyError
    assert len(sink.taken) <= 1


def test_whoever_waits_for_a_slow_sink_does_something_else_in_between():
    began, between = threading.Event(), []

    class Slow:
        def write(self, data):
            began.set()
            assert done.wait(10), "nothing was done in between"
            return len(data)

    done = threading.Event()

    def meanwhile():
        between.append(threading.current_thread())
        if began.is_set():
            done.set()

    with Behind(Slow(), meanwhile) as behind:
        behind.write(b"x")
    assert done.is_set() and set(between) == {threading.current_thread()}
