"""A lost passphrase: the office whose card the vault names opens it; it goes on with new keys, and both logs say so."""

import shutil
from pathlib import Path

import pytest

from crypto import canonical
from intake import cards, lifecycle, recovery
from intake import header as headers
from intake import vault as vaults
from intake.bundle import seal as seals
from intake.bundle.ack import AckOutcome
from intake.bundle.receive import receive
from intake.check.vault import check_vault
from intake.custody import heads, journal
from intake.custody.entries import Kind
from intake.evidence import exhibits
from intake.findings import FindingKind as K
from intake.findings import Verdict
from intake.officer import Officer
from intake.problems import Problem
from intake.records import cases, people
from intake.recovery import Wanted
from intake.vault import Vault
from tests.intake.conftest import fill, kdf, kinds
from tests.intake.test_vault import hold_in_child

OLD, NEW = b"rahasia", b"kata sandi yang baru"
WHY = "petugas lupa kata sandi"


class Story:
    """An officer whose vault names the office's card, and whose passphrase nobody knows any more."""

    def __init__(self, root: Path, office: Vault) -> None:
        self.root, self.office = root, office
        self.source, self.target = root / "brankas", root / "baru"
        card = cards.parse_card(cards.own_card(office))
        officer = Officer("Siti", "23.02", "Panwascam")
        vault = lifecycle.create(self.source, officer, OLD, kdf=kdf(), recovery=card.age)
        fill(vault, root / "foto")
        cards.trust(vault, cards.own_card(office))
        cards.trust(office, cards.own_card(vault), cards.parse_card(cards.own_card(vault)).fingerprint)
        heads.lock(vault)

    def opened(self) -> Vault:
        return vaults.unlock(self.source, OLD)

    def wanted(self, **how) -> Wanted:
        return Wanted(self.source, self.target, WHY, **how)

    def recover(self, **how) -> recovery.Recovered:
        return recovery.recover(self.office, self.wanted(**how), NEW, kdf=kdf())

    def hand_over(self, vault: Vault):
        place = self.root / f"stik{len(list(self.root.iterdir()))}"
        place.mkdir()
        card = cards.parse_card(cards.own_card(self.office))
        return receive(self.office, seals.seal(vault, cases.find(vault, "1"), card, place).folder)


@pytest.fixture
def story(tmp_path):
    root = tmp_path / "kisah"
    root.mkdir()
    office = lifecycle.create(root / "kantor", Officer("Dewi", "23.00"), OLD, kdf=kdf())
    yield Story(root, office)
    assert check_vault(office).findings == ()
    office.close()


def hashes(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and each.name != vaults.LOCK
    }


def test_the_vault_goes_on_whole_under_a_new_passphrase(story, refused):
    old = story.opened()
    keys, end = old.keys, heads.release(old).checkpoint
    old.close()
    before = hashes(story.source)
    made = story.recover()
    assert hashes(story.source) == before
    assert (made.folder, made.officer.name, made.former, made.unsigned) == (story.target, "Siti", end, 0)
    with refused("wrong-passphrase"):
        vaults.unlock(story.target, OLD)
    vault = vaults.unlock(story.target, NEW)
    assert check_vault(vault).verdict is Verdict.INTACT
    assert (vault.id, vault.keys.origin) == (old.id, made.origin)
    for name in ("log", "notes", "cosigner"):
        assert getattr(vault.keys, name).name != getattr(keys, name).name
        assert getattr(vault.keys, name).seed != getattr(keys, name).seed
    assert vault.keys.age_recipient != keys.age_recipient
    first = next(exhibits.listing(vault, cases.find(vault, "1")))
    with vault.blobs.open(first.blob) as content:
        assert len(content.read()) == first.blob.size
    vault.close()
    (slot,) = headers.read_copies(story.target).readable[0].recovery
    assert slot.recipient == story.office.keys.age_recipient  # should it be forgotten again


def test_both_logs_say_who_opened_it_and_why(story):
    made = story.recover()
    vault = vaults.unlock(story.target, NEW)
    continued, opened = list(journal.events(vault))[:2]
    assert continued.entry.kind == Kind.LOG_CONTINUED
    assert (continued.body["origin"], continued.body["size"]) == (made.former.origin, made.former.size)
    office = cards.parse_card(cards.own_card(story.office))
    assert opened.entry.kind == Kind.VAULT_RECOVERED
    assert (opened.body["fingerprint"], opened.body["reason"]) == (" ".join(office.fingerprint), WHY)
    assert opened.body["actor"]["name"] == continued.body["actor"]["name"] == "Dewi"
    given = list(journal.events(story.office))[-1]
    assert given.entry.kind == Kind.RECOVERY_GIVEN
    said = {name: given.body[name] for name in ("id", "name", "desk", "origin", "size", "root", "reason")}
    assert said == {
        "id": vault.id, "name": "Siti", "desk": vault.keys.notes.name, "origin": made.former.origin,
        "size": made.former.size, "root": made.former.root.hex(), "reason": WHY,
    }  # fmt: skip
    vault.close()


