"""The dossier of a case in a real vault: what it says, that it is logged, that it is the same again."""

import hashlib
import io
import subprocess
import threading
from dataclasses import dataclass

import pytest

from crypto.checkpoints import parse_checkpoint
from crypto.notes import parse_note
from intake import vault as vaults
from intake.clock import Moment
from intake.custody import heads, journal
from intake.evidence import adding, exhibits, reading
from intake.media.practice import PracticePhone, draw_photo
from intake.papers import attachment, gather
from intake.records import cases, people, statements


@dataclass
class Standing:
    """A clock that stands still."""

    def now(self) -> Moment:
        return Moment("2024-02-14T09:30:00.000+08:00", "a" * 32, 5000)


@pytest.fixture
def vault(vault_path):
    opened = vaults.unlock(vault_path, b"rahasia", clock=Standing())
    yield opened
    opened.close()


@pytest.fixture
def case(vault, tmp_path):
    made = cases.create(
        vault,
        cases.CaseKind.LAPORAN,
        cases.CaseFacts("Perusakan baliho", "Baliho dirobek", "Jl. Mawar 5", "2024-02-10"),
    )
    witness = people.add(
        vault, made, people.Role.SAKSI, people.PersonFacts("Budi Santoso", phone="0812000111")
    )
    draft = statements.draft(vault, made, witness, "Saya melihat dua orang merobek baliho.")
    sealed = statements.seal(vault, made, witness, draft)
    statements.amend(vault, made, witness, sealed, "Mobilnya berwarna merah.")
    folder = tmp_path / "foto"
    folder.mkdir()
    for index, kind in enumerate((PracticePhone.SAMSUNG, PracticePhone.APPLE, PracticePhone.MESSENGER)):
        (folder / f"{index}.jpg").write_bytes(draw_photo(kind, index, megapixels=0.5))
    (folder / "3-catatan.txt").write_bytes(b"bukan gambar")
    obtained = exhibits.Obtained("", source="Budi Santoso", how="WhatsApp")
    added = list(adding.add(vault, made, sorted(folder.iterdir()), obtained))
    exhibits.withdraw(vault, made, added[3].exhibit, "berkas keliru")
    return made


def words_of(path):
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True)
    return " ".join(done.stdout.decode().split())


def test_what_was_read_at_intake_is_not_read_again_for_a_dossier(vault, case, tmp_path):
    wanted = [each.id for each in reading.read_missing(vault, case)]
    gather.make_dossier(vault, case, tmp_path / "dossier.pdf")
    read = [event.body["id"] for event in journal.events(vault) if event.entry.kind == "evidence.read"]
    assert read == wanted == [each.id for each in exhibits.listing(vault, case)]


