"""The log's judges on made entries: each kind of wrong is found, and only that."""

import os
from dataclasses import replace

import pytest

from crypto.checkpoints import Checkpoint
from crypto.errors import FormatError
from crypto.merkle import MerkleTree, leaf_hash
from crypto.notes import Signer, sign_note
from intake import office
from intake.custody.continued import Continuation
from intake.custody.entries import Entry, Kind, digest, make_body
from intake.custody.heads import sms_form
from intake.custody.judge import Chain, HeldHead, Tail, judge_against, judge_claimed, judge_head
from intake.custody.replay import Thing, Topic, compare, replay
from intake.findings import FindingKind as K
from intake.office import KnownLog, LogSegment, judge_growth

ORIGIN = "segel.invalid/log/" + "ab" * 16
CASE = "cd" * 16
BOOT = "ef" * 16


def made(count: int, case: str | None = CASE, start: int = 0) -> list[Entry]:
    entries, prev = [], None
    for seq in range(start, start + count):
        at = f"2026-02-14T09:{seq % 60:02}:00.000+08:00"
        entry = Entry(
            seq, case, seq - start, prev, at, BOOT, seq * 60_000, Kind.CASE_EDITED, digest(b"%d" % seq)
        )
        entries.append(entry)
        prev = digest(entry.encode())
    return entries


def judged(entries, **options) -> set[str]:
    chain = Chain("log", **options)
    for entry in entries:
        chain.take(entry if isinstance(entry, bytes) else entry.encode())
    return {each.kind for each in chain.findings}


def leaves(entries) -> list[bytes]:
    return [leaf_hash(entry.encode()) for entry in entries]


def test_a_good_log_has_no_findings():
    assert judged(made(20)) == set()
    assert judged(made(5, start=3), first=None) == set()
    assert judged([*made(3), replace(made(1)[0], seq=3, case=None, ms=180_000, at=made(4)[3].at)]) == set()


@pytest.mark.parametrize(
    "change",
    [
        lambda log: log.pop(3),
        lambda log: log.insert(3, log[3]),
        lambda log: log.reverse(),
        lambda log: log.__setitem__(3, replace(log[3], n=9)),
        lambda log: log.__setitem__(3, replace(log[3], seq=9)),
        lambda log: log.__setitem__(3, replace(log[3], prev="0" * 64)),
        lambda log: log.__setitem__(3, replace(log[3], body="0" * 64)),
        lambda log: log.__setitem__(3, replace(log[3], case="00" * 16)),
        lambda log: log.__setitem__(3, replace(log[3], n=0, prev=None)),
        lambda log: log.__setitem__(3, log[3].encode() + b" "),
        lambda log: log.__setitem__(3, b"{}"),
        lambda log: log.__setitem__(3, replace(log[3], at="2026-02-31T09:00:00.000+08:00")),
    ],
)
@pytest.mark.parametrize("first", [0, None])
def test_a_broken_chain(change, first):
    log = made(6)
    change(log)
    assert K.LOG_CHAIN in judged(log, first=first)


def test_every_finding_is_told_not_only_the_first():
    log = made(9)
    chain = Chain("log")
    for entry in [log[0], replace(log[1], n=5), log[2], log[3], replace(log[4], prev="0" * 64), *log[5:]]:
        chain.take(entry.encode())
    assert [each.object for each in chain.findings] == ["log #1", "log #2", "log #4", "log #5"]


def test_what_came_before_counts_where_it_is_known():
    log = made(6)
    tails = {CASE: Tail(2, digest(log[2].encode()))}
    assert judged(log[3:], first=3, tails=tails) == set()
    assert judged(log[3:], first=3, tails=None) == set()
    assert judged(log[3:], first=3) == {K.LOG_CHAIN}
    assert judged(log[3:], first=3, tails={CASE: Tail(2, "0" * 64)}) == {K.LOG_CHAIN}
    assert judged(log[4:], first=4, tails=tails) == {K.LOG_CHAIN}


def test_bodies():
    body = make_body({"id": CASE}, None)
    entry = replace(made(1)[0], body=digest(body))
    for data, kind in ((body, set()), (body + b" ", {K.LOG_BODY})):
        chain = Chain("log")
        chain.take(entry.encode(), data)
        assert {each.kind for each in chain.findings} == kind
    unsalted = b'{"id":1}'
    chain = Chain("log")
    chain.take(replace(entry, body=digest(unsalted)).encode(), unsalted)
    assert {each.kind for each in chain.findings} == {K.LOG_BODY}


