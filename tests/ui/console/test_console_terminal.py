"""What people see in a narrow terminal: help and tables fit it, findings read as lines, nothing is cut away."""

import os
import shutil
from pathlib import Path

import pytest

from intake.check.words import unread
from intake.findings import FindingKind, finding
from intake.wording import Language
from ui.console import arguments, findings, output, program
from ui.console.output import table
from ui.console.session import Session

DIGEST = "0123456789abcdef" * 4


@pytest.fixture
def terminal(monkeypatch):
    """Says how wide the terminal is that is written to."""

    def wide(columns):
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(output.sys.stdout, "isatty", lambda: True, raising=False)

    return wide


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("columns", [60, 80])
def test_the_overview_and_help_fit(capsys, monkeypatch, language, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    for words in (["--help"], ["vault", "--help"], ["evidence", "add", "--help"]):
        assert program.main([*words, "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    verbs = [line for line in lines if line.startswith("  ") and "|" not in line and ":\\" not in line]
    assert len(verbs) > 100 and max(map(len, verbs)) <= columns


def test_a_folder_to_be_made_is_told_from_one_that_is_there(capsys):
    assert program.main(["vault", "restore", "--help"]) == 0
    assert "vault restore CADANGAN FOLDER-BARU" in capsys.readouterr().out


def test_choices_are_named_as_they_are_typed(capsys):
    assert program.main(["case", "new", "--kind", "gosip", "--title", "x"]) == 2
    assert "Pilihannya: laporan, hasil-pengawasan, informasi-awal." in capsys.readouterr().err
    for command in program.COMMANDS:
        assert not [each for argument in command.arguments for each in argument.choices if "<" in str(each)]


def test_a_table_wraps_in_a_terminal_and_loses_nothing(terminal):
    name = "foto-rapat-di-balai-desa-sebelum-pukul-sembilan-pagi.jpg"
    row = (1, name, "dua kata " * 9, DIGEST[:32])
    whole = table(("No.", "Nama berkas", "Peristiwa", "Id"), [row])
    assert len(whole) == 2 and all(str(value).strip() in whole[1] for value in row)
    terminal(80)
    lines = table(("No.", "Nama berkas", "Peristiwa", "Id"), [row])
    assert len(lines) > 2 and max(map(len, lines)) <= 80
    assert DIGEST[:32] in lines[1]
    assert "".join(line[5:].split("  ")[0].strip() for line in lines[1:]) == name
    assert " ".join(lines).count("dua") == 9


def test_a_table_of_ids_alone_is_not_taken_apart(terminal):
    terminal(40)
    assert table(("Id", "Sidik"), [(DIGEST[:32], DIGEST)])[1] == f"{DIGEST[:32]}  {DIGEST}"


def test_findings_read_as_lines_without_what_a_program_raised():
    session = Session(Language.ID)
    short = findings.lines(session, [finding(FindingKind.FILE_SIZE, "a.jpg", 3, 4)])
    assert short == ["- a.jpg: ukuran berkas berbeda (seharusnya 3, ternyata 4)"]
    long = findings.lines(session, [finding(FindingKind.FILE_DIGEST, "a.jpg", DIGEST, DIGEST[::-1])])
    assert long == [
        "- a.jpg: hash berkas berbeda",
        f"    seharusnya {DIGEST}",
        f"    ternyata {DIGEST[::-1]}",
    ]
    told = findings.lines(session, [finding(FindingKind.ACK_MALFORMED, "ack", "", ValueError("not base64"))])
    assert told == ["- bukti serah terima: bukti serah terima tidak dapat dibaca"]


def test_a_finding_cannot_steer_the_terminal():
    evil = finding(FindingKind.FILE_EXTRA, "a\x1b[2J", "b\x1b[2J", "c\n" + "x" * 120)
    assert not [
        line for line in findings.lines(Session(Language.ID), [evil]) if "\x1b" in line or "\n" in line
    ]


@pytest.mark.parametrize("language", Language)
def test_what_was_left_unread_is_said_in_words(language):
    parts = ("log", "records", "blobs", "blob contents", "database pages", "hand-over", "facts")
    said = unread(language, (*parts, "log.age"))
    assert said[-1] == "log.age" and not set(said[:-1]) & set(parts)


def test_files_that_find_no_room_are_counted_together(desk, disks, tmp_path):
    """Each alone would fit, as its siblings are done: only the sum says what must be freed."""
    small = disks("12M")
    desk.vault = Path(shutil.copytree(desk.vault, small / "brankas"))
    case = desk.case()
    for number in range(9):
        (tmp_path / f"{number}.bin").write_bytes(os.urandom(2_000_000))
    answer = desk.run("evidence", "add", case, *sorted(tmp_path.glob("*.bin")))
    refused = answer.err.count("tidak ada tempat lagi di disk, perlu 2000000 bita")
    assert answer.status == 1 and 0 < refused < 9
    assert (
        f"{refused} berkas tidak tersimpan" in answer.err
        and f"perlu {refused * 2_000_000} bita" in answer.err
    )
    assert "jalankan perintah yang sama" in answer.err


def test_help_is_readable_however_narrow_the_terminal_is(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "3")
    assert program.main(["evidence", "add", "--help"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) >= 30


def test_help_is_a_hundred_wide_where_there_is_no_terminal(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    assert arguments.line_width() <= 100
