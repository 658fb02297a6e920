"""A hand-over tampered with in every file and every part of it: found by the check, refused by the office."""

import json
import shutil
import tarfile
from dataclasses import replace

import pytest

from intake import cards
from intake.bundle import label as labels
from intake.bundle import seal as seals
from intake.bundle.ack import AckOutcome, read_ack
from intake.bundle.receive import receive
from intake.check.bundle import check_bundle
from intake.findings import FindingKind as K
from intake.findings import Trust, Verdict
from intake.records import cases
from tests.intake.bundle import hostile
from tests.intake.bundle.conftest import FILES
from tests.intake.conftest import kinds


def refused(office, folder) -> set[str]:
    """Receives what must be refused; nothing of it may stay."""
    rows = "SELECT (SELECT count(*) FROM cases) + (SELECT count(*) FROM blobs) + (SELECT count(*) FROM received_files)"
    received = receive(office, folder)
    assert received.outcome is AckOutcome.REFUSED
    assert received.case is None
    assert office.store.number(rows) == 0
    assert office.blobs.present() == set()
    assert list(office.blobs.incoming.iterdir()) == []
    if received.ack is not None:
        ack = read_ack(received.ack.read_bytes())
        assert set(ack.found) == {each.kind for each in received.findings}
        assert ack.checkpoint is None
    return {each.kind for each in received.findings}


def test_scopes_signers_and_verdicts(sealed, two):
    outer = check_bundle(sealed.folder, [sealed.card()])
    assert (outer.verdict, outer.scope, outer.signer.trust) == (Verdict.INTACT, "outer", Trust.KNOWN)
    assert outer.not_checked == ("log.age", "bundle.age")
    assert outer.checked.files == 5
    for vault in two:
        full = check_bundle(sealed.folder, [], vault)
        assert (full.verdict, full.scope, full.findings) == (Verdict.INTACT, "full", ())
        assert full.checked.entries > 20
    unknown = check_bundle(sealed.folder, [])
    assert (unknown.exit_status, kinds(unknown), unknown.signer.trust) == (2, {K.KEY_UNKNOWN}, Trust.UNKNOWN)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("change", ["first", "middle", "last", "cut", "append", "empty", "gone"])