def test_an_unknown_kind_is_said():
    assert judged([replace(made(1)[0], kind="case.painted")]) == {K.LOG_UNKNOWN_KIND}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"at": "2026-02-14T08:00:00.000+08:00"}, {K.CLOCK_BACK}),
        ({"at": "2026-02-14T10:01:00.000+09:00"}, set()),
        ({"at": "2026-02-14T09:30:00.000+08:00"}, {K.CLOCK_BACK}),
        ({"at": "2026-02-14T09:30:00.000+08:00", "boot": "00" * 16}, set()),
        ({"at": "2026-02-14T09:02:30.000+08:00"}, set()),
        ({"ms": 0, "at": "2026-02-14T09:01:00.000+08:00"}, set()),
        ({"ms": 10**9}, {K.CLOCK_BACK}),
    ],
)
def test_the_clock(changes, found):
    log = made(2)
    assert judged([log[0], replace(log[1], **changes)]) == found


def test_heads():
    log, key = made(7), Signer(ORIGIN, os.urandom(32))
    tree = MerkleTree(leaves(log))
    good = Checkpoint(ORIGIN, 5, tree.root(5))
    other = Checkpoint(ORIGIN, 5, tree.root(6))
    beyond = Checkpoint(ORIGIN, 8, tree.root())

    def found(checkpoint, signer=key):
        note = sign_note(checkpoint.text(), [signer]).encode()
        return [each.kind for each in judge_head(note, key.verifier, tree, "head")]

    assert found(good) == []
    assert found(other) == [K.LOG_ROOT]
    assert found(beyond) == [K.LOG_ROOT]
    assert found(good, Signer(ORIGIN, os.urandom(32))) == [K.SIGNATURE]
    strange = Checkpoint("segel.invalid/log/" + "00" * 16, 5, tree.root(6))
    for checkpoint, kinds in (
        (good, []),
        (other, [K.FORK]),
        (beyond, [K.ROLLBACK]),
        (strange, [K.HEAD_UNCOMPARED]),
    ):
        for held in (HeldHead.of(checkpoint), HeldHead.from_sms(sms_form(checkpoint))):
            assert [each.kind for each in judge_against(ORIGIN, tree, [held])] == kinds
    assert judge_claimed(good, [HeldHead.of(good)]) == []
    left = judge_claimed(good, [HeldHead.of(good), HeldHead.of(beyond), HeldHead.of(strange)])
    assert {(each.kind, each.object) for each in left} == {
        (K.HEAD_UNCOMPARED, f"{ORIGIN.rpartition('/')[2][:8]} 8"),
        (K.HEAD_UNCOMPARED, "00000000 5"),
    }
    of_vault = [HeldHead.of(each, "ab" * 16) for each in (good, beyond, strange)]
    assert judge_claimed(good, of_vault) == []  # of a vault's many heads one is enough
    assert [each.object for each in judge_claimed(good, of_vault[1:])] == ["vault abababab"]
    assert [each.kind for each in judge_claimed(good, [HeldHead.of(other)])] == [K.FORK]


@pytest.mark.parametrize(
    "text", ["", "SEGEL1", "SEGEL2 abababab 5 " + "A" * 26, "SEGEL1 abababab 05 " + "A" * 26]
)
def test_what_is_no_texted_head(text):
    with pytest.raises(FormatError):
        HeldHead.from_sms(text)


def grown(held, start, entries, *, claimed=None, others=(), declared=(), proof=None):
    """Judges a log of which `held` is here and `entries`, a whole log, are sent from `start` on."""
    tree = MerkleTree(leaves(claimed or entries))
    known = KnownLog(ORIGIN, 1, tuple(leaves(held)), others)
    consistency = tuple(tree.consistency_proof(start)) if start and proof is None else tuple(proof or ())
    segment = LogSegment(start, tuple(each.encode() for each in entries[start:]), consistency)
    tails = {CASE: Tail(start - 1, digest(entries[start - 1].encode()))} if start else {}
    return judge_growth(known, tails, segment, Checkpoint(ORIGIN, tree.size, tree.root()), declared)


