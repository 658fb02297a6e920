"""A restored vault goes on under a new log: what it declares is held against what the office has of the old one."""

import shutil
from dataclasses import replace

import pytest

from crypto.merkle import leaf_hash
from intake import cards, lifecycle
from intake import vault as vaults
from intake.bundle import ack as acks
from intake.bundle import seal as seals
from intake.bundle.ack import AckOutcome, read_ack
from intake.bundle.receive import receive
from intake.check.bundle import check_bundle
from intake.check.vault import check_vault
from intake.custody import continued, heads, journal
from intake.evidence import adding, exhibits
from intake.findings import FindingKind as K
from intake.records import cases, people, statements
from tests.intake.bundle import hostile
from tests.intake.conftest import kinds

PASSPHRASE = b"rahasia"


@pytest.fixture
def story(sealed):
    """An officer whose first hand-over was taken in, and who made a backup before that."""
    officer, office = sealed.officer(), sealed.office()
    story = Story(sealed, officer, office)
    yield story
    officer.close()
    assert check_vault(story.office).findings == ()
    story.office.close()


class Story:
    def __init__(self, sealed, officer, office) -> None:
        self.root, self.first, self.officer, self.office = sealed.root, sealed.folder, officer, office
        self.count = 0

    def backup(self, vault, name: str = "cadangan") -> None:
        lifecycle.backup(vault, self.root / name)

    def restore(self, name: str = "cadangan", to: str = "pulih"):
        vault = lifecycle.restore(self.root / name, self.root / to, PASSPHRASE, "laptop rusak")
        cards.trust(self.office, cards.own_card(vault))
        return vault

    def sealed(self, vault, case: str = "1", **how):
        self.count += 1
        place = self.root / f"stik{self.count}"
        place.mkdir()
        card = cards.parse_card(cards.own_card(self.office))
        return seals.seal(vault, cases.find(vault, case), card, place, **how).folder

    def hand_over(self, vault, case: str = "1"):
        return receive(self.office, self.sealed(vault, case))

    def add(self, vault, content: bytes) -> None:
        photo = self.root / f"foto{len(content)}.jpg"
        photo.write_bytes(b"\xff\xd8\xff" + content)
        list(adding.add(vault, cases.find(vault, "1"), [photo], exhibits.Obtained("")))


def test_a_backup_of_before_the_last_hand_over(story):
    receive(story.office, story.first)
    story.backup(story.officer)
    size = journal.size(story.officer)
    cases.edit(story.officer, cases.find(story.officer, "1"), cases.CaseFacts("Setelah cadangan"))
    people.add(story.officer, cases.find(story.officer, "1"), people.Role.SAKSI, people.PersonFacts("Ani"))
    assert story.hand_over(story.officer).outcome is AckOutcome.TAKEN_IN
    held = story.office.store.number("SELECT count(*) FROM entries WHERE log = 2")
    restored = story.restore()
    folder = story.sealed(restored)
    assert kinds(check_bundle(folder, [], story.office)) == {K.LOG_CONTINUED, K.LOG_DROPPED}
    received = receive(story.office, folder)
    assert received.outcome is AckOutcome.TAKEN_IN
    (dropped,) = [each for each in received.findings if each.kind is K.LOG_DROPPED]
    assert dropped.object.endswith(f" #{size}-#{held - 1}")
    case = cases.find(story.office, received.case)
    assert case.facts.title == "Kampanye di sekolah"  # as the sender has it now
    assert [each.facts.name for each in people.listing(story.office, case)] == ["Budi", "Ani"]
    assert check_vault(story.office).findings == ()
    acks.take(restored, received.ack.read_bytes())
    cases.edit(restored, cases.find(restored, "1"), cases.CaseFacts("Dilanjutkan"))
    later = story.hand_over(restored)
    assert (later.outcome, later.findings) == (AckOutcome.TAKEN_IN, ())
    restored.close()


@pytest.mark.parametrize("what", ["evidence", "person", "statement"])
def test_numbers_that_repeat_after_a_restore_are_disputed(story, what):
    def make(vault, name: str) -> None:
        case = cases.find(vault, "1")
        if what == "evidence":
            story.add(vault, name.encode())
        elif what == "person":
            people.add(vault, case, people.Role.SAKSI, people.PersonFacts(name))
        else:
            witness = people.listing(vault, case)[0]
            statements.seal(vault, case, witness, statements.draft(vault, case, witness, name))

    receive(story.office, story.first)
    story.backup(story.officer)
    make(story.officer, "sebelum")
    story.hand_over(story.officer)
    restored = story.restore()
    make(restored, "sesudah cadangan")
    folder = story.sealed(restored)
    assert K.NUMBER_TAKEN in kinds(check_bundle(folder, [], story.office))
    disputed = receive(story.office, folder)
    assert (disputed.outcome, K.NUMBER_TAKEN in kinds(disputed)) == (AckOutcome.DISPUTED, True)
    assert disputed.new_files == int(what == "evidence")
    again = receive(story.office, folder)
    assert (again.outcome, kinds(again)) == (AckOutcome.DISPUTED, kinds(disputed))
    assert check_vault(story.office).findings == ()
    restored.close()


