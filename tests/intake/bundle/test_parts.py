"""Writing a large file: sums as it goes, parts that join to the whole, nothing left after a failure."""

import hashlib
import os
import subprocess
import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.bundle.notetext import FileSum
from intake.bundle.parts import PartedFile
from intake.bundle.readback import check_samples, read_back
from intake.bundle.tarwriter import TarWriter, room_for
from intake.problems import Problem


def written(folder: Path, blocks: list[bytes], part_size: int) -> PartedFile:
    with PartedFile(folder, "bundle.age", part_size) as out:
        for block in blocks:
            assert out.write(memoryview(block)) == len(block)
    return out


@settings(deadline=None)
@given(st.lists(st.binary(max_size=50), max_size=8), st.integers(1, 60))
def test_the_parts_join_to_the_whole(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[bytes], part_size: int
) -> None:
    folder, whole = tmp_path_factory.mktemp("parts"), b"".join(blocks)
    made = written(folder, blocks, part_size).written
    assert made.whole == FileSum(hashlib.sha256(whole).hexdigest(), len(whole))
    if len(whole) <= part_size:
        assert made.parts == ()
        assert (folder / "bundle.age").read_bytes() == whole
    else:
        data = [(folder / part.name).read_bytes() for part in made.parts]
        assert b"".join(data) == whole
        assert all(len(each) == part_size for each in data[:-1])
        assert 0 < len(data[-1]) <= part_size
        assert [part.sum for part in made.parts] == [
            FileSum(hashlib.sha256(each).hexdigest(), len(each)) for each in data
        ]
    assert {path.name for path in folder.iterdir()} == {part.name for part in made.parts} or {"bundle.age"}


def test_cat_joins_more_than_nine_parts_in_order(tmp_path: Path) -> None:
    whole = os.urandom(1150)
    made = written(tmp_path, [whole], 100).written
    assert len(made.parts) == 12
    joined = subprocess.run("cat bundle.age.[0-9][0-9][0-9]", shell=True, cwd=tmp_path, capture_output=True)
    assert joined.stdout == whole


def test_a_failure_leaves_nothing_of_the_part_being_written(tmp_path: Path) -> None:
    with pytest.raises(KeyError), PartedFile(tmp_path, "bundle.age", 100) as out:
        out.write(memoryview(bytes(150)))
        raise KeyError
    assert [path.name for path in tmp_path.iterdir()] == ["bundle.age.001"]


def test_reading_back(tmp_path: Path) -> None:
    data = os.urandom(3_000_000)
    (tmp_path / "x").write_bytes(data)
    assert read_back(tmp_path / "x") == FileSum(hashlib.sha256(data).hexdigest(), len(data))


def lay_over(path: Path, offset: int) -> None:
    """Other bytes at `offset`, as a medium gives them that lost what it took."""
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(os.urandom(64))


@pytest.mark.parametrize("part_size", [1 << 30, 2_000_000])
def test_what_the_medium_lost_is_found_when_it_is_read_back(tmp_path: Path, part_size: int) -> None:
    with pytest.raises(Problem, match="medium-damaged"), PartedFile(tmp_path, "b", part_size) as out:
        out.write(memoryview(os.urandom(1_500_000)))
        (part,) = tmp_path.glob(".*.part")
        lay_over(part, 1_000_000)
        out.write(memoryview(os.urandom(1_500_000)))
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_small_pieces_gives_its_samples_again(tmp_path: Path) -> None:
    made = written(tmp_path, [bytes([n]) * 700 for n in range(9)], 2_000).written
    for name, samples in made.samples.items():
        check_samples(tmp_path / name, samples)
        lay_over(tmp_path / name, 0)
        with pytest.raises(Problem, match="medium-damaged"):
            check_samples(tmp_path / name, samples)


@pytest.mark.parametrize("part_size", [1 << 30, 9 << 20])
def test_a_beginning_that_was_laid_over_later_is_found(tmp_path: Path, part_size: int) -> None:
    made = written(tmp_path, [os.urandom(1 << 20) for _ in range(14)], part_size).written
    assert made.samples.keys() == {path.name for path in tmp_path.iterdir()}
    for name, samples in made.samples.items():
        check_samples(tmp_path / name, samples)
        assert [each.offset for each in samples] == list(range(0, (tmp_path / name).stat().st_size, 4 << 20))
        lay_over(tmp_path / name, 4 << 20)
        with pytest.raises(Problem, match="medium-damaged"):
            check_samples(tmp_path / name, samples)


@settings(deadline=None)
@given(st.lists(st.integers(0, 1500), max_size=5), st.integers(1, 150))
def test_stock_tar_reads_it_and_the_room_is_enough(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int], length: int
) -> None:
    folder = tmp_path_factory.mktemp("tar")
    files = {f"log/{number}" + "x" * length: bytes([number]) * size for number, size in enumerate(sizes)}
    with (folder / "x.tar").open("wb") as out:
        tar = TarWriter(out, "segel-" + "0a" * 16)
        for path, data in files.items():
            tar.add(path, len(data), [data[:7], data[7:]])
        tar.close()
    assert (folder / "x.tar").stat().st_size <= room_for(sizes)
    with tarfile.open(folder / "x.tar") as read:
        members = read.getmembers()
        assert {(each.mtime, each.uid, each.gid, each.uname) for each in members} == {(0, 0, 0, "")}
        assert {each.mode for each in members} <= {0o644, 0o755}
    subprocess.run(["tar", "-xf", folder / "x.tar", "-C", folder], check=True)
    for path, data in files.items():
        assert (folder / ("segel-" + "0a" * 16) / path).read_bytes() == data


def test_a_file_of_another_size_than_promised_is_no_tar(tmp_path: Path) -> None:
    with (tmp_path / "x.tar").open("wb") as out, pytest.raises(ValueError, match="another size"):
        TarWriter(out, "top").add("a", 3, [b"ab"])