def test_growth():
    log = made(12)
    for held, start, end in ((0, 0, 5), (5, 5, 9), (5, 3, 9), (5, 0, 9), (9, 0, 5), (9, 5, 7)):
        growth = grown(log[:held], start, log[:end])
        assert growth.findings == ()
        assert growth.size == held
        assert list(growth.fresh) == [each.encode() for each in log[held:end]]
    assert {each.kind for each in grown(log[:3], 5, log[:9]).findings} == {K.LOG_GAP}


def forked(log, at: int, count: int):
    twin = log[:at]
    for seq in range(at, count):
        prev = digest(twin[-1].encode())
        twin.append(replace(log[seq], prev=prev, body="0" * 64))
    return twin


def test_forks_and_rollbacks():
    log = made(12)
    twin = forked(log, 5, 12)
    assert {each.kind for each in grown(log[:9], 5, twin).findings} == {K.FORK}
    assert {each.kind for each in grown(log[:9], 3, twin[:7]).findings} == {K.FORK, K.ROLLBACK}
    assert {each.kind for each in grown(log[:6], 5, twin).findings} == {K.FORK}
    # Everything from the sixth entry on is another log, and its entries before that are not sent again.
    assert K.FORK in {each.kind for each in grown(log[:6], 6, twin).findings}


def test_entries_that_do_not_lead_to_the_signed_root():
    log = made(12)
    assert {each.kind for each in grown(log[:5], 5, log[:9], claimed=log[:8] + log[9:10]).findings} == {
        K.LOG_ROOT
    }
    assert {each.kind for each in grown(log[:5], 5, log[:8], claimed=log[:9]).findings} == {K.LOG_ROOT}


@pytest.mark.parametrize(
    ("others", "declared", "kinds"),
    [
        ([], [], set()),
        ([], ["a"], {K.LOG_CONTINUED}),
        ([("a", None)], ["a"], {K.LOG_CONTINUED}),
        ([("a", None)], ["b", "a"], {K.LOG_CONTINUED}),
        ([("a", None)], [], {K.FORK}),  # an undeclared twin
        ([("a", None)], ["b"], {K.FORK}),  # which continues something that was never seen
        ([("a", ORIGIN)], [], set()),  # the former log comes late
        ([("a", ORIGIN)], ["b"], {K.LOG_CONTINUED}),
        ([("a", None), ("b", "a")], ["a"], {K.FORK}),  # two continuations of one log
        ([("a", None), ("b", "")], ["a"], {K.FORK}),
        ([("a", None), ("b", "a")], ["b", "a"], {K.LOG_CONTINUED}),
    ],
)
def test_a_new_log_of_a_known_desk(others, declared, kinds):
    known = tuple(office.OtherLog(*each) for each in others)
    chain = [Continuation(b"", b"", origin, ()) for origin in declared]
    assert {each.kind for each in grown([], 0, made(3), others=known, declared=chain).findings} == kinds


def test_replaying_a_case():
    entry = made(1)[0]
    facts = {"title": "A", "place": "B"}
    events = [
        (replace(entry, kind=Kind.CASE_CREATED), {"id": CASE, "kind": "laporan", "facts": facts}),
        (replace(entry, kind=Kind.CASE_EDITED), {"changed": {"place": "", "event": "C"}}),
        (replace(entry, kind=Kind.EVIDENCE_ADDED), {"id": "e", "sha256": "s", "size": 3, "media_type": "m"}),
        (replace(entry, kind=Kind.EVIDENCE_OBTAINED), {"id": "e", "number": 1, "obtained": {"file_name": "x"}}),
        (replace(entry, kind=Kind.EVIDENCE_WITHDRAWN), {"id": "e", "reason": "r"}),
    ]  # fmt: skip
    claims = replay(events)
    assert claims[Thing(Topic.CASE, CASE)]["facts"] == '{"event":"C","title":"A"}'
    assert claims[Thing(Topic.EVIDENCE, "e")] == {
        "sha256": "s", "size": "3", "media_type": "m", "at": entry.at, "number": "1", "withdrawn": "r", "read": "",
        "obtained": '{"file_name":"x"}', "original": "", "regions": "",
    }  # fmt: skip
    assert compare(claims, claims) == []
    other = {**claims, Thing(Topic.EVIDENCE, "e"): {"sha256": "t"}, Thing(Topic.PERSON, "p"): {}}
    assert [(each.kind, each.object) for each in compare(claims, other)] == [
        (K.EVIDENCE_MISMATCH, "evidence e sha256"),
        (K.CASE_MISMATCH, "person p"),
    ]
