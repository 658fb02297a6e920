"""Sealing: what lies on the stick afterwards, in full and by stock programs, and what does after a failure."""

import hashlib
import json
import subprocess
from pathlib import Path

import bagit
import pytest

from crypto.checkpoints import verify_checkpoint
from crypto.merkle import leaf_hash, verify_consistency, verify_inclusion
from crypto.notes import decode_base64, parse_note
from crypto.proofs import parse_proof, verify_proof
from intake import lifecycle
from intake.bundle import ack, handovers, seal
from intake.bundle.inner import verify_inner
from intake.bundle.label import verify_label
from intake.bundle.seal import Paper, Step
from intake.custody import heads, journal
from intake.custody.entries import parse_body, parse_entry
from intake.evidence import adding, exhibits
from intake.problems import Problem
from intake.records import cases, drafts, people, statements
from intake.records.drafts import Draft
from intake.vault import Vault
from tests.intake.bundle.sealing import Watching, answer, card_of, last_event, only_case, opened
from tests.intake.conftest import PASSPHRASE, Desks


def test_the_folder_holds_what_the_label_says(stick: Path, officer: Vault, office: Vault) -> None:
    sealed = seal.seal(officer, only_case(officer), card_of(office), stick)
    names = {"bundle.age", "log.age", "label.txt", "label.txt.sig", "CARA-PERIKSA.txt"}
    assert {path.name for path in sealed.folder.iterdir()} == names
    assert list(stick.iterdir()) == [sealed.folder]
    data, signature = ((sealed.folder / name).read_bytes() for name in ("label.txt", "label.txt.sig"))
    label = verify_label(data, signature, card_of(officer))
    for name, expected in label.files().items():
        found = (sealed.folder / name).read_bytes()
        assert (hashlib.sha256(found).hexdigest(), len(found)) == (expected.sha256, expected.size)
    assert (label.handover, label.bundle.sha256) == (sealed.handover, sealed.sha256)
    assert (label.sender_office, label.receiver_office) == ("23.02", "23.00")
    assert sealed.folder.name == f"segel-{label.date[:10].replace('-', '')}-{sealed.handover[:8]}"
    assert sealed.size == sum(path.stat().st_size for path in sealed.folder.iterdir())
    for hidden in (b"Siti", b"Budi", b"Kampanye", b"Saya", b"foto 1"):
        assert all(hidden not in path.read_bytes() for path in sealed.folder.iterdir())


def test_the_bag_is_a_bag_to_others(tmp_path: Path, stick: Path, officer: Vault, office: Vault) -> None:
    papers = [Paper("b1.pdf", b"%PDF-1.7 B.1"), Paper("b3.pdf", b"%PDF-1.7 B.3")]
    sealed = seal.seal(officer, only_case(officer), card_of(office), stick, papers=papers)
    bag = opened(sealed, office.keys.age_identity, tmp_path / "open").bag
    bagit.Bag(str(bag)).validate(processes=1)
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--strict", "-c", manifest], cwd=bag, check=True, capture_output=True)
    assert (bag / "data/papers/b3.pdf").read_bytes() == b"%PDF-1.7 B.3"
    files = {str(path.relative_to(bag)) for path in bag.rglob("*") if path.is_file()}
    listed = {
        line.split("  ")[1]
        for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt")
        for line in (bag / name).read_text().splitlines()
    }
    assert files - listed == {"tagmanifest-sha256.txt", "segel-bundle.txt", "segel-bundle.txt.sig"}
    assert listed <= files
    assert sealed.files == sum(path.startswith("data/") for path in files)


def test_members_come_in_an_order_that_lets_signatures_be_checked_first(
    tmp_path: Path, stick: Path, officer: Vault, office: Vault
) -> None:
    sealed = seal.seal(officer, only_case(officer), card_of(office), stick)
    (tmp_path / "k").write_text(office.keys.age_identity)
    line = f"age -d -i {tmp_path / 'k'} {sealed.folder / 'bundle.age'} | tar -t"
    listing = subprocess.run(["bash", "-c", line], check=True, capture_output=True, text=True).stdout
    paths = [path.partition("/")[2] for path in listing.splitlines()]
    first_data = next(number for number, path in enumerate(paths) if path.startswith("data/"))
    tags = paths[1:first_data]
    assert tags[:3] == ["bagit.txt", "bag-info.txt", "manifest-sha256.txt"]
    assert tags[-3:] == ["tagmanifest-sha256.txt", "segel-bundle.txt", "segel-bundle.txt.sig"]
    bag = opened(sealed, office.keys.age_identity, tmp_path / "open").bag
    manifest = [line.split("  ")[1] for line in (bag / "manifest-sha256.txt").read_text().splitlines()]
    assert paths[first_data:] == manifest


