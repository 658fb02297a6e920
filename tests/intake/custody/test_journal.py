"""Writing the log: in the transaction of the deed, each case a chain, every leaf at its place."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

import pytest

from intake import vault as vaults
from intake.clock import Moment
from intake.custody import journal
from intake.custody.entries import Kind
from intake.evidence import adding, exhibits
from intake.records import cases, people, statements
from tests.independent import merkle


@pytest.fixture
def worked(vault, case, tmp_path):
    """A vault with two cases worked on by turns."""
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    for number, which in enumerate((case, other, case)):
        witness = people.add(vault, which, people.Role.SAKSI, people.PersonFacts("Budi"))
        statements.seal(vault, which, witness, statements.draft(vault, which, witness, "kata"))
        (tmp_path / f"{number}.jpg").write_bytes(b"\xff\xd8\xff" + bytes([number]) * 99)
        list(adding.add(vault, which, [tmp_path / f"{number}.jpg"], exhibits.Obtained("", source="Budi")))
    return vault


def test_seq_is_the_leaf_s_index_and_each_case_a_chain(worked):
    chains = defaultdict(list)
    leaves = []
    for index, event in enumerate(journal.events(worked)):
        assert event.entry.seq == index
        assert event.entry.encode() == event.entry_bytes
        assert event.entry.body == hashlib.sha256(event.body_bytes).hexdigest()
        chain = chains[event.entry.case]
        assert event.entry.n == len(chain)
        assert event.entry.prev == (hashlib.sha256(chain[-1]).hexdigest() if chain else None)
        chain.append(event.entry_bytes)
        leaves.append(merkle.leaf(event.entry_bytes))
    assert len(chains) == 3
    assert len(leaves) == journal.size(worked) == 18
    assert journal.tree(worked).root() == merkle.root(leaves)


def test_evidence_added_says_the_file_and_nothing_else(worked):
    added = [event for event in journal.events(worked) if event.entry.kind == Kind.EVIDENCE_ADDED]
    assert len(added) == 3
    for event in added:
        assert set(event.body) == {"id", "media_type", "salt", "sha256", "size"}
        beside = journal.event_about(worked, event.body["id"], Kind.EVIDENCE_OBTAINED)
        assert beside.entry.seq == event.entry.seq + 1
        assert beside.body["actor"]["name"] == "Siti Aminah"


def test_every_other_event_names_its_actor(worked):
    for event in journal.events(worked):
        assert ("actor" in event.body) == (event.entry.kind != Kind.EVIDENCE_ADDED)


def test_no_name_stands_in_what_travels(worked):
    for event in journal.events(worked):
        for word in (b"Budi", b"Siti", b"jpg", b"Dua"):
            assert word not in event.entry_bytes


def test_an_event_without_a_transaction_is_a_defect(vault):
    before = journal.size(vault)
    with pytest.raises(RuntimeError):
        journal.record(vault, Kind.CASE_CREATED, None, {})
    assert journal.size(vault) == before


def test_an_event_is_undone_with_its_deed(vault, case):
    before = list(journal.events(vault))
    with pytest.raises(ZeroDivisionError), vault.store.transaction():
        journal.record(vault, Kind.CASE_EDITED, case.id, {})
        raise ZeroDivisionError
    assert list(journal.events(vault)) == before


def test_events_of_one_case_and_from_a_place_on(worked, case):
    of_case = list(journal.events(worked, case=case.id))
    assert [event.entry.n for event in of_case] == list(range(11))
    assert list(journal.events(worked, start=5)) == list(journal.events(worked))[5:]
    assert list(journal.events(worked, log=99)) == []


def test_an_event_is_found_by_what_it_speaks_of(worked, case):
    assert journal.event_about(worked, case.id, Kind.CASE_CREATED).entry.case == case.id
    assert journal.event_about(worked, case.id, Kind.CASE_EDITED) is None
    assert journal.event_about(worked, case.id, Kind.CASE_CREATED, 99) is None


def test_an_erased_body_leaves_its_entry(open_vault):
    case = cases.create(open_vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Rahasia"))
    open_vault.store.run("UPDATE entries SET body = NULL WHERE case_id = ?", (case.id,))
    (event,) = journal.events(open_vault, case=case.id)
    assert (event.body, event.entry.kind) == ({}, Kind.CASE_CREATED)


@dataclass
class Standing:
    """A clock that says what it is told."""

    at: str
    ms: int

    def now(self) -> Moment:
        return Moment(self.at, "a" * 32, self.ms)


def test_a_clock_set_back_is_recorded_not_refused(vault_path):
    clock = Standing("2024-02-14T09:30:00.000+08:00", 5000)
    vault = vaults.unlock(vault_path, b"rahasia", clock=clock)
    first = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Satu"))
    clock.at, clock.ms = "2019-01-01T00:00:00.000+08:00", 6000
    second = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    assert (first.created_at, second.created_at) == ("2024-02-14T09:30:00.000+08:00", clock.at)
    moments = [(event.entry.at, event.entry.ms) for event in journal.events(vault, start=1)]
    assert moments == [("2024-02-14T09:30:00.000+08:00", 5000), ("2019-01-01T00:00:00.000+08:00", 6000)]
    vault.close()