def test_it_says_what_the_case_holds_and_its_digest_is_logged(vault, case, tmp_path):
    target = tmp_path / "dossier.pdf"
    made = gather.make_dossier(vault, case, target)
    data = target.read_bytes()
    assert (made.sha256, made.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert made.without_photo == 1
    *_, last = journal.events(vault)
    assert (last.entry.kind, last.entry.case) == ("dossier.made", case.id)
    assert (last.body["digest"], last.body["pages"]) == (made.sha256, made.pages)

    said = words_of(target)
    for words in (
        "Perusakan baliho", "Baliho dirobek", "Jl. Mawar 5", "Siti Aminah", "Budi Santoso", "0812000111",
        "Saya melihat dua orang merobek baliho.", "Mobilnya berwarna merah.", "SM-A546E", "iPhone 13", "WhatsApp",
        "berkas keliru", "3-catatan.txt",
    ):  # fmt: skip
        assert words in said, words
    unbroken = said.replace(" ", "")
    for exhibit in exhibits.listing(vault, case):
        assert exhibit.blob.sha256 in unbroken
    for statement in statements.listing(vault, case):
        assert statement.digest[:16] in unbroken
    point = parse_checkpoint(parse_note(attached(target).note.encode()).text)
    assert point.size == last.entry.seq  # the head before the dossier's own event
    assert point.root.hex() in unbroken
    assert heads.sms_form(point).replace(" ", "") in unbroken


def attached(target):
    with target.open("rb") as pdf:
        return attachment.parse(attachment.read(pdf))


def test_the_same_head_gives_the_same_bytes(vault, case):
    one, two = io.BytesIO(), io.BytesIO()
    first, second = gather.write(vault, case, one), gather.write(vault, case, two)
    assert one.getvalue() == two.getvalue()
    assert first == second


def test_unread_facts_are_read_first_and_never_called_absent(vault, case, tmp_path):
    assert all(exhibit.facts is None for exhibit in exhibits.listing(vault, case))
    gather.make_dossier(vault, case, tmp_path / "d.pdf")
    assert all(exhibit.facts is not None for exhibit in exhibits.listing(vault, case))
    assert "belum dibaca" not in words_of(tmp_path / "d.pdf")


def test_a_file_that_is_there_is_kept(vault, case, tmp_path, refused):
    (tmp_path / "d.pdf").write_bytes(b"lama")
    before = journal.size(vault)
    with refused("file-exists"):
        gather.make_dossier(vault, case, tmp_path / "d.pdf")
    assert (tmp_path / "d.pdf").read_bytes() == b"lama"
    assert journal.size(vault) == before


class Stopping:
    """A watcher that stops after so many exhibits on paper."""

    def __init__(self, after: int) -> None:
        self.cancelled = threading.Event()
        self.after = after

    def preview_made(self, made: int, wanted: int) -> None:
        assert 1 <= made <= wanted

    def exhibit_written(self, written: int, wanted: int) -> None:
        if written >= self.after:
            self.cancelled.set()


def test_a_cancel_leaves_no_file_and_no_event(vault, case, tmp_path, refused):
    with refused("cancelled"):
        gather.make_dossier(vault, case, tmp_path / "d.pdf", Stopping(after=2))
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
    assert "dossier.made" not in [event.entry.kind for event in journal.events(vault)]


def test_an_empty_case_has_a_dossier(vault, tmp_path):
    empty = cases.create(vault, cases.CaseKind.INFORMASI_AWAL, cases.CaseFacts("Kosong"))
    made = gather.make_dossier(vault, empty, tmp_path / "d.pdf")
    assert made.pages >= 1
    assert "Kosong" in words_of(tmp_path / "d.pdf")


def test_after_a_restore_the_dossier_tells_both_logs(vault, case, tmp_path):
    from intake import lifecycle

    lifecycle.backup(vault, tmp_path / "b")
    restored = lifecycle.restore(
        tmp_path / "b", tmp_path / "r", b"rahasia", "laptop hilang", clock=Standing()
    )
    try:
        cases.edit(restored, case, cases.CaseFacts("Judul sesudah pemulihan"))
        content = gather.content_of(restored, cases.find(restored, "1"), heads.release(restored))
        assert [exhibit.facts for exhibit in exhibits.listing(restored, case)] == [None] * 4
        assert len(content.log) == len(list(journal.events(vault, case=case.id))) + 1
        gather.make_dossier(restored, cases.find(restored, "1"), tmp_path / "d.pdf")
        assert "Judul sesudah pemulihan" in words_of(tmp_path / "d.pdf")
        assert all(exhibit.facts is not None for exhibit in exhibits.listing(restored, case))
    finally:
        restored.close()


SECRETIVE = """
import io, logging, sys
from pathlib import Path
said = io.StringIO()
logging.basicConfig(level=logging.DEBUG, stream=said)
from crypto.slots import KdfParams
from intake import lifecycle, vault as vaults
from intake.records import cases, people, statements
from intake.custody import heads
from intake.evidence import adding, exhibits
from intake.officer import Officer
from intake.papers import gather
from intake.problems import Problem
root = Path(sys.argv[1])
(root / "RAHASIA-NAMA.jpg").write_bytes(Path(sys.argv[2]).read_bytes())
kdf = KdfParams(65536, 3, 4, bytes(16))
vault = lifecycle.create(root / "v", Officer("Nama Petugas", "23.02"), b"kata-sandi-rahasia", kdf=kdf)
case = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Judul Rahasia"))
person = people.add(vault, case, people.Role.SAKSI, people.PersonFacts("Nama Saksi"))
statements.seal(vault, case, person, statements.draft(vault, case, person, "Kata Saksi"))
list(adding.add(vault, case, [root / "RAHASIA-NAMA.jpg"], exhibits.Obtained("", source="Nama Pemberi")))
gather.make_dossier(vault, case, root / "d.pdf")
keys = vault.keys
secrets = [vault.data_key, vaults.store_key(vault.data_key), keys.log.seed, keys.notes.seed, keys.cosigner.seed]
secrets += [bytes(row["key"]) for row in vault.store.rows("SELECT key FROM blobs")]
heads.lock(vault)
try:
    vaults.unlock(root / "v", b"kata-sandi-salah")
except Problem as problem:
    said.write(repr(problem) + str(problem) + repr(problem.particulars))
words = [b"kata-sandi", b"Nama Petugas", b"Nama Saksi", b"Kata Saksi", b"Nama Pemberi", b"Judul Rahasia", b"NAMA.jpg"]
words += [form for secret in secrets for form in (secret.hex().encode(), repr(secret).encode())]
words.append(keys.age_identity.encode())
everything = said.getvalue().encode()
print(len(everything), [number for number, word in enumerate(words) if word in everything])
"""


def test_nothing_that_is_logged_at_debug_tells_a_secret_or_a_name(tmp_path):
    import sys
    from pathlib import Path

    (tmp_path / "p.jpg").write_bytes(draw_photo(PracticePhone.SAMSUNG, 0, megapixels=0.3))
    (tmp_path / "work").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", SECRETIVE, tmp_path / "work", tmp_path / "p.jpg"],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[3],
    )
    length, found = done.stdout.decode().split(" ", 1)
    assert int(length) > 0
    assert found.strip() == "[]"
    for word in (b"kata-sandi", b"Nama Saksi", b"NAMA.jpg"):
        assert word not in done.stderr
