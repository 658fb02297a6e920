"""Captures, things, links and the handling of exhibits through the console."""

import pytest


@pytest.fixture
def case(desk, photo):
    """A case with two exhibits and a reported person."""
    number = desk.case()
    (photo.parent / "ktp.png").write_bytes(b"\x89PNG\r\n\x1a\n ktp")
    desk.ok("evidence", "add", number, photo, "--relation", "tetangga", "--original", "salinan")
    desk.ok("evidence", "add", number, photo.parent / "ktp.png", "--kind", "identitas", "--source", "RAHASIA")
    desk.ok("person", "add", number, "--role", "terlapor", "--name", "Camat")
    return number


def test_a_post_is_recorded_and_observed_again(desk, case):
    made = desk.ok(
        "capture", "add", case, "--act", "posting", "--platform", "Facebook", "--posted-at", "3 jam", "--person", "1",
        "--seen-at", "kini", "--still-online", "ya", "--file", "1",
    )  # fmt: skip
    assert set(made) == {
        "capture", "number", "act", "person", "platform", "account_name", "account_link", "url", "posted_at", "note",
        "made_at", "observations",
    }  # fmt: skip
    (exhibit, _) = desk.ok("evidence", "list", case)["items"]
    (seen,) = made["observations"]
    assert (seen["files"], seen["still_online"], seen["number"]) == ([exhibit["id"]], "ya", 1)
    again = desk.ok("capture", "observe", f"{case}/1", "--still-online", "tidak", "--note", "dihapus")
    assert [each["still_online"] for each in again["observations"]] == ["ya", "tidak"]
    changed = desk.ok("capture", "edit", made["capture"], "--url", "https://x.invalid")
    assert (changed["url"], changed["platform"]) == ("https://x.invalid", "Facebook")
    assert desk.ok("capture", "list", case) == {"captures": [changed]}
    shown = desk.run("capture", "show", f"{case}/1").out
    for words in ("1. Camat", "3 jam", "PENGAMATAN 2", "dihapus", "tidak"):
        assert words in shown
    assert desk.run("capture", "add", case, "--act", "suka").status == 2
    assert desk.run("capture", "add", case, "--act", "menatap", "--note", "x").status == 2
    assert (
        desk.run("capture", "observe", f"{case}/1", "--file", "99", "--json").json["problem"]
        == "evidence-unknown"
    )
    assert len(desk.ok("capture", "show", f"{case}/1")["observations"]) == 2


def test_a_thing_is_handed_over_and_its_sheet_printed(desk, case):
    made = desk.ok(
        "thing", "add", case, "--item", "Spanduk", "--quantity", "2 lembar", "--holder", "Siti", "--photo", 1
    )
    assert (made["number"], made["quantity"], len(made["photos"]), made["moves"]) == (1, "2 lembar", 1, [])
    out = desk.root / "s.pdf"
    assert (
        desk.run("thing", "sheet", f"{case}/1", "--out", out, "--json").json["problem"] == "thing-not-moved"
    )
    moved = desk.ok(
        "thing", "move", f"{case}/1", "--from", "Siti", "--to", "Rahmat", "--at", "Rabu", "--kept", "gudang"
    )
    assert (moved["holder_now"], moved["kept_now"], moved["holder"]) == ("Rahmat", "gudang", "Siti")
    (move,) = moved["moves"]
    assert set(move) == {
        "move", "number", "from", "to", "at", "place", "condition", "purpose", "kept", "made_at"
    }  # fmt: skip
    assert desk.ok("thing", "sheet", f"{case}/1", "--out", out) == {
        "file": str(out), "thing": made["thing"], "move": 1
    }  # fmt: skip
    assert out.read_bytes().startswith(b"%PDF")
    assert "Berita acara serah terima ke-1 atas barang bukti 1 dicetak" in desk.run("log", "show").out
    edited = desk.ok("thing", "edit", f"{case}/1", "--label", "BB-1")
    assert desk.ok("thing", "list", case) == {"things": [edited]}
    assert "SERAH TERIMA 1" in desk.run("thing", "show", f"{case}/1").out
    assert desk.run("check", desk.vault).status == 0


