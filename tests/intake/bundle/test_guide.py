"""CARA-PERIKSA.txt does what it says: its Linux lines are taken out of the file and run as they stand."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from intake import cards
from intake.bundle import guide, seal
from intake.vault import Vault
from tests.intake.bundle.sealing import card_of, only_case

STEPS = 5


def linux_lines(text: str) -> list[str]:
    english = text.partition("[English]")[2].partition("On Linux or macOS:")[2]
    return [line.strip() for line in english.splitlines() if re.match(r"    \S", line)]


def windows_lines(text: str) -> list[str]:
    indonesian = text.partition("[English]")[0].partition("langkah demi langkah.")[2]
    return [line.strip() for line in indonesian.splitlines() if re.match(r"    \S", line)]


@pytest.fixture(params=[seal.PART_SIZE, 500_000], ids=["whole", "parts"])
def stick(request: pytest.FixtureRequest, tmp_path: Path, officer: Vault, office: Vault) -> Path:
    """A folder as a checker has it: the hand-over, the sender's card, the receiver's age identity."""
    sealed = seal.seal(officer, only_case(officer), card_of(office), tmp_path, part_size=request.param)
    (sealed.folder / "kartu.txt").write_bytes(cards.own_card(officer))
    (sealed.folder / "kunci.txt").write_text(office.keys.age_identity + "\n")
    return sealed.folder


def run(lines: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    script = "set -e\n" + "\n".join(lines)
    return subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True)


def test_every_step_runs_and_says_what_the_file_promises(stick: Path) -> None:
    text = (stick / guide.NAME).read_text(encoding="utf-8")
    done = run(linux_lines(text), stick)
    assert done.returncode == 0, done.stderr
    for namespace in cards.NAMESPACES:
        assert f'Good "{namespace}" signature' in done.stdout
    label = (stick / "label.txt").read_text()
    for name, field in (("bundle.age", "bundle"), ("log.age", "log"), (guide.NAME, "guide")):
        (digest,) = re.findall(rf"^([0-9a-f]{{64}})  {re.escape(name)}$", done.stdout, re.MULTILINE)
        assert f"\n{field}: {digest} " in label
    (inner,) = stick.glob("segel-*/segel-bundle.txt")
    (digest,) = re.findall(r"^([0-9a-f]{64})  tagmanifest-sha256.txt$", done.stdout, re.MULTILINE)
    assert f"\ntagmanifest: {digest}\n" in inner.read_text()
    for field in ("handover", "checkpoint"):
        (line,) = re.findall(rf"^{field}: .*$", label, re.MULTILINE)
        assert line in inner.read_text().splitlines()
    assert "data/evidence/0003.jpg: OK" in done.stdout


@pytest.mark.parametrize("name", ["label.txt", "label.txt.sig"])
def test_a_changed_label_stops_the_first_step(stick: Path, name: str) -> None:
    data = bytearray((stick / name).read_bytes())
    data[len(data) // 2] ^= 1
    (stick / name).write_bytes(data)
    lines = linux_lines((stick / guide.NAME).read_text(encoding="utf-8"))
    assert run(lines[:1], stick).returncode != 0


def test_another_sender_stops_the_first_step(stick: Path, office: Vault) -> None:
    (stick / "kartu.txt").write_bytes(cards.own_card(office))
    lines = linux_lines((stick / guide.NAME).read_text(encoding="utf-8"))
    assert run(lines[:1], stick).returncode != 0


def test_changed_evidence_stops_the_last_step(stick: Path) -> None:
    lines = linux_lines((stick / guide.NAME).read_text(encoding="utf-8"))
    assert run(lines, stick).returncode == 0
    (bag,) = stick.glob("segel-*")
    with (bag / "data/evidence/0001.jpg").open("ab") as file:
        file.write(b"x")
    assert run(lines[-2:-1], bag).returncode == 0
    assert run(lines[-1:], bag).returncode != 0


def test_both_languages_tell_the_same_steps_and_no_person(stick: Path) -> None:
    raw = (stick / guide.NAME).read_bytes()
    text = raw.decode("utf-8")
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert "$" not in text
    for person in ("Siti", "Kantor", "Budi", "Kampanye"):
        assert person not in text
    verify = [line for line in windows_lines(text) if line.startswith("ssh-keygen")]
    assert [line.replace("\\", "/") for line in verify] == [
        line for line in linux_lines(text) if line.startswith("ssh-keygen")
    ]
    assert len(re.findall(r"^\d\. ", text, re.MULTILINE)) == 2 * STEPS
    assert shutil.which("age")
