"""The console as a program: exit statuses, languages, help, what goes wrong, and that secrets stay where they are."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from intake import vault as vaults
from ui.console import lists, program
from ui.console.arguments import HelpWanted, UsageError, find, language_of, parse, parse_global
from ui.console.output import Exit
from ui.console.program import COMMANDS

ROOT = Path(__file__).resolve().parents[3]


def test_the_program_itself(desk, program_line):
    """Under `python -I`, from a bare environment, without a terminal."""
    done = program_line(
        "case", "list", "--json", SEGEL_VAULT=str(desk.vault), SEGEL_PASSPHRASE_FILE=str(desk.secret)
    )
    assert done.returncode == 0 and json.loads(done.stdout)["cases"] == [] and done.stderr == b""


def test_without_a_passphrase_nobody_is_asked_and_it_ends(desk, program_line):
    done = program_line("case", "list", "--vault", desk.vault)
    assert done.returncode == 2 and b"--passphrase-file" in done.stderr and done.stdout == b""


def test_the_console_loads_neither_window_nor_pictures():
    code = (
        "import runpy, sys\n"
        "sys.argv = ['main.py', '--help']\n"
        "try: runpy.run_path('main.py', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([m for m in ('PySide6', 'PIL', 'reportlab', 'ui.window') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.rstrip().endswith(b"[]")


def test_the_media_worker_is_not_a_verb_of_the_console(program_line):
    done = program_line("media-worker", "--json")
    assert done.returncode == 2 and json.loads(done.stdout)["problem"] == "usage"


def test_wrong_passphrase_and_missing_vault(desk):
    desk.secret.write_text("salah")
    assert desk.run("case", "list", "--json").json["problem"] == "wrong-passphrase"
    desk.vault = desk.root / "nowhere"
    answer = desk.run("case", "list")
    assert answer.status == 2 and "bukan brankas" in answer.err


def test_no_vault_named(capsys):
    assert program.main(["case", "list"]) == 2
    assert "SEGEL_VAULT" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"x" * 5000])
def test_unusable_passphrase_files(desk, content):
    desk.secret.write_bytes(content)
    assert desk.run("case", "list", "--json").json["problem"] == "passphrase-unusable"


def test_a_second_process_is_kept_out(desk, program_line):
    with FileLock(desk.vault / vaults.LOCK):
        done = program_line("case", "list", "--json", *desk.options())
    assert done.returncode == 2 and json.loads(done.stdout)["problem"] == "vault-in-use"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["kasus"], "Tidak ada perintah kasus."),
        (["case", "baru"], "Tidak ada perintah case baru."),
        (["case", "new", "--kind", "laporan"], "Yang belum ditulis: --title."),
        (["case", "new", "--kind", "gosip", "--title", "x"], "gosip' bukan pilihan untuk --kind."),
        (["case", "list", "--nope"], "Tidak dikenal: --nope."),
        (["case", "show"], "Yang belum ditulis: PERKARA."),
        (["case", "edit", "1", "--title"], "--title perlu satu isian"),
        (["evidence", "preview", "1/1", "--out", "x", "--pixels", "besar"], "bukan bilangan bulat"),
        (["vault", "rekey"], "Tidak ada perintah vault rekey."),
        (["bundle", "open"], "Tidak ada perintah bundle open."),
        (["case", "list", "--lang", "fr"], "bukan pilihan untuk --lang"),
    ],
)
def test_words_that_are_off(capsys, words, said):
    assert program.main(words) == 2
    caught = capsys.readouterr()
    assert said in caught.err and caught.out == ""
    assert program.main([*words, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["problem"] == "usage"


def test_errors_in_english(capsys):
    assert program.main(["--lang", "en", "case", "new"]) == 2
    assert "Still missing: --kind, --title." in capsys.readouterr().err
    assert program.main(["case", "list", "--lang=en"]) == 2
    assert "Which vault?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "lang", "expected"),
    [
        ([], "", "id"),
        ([], "id_ID.UTF-8", "id"),
        ([], "en_GB.UTF-8", "en"),
        (["--lang", "id"], "en_US", "id"),
        (["x", "--lang=en"], "", "en"),
        (["--lang"], "", "id"),
        (["--", "--lang", "en"], "", "id"),
    ],
)
def test_the_language(argv, lang, expected):
    assert language_of(argv, {"LANG": lang}).value == expected


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.words)
def test_help_of_every_verb(capsys, command, language):
    assert program.main([*command.words.split(), "--help", "--lang", language]) == 0
    page = capsys.readouterr().out
    assert ("Contoh" if language == "id" else "Example") in page and f"segel {command.words}" in page
    assert "show this help" not in page and "usage:" not in page


@pytest.mark.parametrize("words", [["--help"], ["help"], ["--json"]])
def test_overview(capsys, words):
    assert program.main(words) == 0
    page = capsys.readouterr().out
    assert all(command.words in page for command in COMMANDS)
    assert program.main(["evidence"]) == 0
    page = capsys.readouterr().out
    assert "evidence add" in page and "case new" not in page


def test_options_stand_anywhere():
    for argv in (
        ["--json", "--vault", "v", "evidence", "add", "1", "a", "b", "--source", "x"],
        ["evidence", "--vault", "v", "add", "--source", "x", "1", "a", "--json", "b"],
        ["evidence", "add", "1", "--source", "x", "--vault=v", "--json", "--", "a", "b"],
    ):
        language = language_of(argv)
        options, words = parse_global(argv, language)
        command, rest = find(COMMANDS, words, language)
        parsed = parse(command, rest, language)
        assert (options.vault, options.json, command.words) == ("v", True, "evidence add")
        assert (parsed.case, parsed.file, parsed.source) == ("1", ["a", "b"], "x")


def test_parsing_never_ends_the_process():
    language = language_of([])
    with pytest.raises(UsageError):
        parse_global(["--vault"], language)
    with pytest.raises(HelpWanted):
        find(COMMANDS, [], language)


def test_a_defect_has_no_traceback_and_no_data(desk, monkeypatch):
    def broken(vault):
        raise ValueError("Budi, NIK 6471…")

    monkeypatch.setattr(lists.overview, "rules_of", broken)
    answer = desk.run("case", "list", "--json")
    assert answer.status == Exit.DEFECT == 3
    assert answer.json["problem"] == "defect"
    assert "ValueError" in answer.err and "test_console_program.py:" in answer.err
    assert "Budi" not in answer.err + answer.out and "Traceback" not in answer.err


def test_the_vault_is_locked_with_a_head_even_after_a_failure(desk, monkeypatch):
    desk.case()
    answer = desk.run("case", "edit", "1", "--title", " ")
    assert answer.status == 2
    wal = desk.vault / "records.db-wal"
    assert not wal.exists() or wal.stat().st_size == 0
    assert desk.run("case", "list").status == 0


def test_ctrl_c_is_a_sentence(desk, monkeypatch):
    def interrupted(vault):
        raise KeyboardInterrupt

    monkeypatch.setattr(lists.overview, "rules_of", interrupted)
    answer = desk.run("case", "list")
    assert answer.status == 2 and "Dihentikan" in answer.err
    monkeypatch.undo()
    assert desk.run("case", "list").status == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX here")
def test_ctrl_c_stops_an_intake_between_files(desk, tmp_path, monkeypatch):
    case, folder = desk.case(), tmp_path / "foto"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.bin").write_bytes(bytes([number]) * 1000)
    from ui.console import evidence

    settled = evidence._settled

    def once(session, added):
        settled(session, added)
        if added.exhibit is not None and added.exhibit.number == 3:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(evidence, "_settled", once)
    answer = desk.run("evidence", "add", case, folder, "--json")
    assert answer.status == 2 and "Dihentikan" in answer.err
    summary = answer.json["summary"]
    assert 3 <= summary["added"] < 40 and summary["added"] + summary["refused"] == 40
    assert len(desk.ok("evidence", "list", case)["items"]) == summary["added"]


def test_the_passphrase_is_neither_argument_nor_environment(desk, program_line):
    secret = desk.secret.read_text().strip()
    done = program_line("vault", "info", "--passphrase", secret)
    assert done.returncode == 2 and secret.encode() not in done.stdout
    assert not [a for command in COMMANDS for a in command.arguments if a.name == "--passphrase"]


def test_a_reader_that_goes_away_is_no_defect(desk):
    desk.case()
    line = [sys.executable, "-I", str(ROOT / "main.py"), "log", "show", *desk.options()]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) in (0, 2) and b"Traceback" not in said
