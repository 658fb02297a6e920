"""vault recover: the office opens an officer's vault whose passphrase is lost, in the real program."""

import shutil

import pytest


@pytest.fixture
def lost(desk, office):
    """A vault that names the office's card, in a folder on a stick; its passphrase is forgotten."""
    card = office.root / "kantor.kartu"
    office.ok("card", "export", "--out", card)
    folder = desk.root / "stik" / "brankas"
    desk.ok("vault", "create", folder, "--name", "Siti Aminah", "--office", "23.02", "--recovery-card", card)
    desk.vault = folder
    desk.case()
    return folder


@pytest.fixture
def fresh(desk):
    file = desk.root / "baru.txt"
    file.write_text("kuda biru makan lampu tua\n", encoding="utf-8")
    return file


def recover(lost, fresh, *more):
    target = lost.parent / "baru"
    return ["vault", "recover", lost, target, "--reason", "lupa", "--new-passphrase-file", fresh, *more]


def test_the_vault_opens_with_the_new_passphrase_alone(desk, office, lost, fresh):
    made = office.ok(*recover(lost, fresh))
    assert (made["name"], made["unsigned"]) == ("Siti Aminah", 0)
    assert (
        office.run("vault", "info", made["vault"]).status == 2
    )  # the office's own passphrase opens nothing here
    info = desk.ok("vault", "info", made["vault"], "--passphrase-file", fresh)
    assert (info["name"], info["cases"], info["origin"], info["id"]) == (
        "Siti Aminah", 1, made["origin"], made["id"],
    )  # fmt: skip
    assert desk.run("check", made["vault"], "--passphrase-file", fresh).status == 0
    assert desk.run("vault", "info", lost).status == 0  # what was brought is as it was


def test_both_logs_tell_it_in_words(desk, office, lost, fresh):
    target = office.ok(*recover(lost, fresh))["vault"]
    here = office.run("log", "show").out
    assert (
        "Brankas Siti Aminah yang kata sandinya hilang dibuka oleh Kantor" in here and "alasan: lupa" in here
    )
    desk.vault, old = target, desk.secret.read_text(encoding="utf-8")
    desk.secret.write_text(fresh.read_text(encoding="utf-8"), encoding="utf-8")
    there = desk.run("log", "show").out
    assert "Kata sandi hilang: Kantor (" in there and "membuka brankas ini dengan kartu kantor" in there
    words = office.ok("card", "show")["fingerprint"]
    assert words in there and old.strip() not in there


def test_who_may_not_is_told_why_and_nothing_is_made(desk, office, lost, fresh):
    desk.vault = desk.root / "vault"  # another officer's
    answer = desk.run(*recover(lost, fresh))
    assert (answer.status, "kartu kantor lain" in answer.err) == (2, True)
    answer = office.run(*recover(office.root / "vault", fresh)[:2], desk.vault, lost.parent / "baru",
                        "--reason", "lupa", "--new-passphrase-file", fresh)  # fmt: skip
    assert (answer.status, "tidak menyebut kartu" in answer.err) == (2, True)
    assert office.run(*recover(lost, fresh)[:-2]).status == 2  # nobody there to be asked for a passphrase
    assert not (lost.parent / "baru").exists()


def test_an_older_copy_needs_a_word_more(desk, office, lost, fresh):
    copy = desk.root / "lama"
    shutil.copytree(lost, copy)
    card = desk.root / "siti.kartu"
    desk.ok("card", "export", "--out", card)
    desk.ok("card", "trust", office.root / "kantor.kartu", "--yes")
    office.ok("card", "trust", card, "--yes")
    stick = desk.root / "usb"
    stick.mkdir()
    folder = desk.ok("bundle", "seal", "1", "--to", office.root / "kantor.kartu", "--out", stick)["folder"]
    office.ok("bundle", "receive", folder)
    words = [
        "vault",
        "recover",
        copy,
        desk.root / "pulih",
        "--reason",
        "lupa",
        "--new-passphrase-file",
        fresh,
    ]
    answer = office.run(*words)
    assert answer.status == 2 and "lebih lama" in answer.err and "--anyway" in answer.err
    assert office.ok(*words, "--anyway")["name"] == "Siti Aminah"