def test_a_changed_file_is_found(sealed, two, name, change):
    path = sealed.folder / name
    data = path.read_bytes()
    at = {"first": 0, "middle": len(data) // 2, "last": len(data) - 2}.get(change)
    if at is not None:
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    elif change == "gone":
        path.unlink()
    else:
        path.write_bytes({"cut": data[:-1], "append": data + b"x", "empty": b""}[change])
    report = check_bundle(sealed.folder, [sealed.card()])
    assert report.exit_status == 1
    named = {each.object for each in report.findings}
    assert name in named and (
        name == "label.txt" or named == {name}
    )  # the changed file, and no other is blamed
    assert check_bundle(sealed.folder, [], two[1]).exit_status == 1
    assert refused(two[1], sealed.folder)


@pytest.mark.parametrize("region", range(0, 100, 7))
def test_every_region_of_the_bundle_counts(sealed, two, region):
    path = sealed.folder / "bundle.age"
    data = bytearray(path.read_bytes())
    data[len(data) * region // 100] ^= 0x80
    path.write_bytes(data)
    assert {K.FILE_DIGEST, K.AGE_DAMAGED} <= kinds(check_bundle(sealed.folder, [], two[1]))
    assert K.FILE_DIGEST in refused(two[1], sealed.folder)


def test_an_extra_file_is_found(sealed, two):
    (sealed.folder / "autorun.inf").write_bytes(b"x")
    assert kinds(check_bundle(sealed.folder, [sealed.card()])) == {K.FILE_EXTRA}
    assert refused(two[1], sealed.folder) == {K.FILE_EXTRA}


def test_a_link_instead_of_a_file_is_found(sealed, two):
    target = sealed.root / "elsewhere"
    (sealed.folder / "log.age").rename(target)
    (sealed.folder / "log.age").symlink_to(target)
    assert kinds(check_bundle(sealed.folder, [sealed.card()])) == {K.PATH_UNSAFE}


def test_no_label_but_a_folder(sealed, two):
    (sealed.folder / "label.txt").write_bytes(b"segel-label/v1\n")
    report = check_bundle(sealed.folder, [sealed.card()])
    assert (report.exit_status, report.signer) == (1, None)
    assert K.LABEL_MALFORMED in refused(two[1], sealed.folder)


def test_the_label_of_another_hand_over(sealed, two):
    officer, office = two
    card = cards.parse_card(cards.own_card(office))
    (sealed.root / "usb2").mkdir()
    other = seals.seal(officer, cases.find(officer, "1"), card, sealed.root / "usb2").folder
    for name in ("label.txt", "label.txt.sig"):
        shutil.copy(other / name, sealed.folder / name)
    assert kinds(check_bundle(sealed.folder, [sealed.card()])) & {K.FILE_DIGEST, K.FILE_SIZE}
    assert refused(office, sealed.folder) & {K.FILE_DIGEST, K.FILE_SIZE}


@pytest.mark.parametrize("name", ["bundle.age", "log.age"])
def test_an_envelope_of_another_hand_over_under_this_label(sealed, two, name):
    """The sender swaps what is inside and signs the label again: inside and outside contradict."""
    officer, office = two
    card = cards.parse_card(cards.own_card(office))
    (sealed.root / "usb2").mkdir()
    other = seals.seal(officer, cases.find(officer, "1"), card, sealed.root / "usb2").folder
    shutil.copy(other / name, sealed.folder / name)
    field = name.removesuffix(".age")
    mine, theirs = (labels.parse_label((each / "label.txt").read_bytes()) for each in (sealed.folder, other))
    hostile.sign(sealed.folder, officer, replace(mine, **{field: getattr(theirs, field)}))
    assert kinds(check_bundle(sealed.folder, [], office)) & {K.PATH_UNSAFE, K.INNER_MISMATCH}
    assert refused(office, sealed.folder)


def test_signed_again_with_a_strange_key(sealed, two):
    office = two[1]
    label = labels.parse_label((sealed.folder / "label.txt").read_bytes())
    data = label.text() + b"\n" + replace(
        office.keys.notes.sign(label.text()), name=label.sender.name, key_id=bytes.fromhex(label.sender.key_id)
    ).line().encode() + b"\n"  # fmt: skip
    (sealed.folder / "label.txt").write_bytes(data)
    (sealed.folder / "label.txt.sig").write_bytes(labels.ssh_signature(data, office.keys.notes))
    assert K.SIGNATURE in kinds(check_bundle(sealed.folder, [sealed.card()]))
    assert K.SIGNATURE in refused(office, sealed.folder)


def odd(name: str, kind: bytes = tarfile.REGTYPE, size: int = 1) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, "/etc/passwd" if kind != tarfile.REGTYPE else ""
    info.size = size if kind == tarfile.REGTYPE else 0
    return info


@pytest.mark.parametrize("name", ["bundle.age", "log.age"])
@pytest.mark.parametrize(
    "info",
    [
        odd("../../evil"), odd("/etc/evil"), odd("other/evil"), odd("{top}/data/evidence/../../../evil"),
        odd("{top}/data/evidence/c:evil"), odd("{top}/data/evidence/CON"), odd("{top}/data/evidence/a\\b"),
        odd("{top}/data/evidence/x", tarfile.SYMTYPE), odd("{top}/data/evidence/x", tarfile.LNKTYPE),
        odd("{top}/data/evidence/x", tarfile.CHRTYPE), odd("{top}/data/evidence/x", tarfile.FIFOTYPE),
        odd("{top}/DATA/case.json"), odd("{top}/data/evidence/big", size=30 << 20),
    ],
    ids=lambda info: f"{info.name}-{info.type.decode()}",
)  # fmt: skip
def test_unsafe_tars_by_a_trusted_sender(sealed, two, name, info):
    officer, office = two
    label = labels.parse_label((sealed.folder / "label.txt").read_bytes())
    info = odd(info.name.replace("{top}", f"segel-{label.handover}"), info.type, info.size)
    card = cards.parse_card(cards.own_card(office))
    before = {path for path in sealed.root.rglob("*") if "office" not in path.parts}
    hostile.reseal(sealed.folder, officer, card, lambda _: None, name=name, extra=(info,))
    found = kinds(check_bundle(sealed.folder, [], office))
    assert found & {K.PATH_UNSAFE, K.TAR_MALFORMED, K.FILE_EXTRA}
    assert refused(office, sealed.folder) == found
    ack = sealed.folder.with_name(f"{sealed.folder.name}.ack.txt")
    assert {path for path in sealed.root.rglob("*") if "office" not in path.parts} - before == {ack}


def edit_case(change):
    def apply(members):
        record = json.loads(members["data/case.json"])
        change(record)
        members["data/case.json"] = json.dumps(
            record, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        ).encode()

    return apply


def swap(members):
    one, other = [path for path in members if path.startswith("data/evidence/")][:2]
    members[one], members[other] = members[other], members[one]


def log_file(members, name):
    return next(path for path in members if path.startswith("log/") and path.endswith(name))


def alter(name, old, new):
    def apply(members):
        path = log_file(members, name)
        assert old in members[path]
        members[path] = members[path].replace(old, new, 1)

    return apply


def drop(name):
    return lambda members: members.pop(log_file(members, name))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda members: members.update({"data/evidence/0002.jpg": b"painted"}), K.CASE_MISMATCH),
        (lambda members: members.pop("data/evidence/0003.jpg"), K.CASE_MISMATCH),
        (lambda members: members.update({"data/evidence/0009.jpg": b"more"}), K.FILE_EXTRA),
        (lambda members: members.pop("data/case.json"), K.BAG_MALFORMED),
        (lambda members: members.update({"data/case.json": b"{}"}), K.BAG_MALFORMED),
        (lambda members: members.update({"data/case.json": members["data/case.json"] + b" "}), K.BAG_MALFORMED),
        (swap, K.CASE_MISMATCH),
        (edit_case(lambda case: case["evidence"].pop()), K.EVIDENCE_MISMATCH),
        (edit_case(lambda case: case["evidence"][0].update(withdrawn=None)), K.EVIDENCE_MISMATCH),
        (edit_case(lambda case: case["evidence"][0].update(facts=[])), K.BAG_MALFORMED),
        (edit_case(lambda case: case["evidence"][1].update(file=None, held="ab" * 16)), K.FILE_MISSING),
        (edit_case(lambda case: case["evidence"][1].update(number=1)), K.EVIDENCE_MISMATCH),
        (edit_case(lambda case: case["persons"][0].update(role="terlapor")), K.CASE_MISMATCH),
        (edit_case(lambda case: case["persons"].clear()), K.CASE_MISMATCH),
        (edit_case(lambda case: case["statements"].pop()), K.STATEMENT_DIGEST),
        (edit_case(lambda case: case["case"]["facts"].update(title="lain")), K.CASE_MISMATCH),
        (edit_case(lambda case: case["case"].update(id="ab" * 16)), K.CASE_MISMATCH),
        (edit_case(lambda case: case.update(handover="ab" * 16)), K.INNER_MISMATCH),
        (edit_case(lambda case: case.update(v=2)), K.BAG_MALFORMED),
        (lambda members: members.update({"data/statements/0001.json": b"{}"}), K.CASE_MISMATCH),
        (alter("entries.jsonl", b'"ms":', b'"ms":1'), K.LOG_CHAIN),
        (alter("entries.jsonl", b"evidence.added", b"evidence.adder"), K.LOG_UNKNOWN_KIND),
        (alter("entries.jsonl", b"\n", b"\n\n"), K.LOG_CHAIN),
        (alter("bodies.jsonl", b"laporan", b"laporam"), K.LOG_BODY),
        (alter("checkpoint.txt", b"\n", b"x\n"), K.SIGNATURE),
        (drop("entries.jsonl"), K.FILE_EXTRA),
        (drop("bodies.jsonl"), K.LOG_BODY),
        (drop("checkpoint.txt"), K.SIGNATURE),
        (drop(".tlog-proof"), K.LOG_PROOF),
        (alter(".tlog-proof", b"index ", b"index 1"), K.LOG_PROOF),
        (lambda members: members.pop("bagit.txt"), K.BAG_MALFORMED),
        (lambda members: members.update({"bagit.txt": b"BagIt-Version: 0.97\n"}), K.BAG_MALFORMED),
        (lambda members: members.update({"data/papers/B2.pdf": b"new"}), K.FILE_EXTRA),
    ],
)  # fmt: skip
def test_a_trusted_sender_contradicts_himself(sealed, two, change, kind):
    officer, office = two
    card = cards.parse_card(cards.own_card(office))
    hostile.reseal(sealed.folder, officer, card, change)
    report = check_bundle(sealed.folder, [], office)
    assert kind in kinds(report)
    assert report.exit_status == 1
    assert refused(office, sealed.folder)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("bagit.txt", K.TAGMANIFEST),
        ("bag-info.txt", K.TAGMANIFEST),
        ("manifest-sha256.txt", K.TAGMANIFEST),
        ("tagmanifest-sha256.txt", K.INNER_MISMATCH),
        ("segel-bundle.txt", K.SIGNATURE),
        ("segel-bundle.txt.sig", K.SIGNATURE),
        ("data/case.json", K.MANIFEST),
        ("data/papers/B1.pdf", K.MANIFEST),
    ],
)
def test_one_changed_file_in_the_bag(sealed, two, path, kind):
    officer, office = two

    def change(members):
        data = members[path]
        at = len(data) - 20
        members[path] = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]

    hostile.reseal(sealed.folder, officer, cards.parse_card(cards.own_card(office)), change, manifests=False)
    assert kinds(check_bundle(sealed.folder, [], office)) & {kind, K.BAG_MALFORMED}
    assert refused(office, sealed.folder)


@pytest.mark.parametrize(
    ("path", "data", "kind"),
    [
        ("consistency.txt", b"", K.LOG_CHAIN),
        ("consistency.txt", b"1\n", K.LOG_ROOT),
        ("consistency.txt", b"-1\n", K.LOG_CHAIN),
        ("entries.jsonl", b"", K.LOG_ROOT),
        ("entries.jsonl", b"{}\n", K.LOG_CHAIN),
        ("entries.jsonl", b"{}", K.LOG_CHAIN),
        ("checkpoint.txt", b"x", K.SIGNATURE),
        ("other.txt", b"x", K.FILE_EXTRA),
    ],
)
def test_a_bad_log_part(sealed, two, path, data, kind):
    officer, office = two
    card = cards.parse_card(cards.own_card(office))
    hostile.reseal(sealed.folder, officer, card, lambda members: members.update({path: data}), name="log.age")
    assert kind in kinds(check_bundle(sealed.folder, [], office))
    assert refused(office, sealed.folder)