def test_no_key_and_no_passphrase_lies_readable_in_what_was_written(story):
    story.recover()
    vault = vaults.unlock(story.target, NEW)
    secrets = [vault.data_key, vault.keys.log.seed, vault.keys.notes.seed, NEW]
    secrets += [secret.hex().encode() for secret in secrets] + [vault.keys.age_identity.encode()]
    vault.close()
    written = b"".join((*hashes(story.target).values(), *hashes(story.root / "kantor").values()))
    assert not [secret for secret in secrets if secret in written]


def test_the_office_takes_the_case_in_from_the_new_desk(story):
    old = story.opened()
    assert story.hand_over(old).outcome is AckOutcome.TAKEN_IN
    heads.lock(old)
    story.recover()
    vault = vaults.unlock(story.target, NEW)
    people.add(vault, cases.find(vault, "1"), people.Role.SAKSI, people.PersonFacts("Ani"))
    cards.trust(story.office, cards.own_card(vault))
    received = story.hand_over(vault)
    assert (received.outcome, kinds(received)) == (AckOutcome.TAKEN_IN, {K.LOG_CONTINUED})
    case = cases.find(story.office, received.case)
    assert [each.facts.name for each in people.listing(story.office, case)] == ["Budi", "Ani"]
    heads.lock(vault)


def test_an_office_that_gave_no_recovery_disputes_the_new_desk(story):
    """Anybody can name another's log as the one he continues: without the office's own word that stays a fork."""
    old = story.opened()
    assert story.hand_over(old).outcome is AckOutcome.TAKEN_IN
    heads.lock(old)
    other = lifecycle.create(story.root / "lain", Officer("Rahmat", "23.00"), OLD, kdf=kdf())
    slot_holder, story.office = story.office, other
    old = story.opened()
    cards.trust(old, cards.own_card(other))
    cards.trust(other, cards.own_card(old))
    assert story.hand_over(old).outcome is AckOutcome.TAKEN_IN
    heads.lock(old)
    recovery.recover(slot_holder, story.wanted(), NEW, kdf=kdf())
    vault = vaults.unlock(story.target, NEW)
    cards.trust(other, cards.own_card(vault))
    received = story.hand_over(vault)
    assert received.outcome is not AckOutcome.TAKEN_IN and K.FORK in kinds(received)
    for each in (vault, other):
        each.close()
    story.office = slot_holder


def test_what_a_copy_calls_its_own_is_believed_as_far_as_the_office_knows_it(story):
    """An officer writes another's log into his vault as a former one: he does not get the other's cases by that."""
    victim = lifecycle.create(story.root / "korban", Officer("Korban", "23.03"), OLD, kdf=kdf())
    cards.trust(story.office, cards.own_card(victim))
    old = story.opened()
    with old.store.transaction():
        old.store.run(
            "INSERT INTO logs (origin, kind, vkey) VALUES (?, 'former', ?)",
            (victim.keys.origin, victim.keys.log.verifier.encode()),
        )
    heads.lock(old)
    made = story.recover()
    given = list(journal.events(story.office))[-1].body["logs"]
    assert [key.partition("+")[0] for key in given] == [made.former.origin]
    victim.close()


def test_another_officers_log_is_no_way_to_his_desk(story, refused):
    old = story.opened()
    with old.store.transaction():
        old.store.run("UPDATE meta SET value = 'Orang Lain' WHERE name = 'officer.name'")
    heads.lock(old)
    with refused("recovery-other-officer", item=str(story.source), name="Siti"):
        story.recover(anyway=True)
    assert not story.target.exists()


def test_a_backup_is_recovered_as_well(story):
    old = story.opened()
    lifecycle.backup(old, story.root / "cadangan")
    heads.lock(old)
    shutil.rmtree(story.source)
    story.source = story.root / "cadangan"
    before = hashes(story.source)
    story.recover()
    assert hashes(story.source) == before
    vault = vaults.unlock(story.target, NEW)
    assert check_vault(vault).verdict is Verdict.INTACT
    vault.close()


