"""Files are whole or not there, owner-only, and replaced only where that was asked for."""

import os
import stat

import pytest

from intake.files import DurableFile, make_folder, write_all, write_file


def test_what_is_written_is_there_owner_only(tmp_path):
    write_file(tmp_path / "a", b"isi")
    assert (tmp_path / "a").read_bytes() == b"isi"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_an_existing_file_is_kept_unless_replacing_was_asked_for(tmp_path, refused):
    write_file(tmp_path / "a", b"lama")
    with refused("file-exists", item=str(tmp_path / "a")):
        write_file(tmp_path / "a", b"baru")
    assert (tmp_path / "a").read_bytes() == b"lama"
    write_file(tmp_path / "a", b"baru", replace=True)
    assert (tmp_path / "a").read_bytes() == b"baru"


def test_a_dangling_link_is_an_existing_file(tmp_path, refused):
    (tmp_path / "a").symlink_to(tmp_path / "nowhere")
    with refused("file-exists"):
        write_file(tmp_path / "a", b"isi")
    assert not (tmp_path / "nowhere").exists()


def test_an_exception_leaves_the_old_file_and_no_rest(tmp_path):
    write_file(tmp_path / "a", b"lama")
    with pytest.raises(KeyError), DurableFile(tmp_path / "a", replace=True) as out:
        out.write(b"setengah")
        raise KeyError
    assert (tmp_path / "a").read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_write_all_goes_on_where_a_file_takes_less_than_it_is_given():
    class Slow:
        def __init__(self):
            self.got = b""

        def write(self, data):
            self.got += bytes(data[:3])
            return min(3, len(data))

    slow = Slow()
    write_all(slow, b"0123456789")
    assert slow.got == b"0123456789"


def test_folders_are_for_their_owner_alone_and_so_are_their_parents(tmp_path):
    before = os.umask(0o022)
    try:
        make_folder(tmp_path / "a" / "b")
        make_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b")} == {0o700}


def test_a_folder_that_is_not_there_is_named(tmp_path, refused):
    with refused("folder-missing", item=str(tmp_path / "sub")):
        write_file(tmp_path / "sub" / "a", b"isi")
