"""The strict tar reader against hostile archives and tars made here."""

import io
import tarfile
from pathlib import Path

import pytest

from intake.bundle.tarstream import TarDamagedError, TarReader
from intake.findings import FindingKind

MIB = 1 << 20


def made(*members: tuple[str, bytes], **changes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            for field, value in changes.items():
                setattr(info, field, value)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


def read(data: bytes, limit: int = MIB) -> tuple[dict[str, bytes], list[FindingKind]]:
    reader = TarReader(io.BytesIO(data), limit)
    return {member.path: member.content.read() for member in reader.members()}, [
        each.kind for each in reader.findings
    ]


def refused(data: bytes) -> bool:
    try:
        return bool(read(data)[1])
    except TarDamagedError:
        return True


def test_plain_and_long_names_are_read_as_written():
    long = "top/" + "/".join(["p" * 30] * 6) + ".txt"
    files, findings = read(made(("top/a.txt", b"x" * 513), (long, b"long"), ("top/empty", b"")))
    assert files == {"a.txt": b"x" * 513, long[4:]: b"long", "empty": b""}
    assert findings == []


def test_members_left_unread_are_passed_over():
    reader = TarReader(io.BytesIO(made(("t/a", b"x" * 5000), ("t/b", b"y"))), MIB)
    assert [member.path for member in reader.members()] == ["a", "b"]


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd", "../x", "top/../x", "top/./x", "top//x", "top/x\\y", "C:/x", "top/a:b", "top/nul", "top/COM1.txt",
     "top/x.", "top/x ", "top/-rf", "top/.hidden", "top/é", "top/a\nb", "top", "top/" + "a/" * 9 + "b",
     "top/" + "a" * 240],
)  # fmt: skip
def test_unsafe_names_are_refused_and_the_rest_is_read(name):
    files, findings = read(made(("top/before", b"1"), (name, b"2"), ("top/after", b"3")))
    assert findings == [FindingKind.PATH_UNSAFE]
    assert files == {"before": b"1", "after": b"3"}


@pytest.mark.parametrize("second", ["top/a.txt", "top/A.TXT", "other/a.txt"])
def test_second_names_that_collide_or_leave_the_top_folder(second):
    assert read(made(("top/a.txt", b"1"), (second, b"2")))[1] == [FindingKind.PATH_UNSAFE]


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, b"7", b"S"]
)
def test_only_plain_files(kind):
    assert refused(made(("top/a", b""), type=kind, linkname="b"))


def test_a_setuid_mode_is_refused():
    assert refused(made(("top/a", b"1"), mode=0o4755))


def test_more_bytes_than_announced_are_refused():
    with pytest.raises(TarDamagedError):
        read(made(("top/a", bytes(600)), ("top/b", bytes(600))), limit=1000)


def test_every_cut_and_every_addition_is_noticed():
    data = made(("top/a", b"abc"))
    end = 2 * 512 + 2 * 512
    for cut in range(0, end, 100):
        with pytest.raises(TarDamagedError):
            read(data[:cut])
    with pytest.raises(TarDamagedError):
        read(data + b"x")
    with pytest.raises(TarDamagedError):
        read(data + data)
    assert read(data + bytes(4096))[1] == []


def test_every_flipped_header_bit_is_noticed_or_harmless():
    data = made(("top/a", b"abc"))
    for at in range(512):
        flipped = bytearray(data)
        flipped[at] ^= 1
        with pytest.raises(TarDamagedError):
            read(bytes(flipped))


@pytest.mark.parametrize("record", ["mtime", "linkpath", "GNU.sparse.major", "hdrcharset"])
def test_unknown_pax_records_are_refused(record):
    with pytest.raises(TarDamagedError):
        read(made(("top/a", b"1"), pax_headers={record: "1"}))


@pytest.mark.corpus
def test_hostile_archives(corpus: Path):
    archives = sorted((corpus / "hostile" / "archives").glob("*tar*"))
    assert len(archives) > 20
    wrong = [
        path.name for path in archives if refused(path.read_bytes()) != (path.name != "tar_control_good.tar")
    ]
    assert wrong == []