def test_what_a_killed_process_had_committed_is_there(story, tmp_path):
    old = story.opened()
    cases.create(old, cases.CaseKind.LAPORAN, cases.CaseFacts("Sebelum listrik padam"))
    shutil.copytree(story.source, tmp_path / "mati", ignore=shutil.ignore_patterns("*-shm", vaults.LOCK))
    old.close()
    story.source = tmp_path / "mati"
    assert (story.source / "records.db-wal").stat().st_size
    made = story.recover()
    assert made.unsigned == 1
    vault = vaults.unlock(story.target, NEW)
    assert cases.find(vault, "2").facts.title == "Sebelum listrik padam"
    assert check_vault(vault).verdict is Verdict.INTACT
    vault.close()


def test_refusals_in_words_and_nothing_made(story, refused, tmp_path):
    with refused("reason-missing"):
        recovery.recover(story.office, Wanted(story.source, story.target, " "), NEW)
    with refused("vault-missing"):
        recovery.recover(story.office, Wanted(tmp_path, story.target, WHY), NEW)
    with refused("folder-not-empty"):
        recovery.recover(story.office, Wanted(story.source, story.root, WHY), NEW)
    plain = tmp_path / "tanpa"
    lifecycle.create(plain, Officer("Ani", "23.02"), OLD, kdf=kdf()).close()
    with refused("recovery-none", item=str(plain)):
        recovery.recover(story.office, Wanted(plain, story.target, WHY), NEW)
    other = lifecycle.create(tmp_path / "lain", Officer("Rahmat", "23.00"), OLD, kdf=kdf())
    with refused("recovery-other-card", item=str(story.source)):
        recovery.recover(other, story.wanted(), NEW)
    other.close()
    with hold_in_child(story.source), refused("vault-in-use"):
        story.recover()
    assert not story.target.exists()
    assert not [each for each in journal.events(story.office) if each.entry.kind == Kind.RECOVERY_GIVEN]


def _harm(source: Path, **fields: object) -> None:
    for name in headers.NAMES:
        said = canonical.parse((source / name).read_bytes().rstrip(b"\n"))
        (source / name).write_bytes(canonical.encode({**said, **fields}) + b"\n")


def test_a_damaged_header(story, refused):
    (story.source / headers.NAMES[0]).write_bytes(b"{}")  # the other copy is enough
    story.recover()
    shutil.rmtree(story.target)
    _harm(story.source, state="backup")
    with refused("header-damaged", item=str(story.source)):
        story.recover()


def test_another_vaults_slot_opens_nothing(story, refused, tmp_path):
    twin = tmp_path / "kembar"
    lifecycle.create(
        twin, Officer("Ani", "23.02"), OLD, kdf=kdf(), recovery=story.office.keys.age_recipient
    ).close()
    theirs = canonical.parse((twin / headers.NAMES[0]).read_bytes().rstrip(b"\n"))
    mine = canonical.parse((story.source / headers.NAMES[0]).read_bytes().rstrip(b"\n"))
    _harm(story.source, slots=[mine["slots"][0], theirs["slots"][1]])
    with refused("header-damaged"):
        story.recover()


def test_an_older_copy_is_told_and_opened_only_knowingly(story):
    copy = story.root / "lama"
    shutil.copytree(story.source, copy)
    old = story.opened()
    assert story.hand_over(old).outcome is AckOutcome.TAKEN_IN
    held = story.office.store.number("SELECT count(*) FROM entries WHERE log = 2")
    heads.lock(old)
    story.source = copy
    with pytest.raises(Problem) as caught:
        story.recover()
    assert caught.value.code == "recovery-older"
    found = caught.value.particulars["found"]
    assert caught.value.particulars == {"item": str(copy), "held": held, "found": found}
    assert 0 < found < held and not story.target.exists()
    assert story.recover(anyway=True).former.size == found


def test_a_copy_that_contradicts_what_is_held_is_told(story, refused):
    copy = story.root / "cabang"
    shutil.copytree(story.source, copy)
    old = story.opened()
    assert story.hand_over(old).outcome is AckOutcome.TAKEN_IN
    heads.lock(old)
    story.source = copy
    other = story.opened()
    for number in range(9):
        cases.edit(other, cases.find(other, "1"), cases.CaseFacts(f"Lain {number}"))
    heads.lock(other)
    with refused("recovery-differs", item=str(copy)):
        story.recover()
    assert not story.target.exists()


def test_a_recovery_that_fails_at_the_end_leaves_nothing_and_is_in_the_offices_log(story, monkeypatch):
    """Reading was possible from then on, so the office's log says it."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(headers, "write_copies", full)
    with pytest.raises(Problem) as caught:
        story.recover()
    assert caught.value.code == "disk-full"
    assert not story.target.exists()
    assert list(journal.events(story.office))[-1].entry.kind == Kind.RECOVERY_GIVEN