def rewritten(members):
    """The leaves of the former log are others than those of the declared root."""
    name = next(path for path in members if path.startswith("former/"))
    lines = members[name].splitlines(keepends=True)
    lines[3] = lines[4]
    members[name] = b"".join(lines)


def test_leaves_that_do_not_come_to_the_declared_root(story):
    receive(story.office, story.first)
    story.backup(story.officer)
    restored = story.restore()
    for change in (
        rewritten,
        lambda members: members.pop("continued.jsonl"),
        lambda members: members.update({"continued.jsonl": members["continued.jsonl"] * 2}),
        lambda members: members.update({"former/" + "ab" * 16 + ".txt": b""}),
        lambda members: members.update(
            {"continued.jsonl": members["continued.jsonl"].replace(b"rusak", b"rusal")}
        ),
    ):
        folder = story.sealed(restored)
        card = cards.parse_card(cards.own_card(story.office))
        hostile.reseal(folder, restored, card, change, name="log.age")
        assert kinds(check_bundle(folder, [], story.office)) & {K.LOG_CHAIN, K.FILE_EXTRA}
        assert receive(story.office, folder).outcome is AckOutcome.REFUSED
    restored.close()


def test_a_rewritten_log_is_not_laundered_by_a_restore(story):
    """The old log is changed in the vault before a backup: what was handed over is then declared otherwise."""
    receive(story.office, story.first)
    with story.officer.store.transaction():
        row = story.officer.store.one("SELECT seq, entry FROM entries WHERE kind = 'person.added'")
        entry = replace(journal.parse_entry(bytes(row["entry"])), at="2024-01-01T00:00:00.000+08:00").encode()
        story.officer.store.run(
            "UPDATE entries SET entry = ?, leaf = ?, at = '2024-01-01T00:00:00.000+08:00' WHERE log = 1 AND seq = ?",
            (entry, leaf_hash(entry), row["seq"]),
        )
        story.officer.store.run("DELETE FROM checkpoints")
        journal.record(story.officer, journal.Kind.BACKUP_MADE, None, {})
    story.backup(story.officer)
    restored = story.restore()
    case = cases.create(restored, cases.CaseKind.LAPORAN, cases.CaseFacts("Lain"))
    folder = story.sealed(restored, case.id)
    found = check_bundle(folder, [], story.office)
    (fork,) = [each for each in found.findings if each.kind is K.FORK]
    assert fork.object.endswith(f" #{row['seq']}")
    disputed = receive(story.office, folder)
    assert (disputed.outcome, K.FORK in kinds(disputed)) == (AckOutcome.DISPUTED, True)
    assert read_ack(disputed.ack.read_bytes()).checkpoint is None
    restored.close()


def test_restored_twice_between_hand_overs(story):
    receive(story.office, story.first)
    story.backup(story.officer)
    once = story.restore()
    cases.edit(once, cases.find(once, "1"), cases.CaseFacts("Sekali"))
    story.backup(once, "cadangan2")
    twice = story.restore("cadangan2", "pulih2")
    chain = [each.origin for each in continued.read(_log(story, twice), _first(twice))]
    assert chain == [once.keys.origin, story.officer.keys.origin]
    received = story.hand_over(twice)
    assert (received.outcome, kinds(received)) == (AckOutcome.TAKEN_IN, {K.LOG_CONTINUED})
    for vault in (once, twice):
        vault.close()


def _log(story, vault):
    folder = story.sealed(vault)
    return hostile.members_of(folder, vault, "log.age")


def _first(vault) -> bytes:
    return next(journal.events(vault)).entry_bytes


def test_two_continuations_of_one_log_are_a_fork(story):
    receive(story.office, story.first)
    story.backup(story.officer)
    one, other = story.restore(), story.restore(to="kembar")
    assert story.hand_over(one).outcome is AckOutcome.TAKEN_IN
    disputed = story.hand_over(other)
    assert (disputed.outcome, kinds(disputed)) == (AckOutcome.DISPUTED, {K.FORK})
    for vault in (one, other):
        vault.close()


def test_a_late_hand_over_of_the_former_log(story):
    story.backup(story.officer)
    restored = story.restore()
    assert story.hand_over(restored).outcome is AckOutcome.TAKEN_IN
    assert receive(story.office, story.first).outcome is AckOutcome.TAKEN_IN
    restored.close()


def test_an_office_that_lost_its_records_gets_everything_again(story):
    heads.lock(story.office)
    lost = shutil.copytree(story.root / "office", story.root / "lama")
    story.office = vaults.unlock(story.root / "office", PASSPHRASE)
    acks.take(story.officer, receive(story.office, story.first).ack.read_bytes())
    story.office.close()
    story.office = vaults.unlock(lost, PASSPHRASE)
    assert story.hand_over(story.officer).outcome is AckOutcome.REFUSED
    received = receive(story.office, story.sealed(story.officer, full=True))
    assert (received.outcome, received.new_files, received.findings) == (AckOutcome.TAKEN_IN, 3, ())