def test_links_between_records(desk, case):
    desk.ok("capture", "add", case, "--act", "suka", "--platform", "X")
    desk.ok("thing", "add", case, "--item", "Amplop")
    one = desk.ok("evidence", "link", f"{case}/1", "--person", "1", "--note", "kiri")
    assert (one["from"]["kind"], one["to"]["kind"], one["note"]) == ("evidence", "person", "kiri")
    desk.ok("capture", "link", f"{case}/1", "--to-thing", "1")
    desk.ok("thing", "link", f"{case}/1", "--to-capture", "1")
    cut = desk.ok("link", "cut", case, one["link"], "--reason", "keliru")
    found = desk.ok("link", "list", case)["links"]
    assert found[0] == cut and cut["cut"] == "keliru" and len(found) == 3
    assert desk.ok("case", "show", case)["links"] == found
    for words in (("bukti 1", "orang 1", "keliru"), ("unggahan 1", "barang 1")):
        assert all(word in desk.run("link", "list", case).out for word in words)
    both = desk.run("evidence", "link", f"{case}/1", "--person", "1", "--to-thing", "1", "--json")
    assert both.json["problem"] == "link-one-end"
    assert desk.run("evidence", "link", f"{case}/1", "--json").json["problem"] == "link-one-end"
    assert (
        desk.run("thing", "link", f"{case}/1", "--to-thing", "1", "--json").json["problem"]
        == "link-senseless"
    )


def test_exhibits_are_classified_and_ordered(desk, case):
    assert (
        desk.ok("evidence", "classify", f"{case}/1", "--kind", "tangkapan-layar")["kind"] == "tangkapan-layar"
    )
    assert desk.ok("evidence", "order", f"{case}/2", "--place", 1)["order"] == [2, 1]
    items = desk.ok("evidence", "list", case)["items"]
    assert [(each["number"], each["kind"]) for each in items] == [(2, "identitas"), (1, "tangkapan-layar")]
    assert (items[1]["relation"], items[1]["original"]) == ("tetangga", "salinan")
    assert desk.run("evidence", "order", f"{case}/2", "--place", 0).status == 2


def test_identity_documents_are_shown_only_on_request(desk, case):
    for words in (("evidence", "list", case), ("case", "show", case)):
        for shape in ((), ("--json",)):
            said = desk.run(*words, *shape).out
            assert "RAHASIA" not in said and "ktp.png" not in said
    for words in (
        ("evidence", "show", f"{case}/2"),
        ("evidence", "preview", f"{case}/2", "--out", desk.root / "k.jpg"),
    ):
        refused = desk.run(*words, "--json")
        assert (refused.status, refused.json["problem"]) == (2, "identity-not-shown")
    shown = desk.ok("evidence", "show", f"{case}/2", "--show-identity")
    assert (shown["source"], shown["file_name"], shown["kind"]) == ("RAHASIA", "ktp.png", "identitas")


def test_a_received_case_shows_all_of_it(desk, office, case):
    desk.ok("capture", "add", case, "--act", "suka", "--platform", "X", "--file", "1")
    desk.ok("thing", "add", case, "--item", "Amplop")
    desk.ok("evidence", "link", f"{case}/1", "--to-thing", "1")
    mine, theirs, stick = desk.root / "a.kartu", office.root / "b.kartu", desk.root / "usb"
    stick.mkdir()
    desk.ok("card", "export", "--out", mine)
    office.ok("card", "export", "--out", theirs)
    desk.ok("card", "trust", theirs, "--yes")
    office.ok("card", "trust", mine, "--yes")
    sealed = desk.run("bundle", "seal", case, "--to", theirs, "--out", stick, "--json")
    assert sealed.status == 0 and "1 dokumen identitas tidak ikut" in sealed.err
    received = office.ok("bundle", "receive", sealed.json["folder"])
    here, there = desk.ok("case", "show", case), office.ok("case", "show", received["case"])
    for name in ("captures", "things", "links"):
        assert here[name] == there[name] != []
    assert (here["identity_withheld"], there["identity_withheld"]) == (0, 1)
    assert "1 dokumen identitas dicatat pengirim" in office.run("case", "show", received["case"]).out
    full = desk.ok("bundle", "seal", case, "--to", theirs, "--out", stick, "--with-identity")
    assert office.ok("bundle", "receive", full["folder"])["new_files"] == 1
    assert office.run("check", office.vault).status == desk.run("check", desk.vault).status == 0