def test_the_case_is_all_there(tmp_path: Path, stick: Path, officer: Vault, office: Vault) -> None:
    case = only_case(officer)
    (witness,) = people.listing(officer, case)
    statements.draft(officer, case, witness, "belum selesai")
    drafts.keep(officer, case.id, Draft("person", witness.id, {"phone": "belum"}))
    sealed = seal.seal(officer, case, card_of(office), stick)
    assert sealed.warnings == ("drafts-left-out", "forms-left-out", "card-not-compared")
    assert (sealed.drafts, sealed.forms) == (1, ("person",))
    bag = opened(sealed, office.keys.age_identity, tmp_path / "open").bag
    record = json.loads((bag / "data/case.json").read_bytes())
    assert record["case"]["id"] == case.id
    assert record["officer"]["name"] == "Siti"
    assert [person["facts"]["name"] for person in record["persons"]] == ["Budi"]
    for said in record["statements"]:
        statement, _ = statements.find(officer, said["id"])
        assert (bag / said["file"]).read_bytes() == statement.document
        assert hashlib.sha256((bag / said["file"]).read_bytes()).hexdigest() == said["digest"]
    assert len(record["statements"]) == 2
    assert "belum selesai" not in (bag / "data/case.json").read_text()
    shown = list(exhibits.listing(officer, case))
    assert len(shown) == len(record["evidence"]) == 3
    for exhibit, said in zip(shown, record["evidence"], strict=True):
        data = (bag / said["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == exhibit.blob.sha256 == said["sha256"]
        assert (said["size"], said["held"], said["withdrawn"]) == (len(data), None, exhibit.withdrawn)
        assert said["obtained"]["file_name"].startswith("foto")


def test_the_inner_note_binds_bag_receiver_and_head(
    tmp_path: Path, stick: Path, officer: Vault, office: Vault
) -> None:
    case = only_case(officer)
    first = seal.seal(officer, case, card_of(office), stick)
    sealed = seal.seal(officer, case, card_of(office), stick)
    bag = opened(sealed, office.keys.age_identity, tmp_path / "open").bag
    data, signature = ((bag / name).read_bytes() for name in ("segel-bundle.txt", "segel-bundle.txt.sig"))
    inner = verify_inner(data, signature, card_of(officer))
    label = verify_label(
        (sealed.folder / "label.txt").read_bytes(),
        (sealed.folder / "label.txt.sig").read_bytes(),
        card_of(officer),
    )
    assert inner.tagmanifest == hashlib.sha256((bag / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    assert (inner.handover, inner.case, inner.checkpoint) == (sealed.handover, case.id, label.checkpoint)
    assert (inner.receiver, inner.receiver_age) == (label.receiver, office.keys.age_recipient)
    assert (inner.origin, inner.earlier) == (officer.keys.origin, (first.handover,))


def test_the_case_segment_proves_every_entry(
    tmp_path: Path, stick: Path, officer: Vault, office: Vault
) -> None:
    other = cases.create(officer, cases.CaseKind.LAPORAN, cases.CaseFacts("Perkara lain"))
    case = cases.listing(officer)[-1]
    assert other.id != case.id
    sealed = seal.seal(officer, case, card_of(office), stick)
    bag = opened(sealed, office.keys.age_identity, tmp_path / "open").bag
    folder = bag / "log" / officer.keys.origin.rpartition("/")[2]
    entries = (folder / "entries.jsonl").read_bytes().splitlines()
    bodies = (folder / "bodies.jsonl").read_bytes().splitlines()
    head = verify_checkpoint(parse_note((folder / "checkpoint.txt").read_bytes()), officer.keys.log.verifier)
    assert len(entries) == len(bodies) == len(list((folder / "proofs").iterdir()))
    for n, (entry_bytes, body_bytes) in enumerate(zip(entries, bodies, strict=True)):
        entry = parse_entry(entry_bytes)
        assert (entry.case, entry.n, entry.body) == (case.id, n, hashlib.sha256(body_bytes).hexdigest())
        proof = parse_proof((folder / "proofs" / f"{entry.seq}.tlog-proof").read_bytes())
        assert verify_proof(proof, leaf_hash(entry_bytes), officer.keys.log.verifier) == head
        assert (proof.extra is not None) == (entry.kind == "evidence.added")
    last = parse_entry(entries[-1])
    assert (last.kind, last.seq) == ("handover.prepared", head.size - 1)
    said = parse_body(bodies[-1])
    assert said["manifest"] == hashlib.sha256((bag / "manifest-sha256.txt").read_bytes()).hexdigest()
    assert (said["id"], said["to"]) == (sealed.handover, office.keys.notes.name)
    assert last_event(officer) == "handover.sealed"
    assert list(journal.events(officer))[-1].body["digest"] == sealed.sha256


def test_the_log_goes_whole_and_then_since_the_last_acknowledgement(
    tmp_path: Path, stick: Path, officer: Vault, office: Vault
) -> None:
    case = only_case(officer)
    first = seal.seal(officer, case, card_of(office), stick)
    log = opened(first, office.keys.age_identity, tmp_path / "one").log
    entries = (log / "entries.jsonl").read_bytes().splitlines()
    assert (log / "consistency.txt").read_text() == "0\n"
    assert not (log / "signatures").exists()
    old = verify_checkpoint(parse_note((log / "checkpoint.txt").read_bytes()), officer.keys.log.verifier)
    assert [parse_entry(entry).seq for entry in entries] == list(range(old.size))

    given = answer(officer, office, first)
    ack.take(officer, given)
    second = seal.seal(officer, case, card_of(office), stick)
    log = opened(second, office.keys.age_identity, tmp_path / "two").log
    later = (log / "entries.jsonl").read_bytes().splitlines()
    new = verify_checkpoint(parse_note((log / "checkpoint.txt").read_bytes()), officer.keys.log.verifier)
    size, *hashes = (log / "consistency.txt").read_text().splitlines()
    assert int(size) == old.size
    verify_consistency(old.size, new.size, old.root, new.root, [decode_base64(each) for each in hashes])
    assert [parse_entry(entry).seq for entry in later] == list(range(old.size, new.size))
    tree = journal.tree(officer)
    proof = tree.inclusion_proof(new.size - 1, new.size)
    verify_inclusion(leaf_hash(later[-1]), new.size - 1, new.size, proof, new.root)
    assert [path.read_bytes() for path in sorted((log / "signatures").iterdir())] == [given]


def test_a_later_bundle_leaves_out_what_was_acknowledged(
    tmp_path: Path, stick: Path, officer: Vault, office: Vault
) -> None:
    case = only_case(officer)
    first = seal.seal(officer, case, card_of(office), stick)
    assert handovers.held_by(officer, case, card_of(office)) == {}
    ack.take(officer, answer(officer, office, first))
    ids = {exhibit.id for exhibit in exhibits.listing(officer, case)}
    assert handovers.held_by(officer, case, card_of(office)).keys() == ids
    (tmp_path / "baru.jpg").write_bytes(b"\xff\xd8\xff\xe0 baru")
    (added,) = adding.add(officer, case, [tmp_path / "baru.jpg"], exhibits.Obtained(""))
    second = seal.seal(officer, case, card_of(office), stick)
    bag = opened(second, office.keys.age_identity, tmp_path / "open").bag
    bagit.Bag(str(bag)).validate(processes=1)
    assert [path.name for path in (bag / "data/evidence").iterdir()] == ["0004.jpg"]
    record = json.loads((bag / "data/case.json").read_bytes())
    assert {said["held"] for said in record["evidence"] if said["id"] in ids} == {first.handover}
    assert added.exhibit is not None
    assert record["evidence"][-1]["id"] == added.exhibit.id
    # The second is not acknowledged: a third brings its file again.
    third = seal.seal(officer, case, card_of(office), stick)
    bag = opened(third, office.keys.age_identity, tmp_path / "third").bag
    assert [path.name for path in (bag / "data/evidence").iterdir()] == ["0004.jpg"]


def test_the_sender_can_open_it_too_and_nobody_else(
    tmp_path: Path, stick: Path, officer: Vault, office: Vault
) -> None:
    sealed = seal.seal(officer, only_case(officer), card_of(office), stick)
    assert (opened(sealed, officer.keys.age_identity, tmp_path / "own").bag / "bagit.txt").is_file()
    subprocess.run(["age-keygen", "-o", tmp_path / "other"], check=True, capture_output=True)
    command = ["age", "-d", "-i", tmp_path / "other", sealed.folder / "bundle.age"]
    assert subprocess.run(command, capture_output=True).returncode != 0


def test_the_watcher_hears_of_every_byte(stick: Path, officer: Vault, office: Vault) -> None:
    watcher = Watching()
    made = seal.seal(officer, only_case(officer), card_of(office), stick, watcher=watcher, part_size=700_000)
    envelopes = sum(path.stat().st_size for path in made.folder.glob("*.age*"))
    assert [watcher.total(step) for step in Step] == [envelopes] * 3
    assert 1_270_000 < envelopes <= watcher.size < envelopes + 80_000
    # In this order, one region after the other: nothing is called read back that was not flushed.
    for place, (step, size) in enumerate(watcher.told):
        if step is not Step.WRITTEN:
            before = list(Step)[list(Step).index(step) - 1]
            assert (before, size) in watcher.told[:place]


def test_who_and_what_cannot_be_sealed(stick: Path, officer: Vault, office: Vault) -> None:
    case, size = only_case(officer), journal.size(officer)
    with pytest.raises(Problem, match="card-not-trusted"):
        seal.seal(officer, case, card_of(officer), stick)
    with pytest.raises(Problem, match="folder-missing"):
        seal.seal(officer, case, card_of(office), stick / "none")
    for bad in ("../x.pdf", "a b.pdf", ".pdf", "x", "con/x.pdf", "NUL.pdf", "com1.pdf"):
        with pytest.raises(Problem, match="paper-name"):
            seal.seal(officer, case, card_of(office), stick, papers=[Paper(bad, b"")])
    with pytest.raises(Problem, match="paper-name"):
        seal.seal(officer, case, card_of(office), stick, papers=[Paper("x.pdf", b""), Paper("X.pdf", b"")])
    assert journal.size(officer) == size
    assert list(stick.iterdir()) == []


def test_a_case_from_elsewhere_is_not_sealed_as_our_own(stick: Path, desks: Desks, office: Vault) -> None:
    officer = desks.officer()
    officer.store.run("INSERT INTO logs (origin, kind, vkey) VALUES ('x', 'foreign', 'x')")
    officer.store.run("UPDATE cases SET log = (SELECT id FROM logs WHERE origin = 'x')")
    with pytest.raises(Problem, match="case-foreign-forward"):
        seal.seal(officer, only_case(officer), card_of(office), stick)
    officer.close()


def test_a_restored_vault_brings_the_segments_of_both_logs(
    tmp_path: Path, stick: Path, desks: Desks, office: Vault
) -> None:
    officer = desks.officer()
    former = officer.keys.log.verifier
    lifecycle.backup(officer, tmp_path / "backup")
    heads.lock(officer)
    officer = lifecycle.restore(tmp_path / "backup", tmp_path / "restored", PASSPHRASE, "laptop rusak")
    sealed = seal.seal(officer, only_case(officer), card_of(office), stick)
    bag = opened(sealed, office.keys.age_identity, tmp_path / "open").bag
    for key in (former, officer.keys.log.verifier):
        folder = bag / "log" / key.name.rpartition("/")[2]
        entries = (folder / "entries.jsonl").read_bytes().splitlines()
        assert (len(entries) == 1) == (key == officer.keys.log.verifier)
        for data in entries:
            proof = parse_proof((folder / f"proofs/{parse_entry(data).seq}.tlog-proof").read_bytes())
            verify_proof(proof, leaf_hash(data), key)
    heads.lock(officer)


def test_an_erased_body_leaves_its_line_empty(
    tmp_path: Path, stick: Path, desks: Desks, office: Vault
) -> None:
    officer = desks.officer()
    officer.store.run("UPDATE entries SET body = NULL WHERE kind IN ('case.edited', 'evidence.added')")
    sealed = seal.seal(officer, only_case(officer), card_of(office), stick)
    bag = opened(sealed, office.keys.age_identity, tmp_path / "open").bag
    folder = bag / "log" / officer.keys.origin.rpartition("/")[2]
    entries = (folder / "entries.jsonl").read_bytes().splitlines()
    bodies = (folder / "bodies.jsonl").read_bytes().splitlines()
    assert len(entries) == len(bodies)
    for entry_bytes, body in zip(entries, bodies, strict=True):
        entry = parse_entry(entry_bytes)
        erased = entry.kind in ("case.edited", "evidence.added")
        assert (body == b"") == erased
        proof = parse_proof((folder / f"proofs/{entry.seq}.tlog-proof").read_bytes())
        assert proof.extra is None
    officer.close()


def test_the_database_and_the_stick_hold_no_plain_words(stick: Path, officer: Vault, office: Vault) -> None:
    sealed = seal.seal(officer, only_case(officer), card_of(office), stick)
    for path in (*sealed.folder.iterdir(), *officer.path.rglob("*.db*")):
        data = path.read_bytes()
        assert b"Saya melihat" not in data
        assert b"Jl. Mawar" not in data
