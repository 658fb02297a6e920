"""What acknowledgements prove of when entries were logged, and what came in at the office."""

from intake.bundle import ack, arrivals, bounds, receive
from intake.bundle.bounds import Anchor
from intake.bundle.handovers import HandoverState
from intake.custody import journal
from intake.custody.entries import Kind
from intake.records import cases
from tests.intake.conftest import Desks


def test_bounds_lie_between_the_nearest_anchors() -> None:
    first, second = Anchor("Kantor", "2024-02-01", 10, 12), Anchor("Kantor", "2024-02-08", 20, 22)
    refusal = Anchor("Kantor", "2024-02-09", 0, 24)
    known = (first, second, refusal)
    found = [
        (bounds.bounds(seq, known).before, bounds.bounds(seq, known).after) for seq in (9, 10, 15, 20, 30)
    ]
    assert found == [(first, None), (second, None), (second, first), (None, first), (None, refusal)]
    assert bounds.bounds(0, ()) == bounds.Bounds(None, None)


def test_an_acknowledgement_bounds_what_it_holds_and_what_follows(sealed: Desks) -> None:
    officer, office = sealed.officer(), sealed.office()
    assert bounds.anchors(officer) == ()
    received = receive.receive(office, sealed.folder)
    assert received.ack is not None
    (arrival,) = arrivals.listing(office)
    assert (arrival.sender, arrival.state) == ("Siti", HandoverState.TAKEN_IN)
    assert arrival.case is not None and arrival.case.id == received.case
    taken = ack.take(officer, received.ack.read_bytes())
    cases.create(officer, cases.CaseKind.LAPORAN, cases.CaseFacts("Sesudahnya"))
    (anchor,) = bounds.anchors(officer)
    assert (anchor.by, anchor.at) == ("Kantor", taken.ack.at)
    for event in journal.events(officer):
        found = bounds.bounds(event.entry.seq, [anchor])
        assert (found.before is not None) == (event.entry.seq < anchor.size)
        assert (found.after is not None) == (event.entry.seq > (anchor.taken or 0))
    acknowledged = [
        e.entry.seq for e in journal.events(officer) if e.entry.kind == Kind.HANDOVER_ACKNOWLEDGED
    ]
    assert acknowledged == [anchor.taken]
    officer.close()
    office.close()


def test_a_refused_hand_over_is_listed_without_a_case(sealed: Desks) -> None:
    data = bytearray((sealed.folder / "bundle.age").read_bytes())
    data[len(data) // 2] ^= 1
    (sealed.folder / "bundle.age").write_bytes(data)
    office = sealed.office()
    receive.receive(office, sealed.folder)
    (arrival,) = arrivals.listing(office)
    assert (arrival.state, arrival.case) == (HandoverState.REFUSED, None)
    office.close()
