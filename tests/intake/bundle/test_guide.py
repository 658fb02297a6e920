"""CARA-PERIKSA.txt does what it says: its Linux lines are taken out of the file and run as they stand."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from intake import cards
from intake.bundle import guide, seal
from intake.check.bundle import check_bundle
from intake.vault import Vault
from tests.intake.bundle.sealing import card_of, only_case

STEPS = 6
COPYING = 3  # lines of step 0


def linux_lines(text: str) -> list[str]:
    english = text.partition("[English]")[2].partition("On Linux or macOS ")[2]
    return [line.strip() for line in english.splitlines() if re.match(r"    \S", line)]


def windows_lines(text: str) -> list[str]:
    indonesian = text.partition("[English]")[0].partition("langkah demi langkah.")[2]
    return [line.strip() for line in indonesian.splitlines() if re.match(r"    \S", line)]


@pytest.fixture(params=[seal.PART_SIZE, 500_000], ids=["whole", "parts"])
def handed(request: pytest.FixtureRequest, tmp_path: Path, officer: Vault, office: Vault) -> Path:
    """The hand-over's folder on the stick."""
    (tmp_path / "usb").mkdir()
    part_size = request.param
    return seal.seal(
        officer, only_case(officer), card_of(office), tmp_path / "usb", part_size=part_size
    ).folder


@pytest.fixture
def stick(handed: Path, tmp_path: Path, officer: Vault, office: Vault) -> Path:
    """The working folder as step 0 makes it, with the sender's card and the receiver's age identity."""
    home = tmp_path / "home"
    home.mkdir()
    lines = linux_lines((handed / guide.NAME).read_text(encoding="utf-8"))
    done = run(lines[:COPYING], handed, HOME=str(home))
    assert done.returncode == 0, done.stderr
    (work,) = home.iterdir()
    (work / "kartu.txt").write_bytes(cards.own_card(officer))
    (work / "kunci.txt").write_text(office.keys.age_identity + "\n")
    return work


def steps(folder: Path) -> list[str]:
    """The lines after step 0, which are run in the working folder."""
    return linux_lines((folder / guide.NAME).read_text(encoding="utf-8"))[COPYING:]


def run(lines: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    script = "set -e\n" + "\n".join(lines)
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, capture_output=True, text=True, env={**os.environ, **more}
    )


def test_the_hand_over_stays_as_it_was(stick: Path, handed: Path, officer: Vault) -> None:
    assert run(steps(stick), stick).returncode == 0
    own = cards.parse_card(cards.own_card(officer))
    assert check_bundle(handed, [own]).findings == ()


def test_every_step_runs_and_says_what_the_file_promises(stick: Path) -> None:
    done = run(steps(stick), stick)
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
    lines = steps(stick)
    assert run(lines[:1], stick).returncode != 0


def test_another_sender_stops_the_first_step(stick: Path, office: Vault) -> None:
    (stick / "kartu.txt").write_bytes(cards.own_card(office))
    lines = steps(stick)
    assert run(lines[:1], stick).returncode != 0


def test_changed_evidence_stops_the_last_step(stick: Path) -> None:
    lines = steps(stick)
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


def test_no_link_between_the_signature_and_the_files_is_left_out_on_windows(stick: Path) -> None:
    """certutil takes one file at a time: each manifest must be compared with what vouches for it."""
    hashed = [
        line.split()[2]
        for line in windows_lines((stick / guide.NAME).read_text("utf-8"))
        if "certutil" in line
    ]
    vouched = ["bundle.age", "log.age", guide.NAME, "tagmanifest-sha256.txt", "manifest-sha256.txt"]
    assert hashed == [*vouched, "data\\case.json"]
