"""People and places through the console: corrections, remarks, protected identities, one human in several cases."""

import pytest

TERLAPOR = (
    "--employment", "pns", "--nip", "199003052015031002", "--nik", "6471050503900001", "--agency",
    "Kementerian Agama", "--unit", "KUA Balikpapan Selatan", "--agency-region", "64.71.05", "--position", "Penghulu",
    "--position-kind", "fungsional", "--rank", "III/b", "--appointing", "Menteri Agama",
)  # fmt: skip


def fields(person):
    return {name: value for name, value in person.items() if value}


def test_every_field_of_a_person_is_taken_and_shown(desk):
    case = desk.case()
    made = desk.ok("person", "add", case, "--role", "terlapor", "--name", "Budi", "--sex", "L", *TERLAPOR)
    assert made["remarks"] == []
    shown = desk.ok("person", "show", f"{case}/1")
    assert shown["agency"] == "Kementerian Agama" and shown["nik"] == "6471050503900001"
    text = desk.run("person", "show", made["person"]).out
    assert "Pegawai negeri sipil (PNS)" in text and "Jabatan fungsional" in text
    assert "64.71.05 Balikpapan Selatan, Kota Balikpapan, Kalimantan Timur" in text


def test_what_is_odd_is_said_and_kept(desk):
    case = desk.case()
    answer = desk.run(
        "person", "add", case, "--role", "saksi", "--name", "Ani", "--birth-date", "30 Februari 1990",
        "--phone", "tanya RT", "--knows-by", "mendengar",
    )  # fmt: skip
    assert answer.status == 0 and answer.out.count("Perlu diperiksa: ") == 3
    [person] = desk.ok("person", "list", case)["persons"]
    assert (person["birth_date"], person["phone"]) == ("30 Februari 1990", "tanya RT")
    remarks = desk.ok("person", "show", f"{case}/1")["remarks"]
    assert [each["about"] for each in remarks] == ["date-unread", "phone-form", "source-missing"]
    assert "30 Februari 1990" in remarks[0]["words"]


def test_a_table_of_the_office_adds_a_status_and_a_broken_one_is_named_by_line(desk):
    case, table = desk.case(), desk.vault / "office" / "employment.toml"
    table.parent.mkdir()
    own = '[[entry]]\ncode = "blud"\nwords = "Pegawai BLUD"\ngroup = "non-asn"\nbasis = "-"\nnote = "-"\n'
    words = ("person", "add", case, "--role", "terlapor", "--name", "Budi", "--employment", "blud")
    table.write_text(own + 'source = "kantor"\nmark = "INF"\n', "utf-8")
    assert desk.ok(*words)["remarks"] == []
    table.write_text(own * 2, "utf-8")
    answer = desk.run(*words)
    assert answer.status == 0 and "employment.toml" in answer.err
    assert "tidak ada dalam daftar status kepegawaian" in answer.out


def test_a_nik_is_refused_of_a_witness(desk):
    case = desk.case()
    words = ("person", "add", case, "--role", "saksi", "--name", "Ani", "--nik", "6471050503900001")
    assert desk.run(*words, "--json").json["problem"] == "nik-terlapor-only"
    assert desk.ok("person", "list", case)["persons"] == []


def test_a_person_is_corrected(desk):
    case = desk.case()
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Ani", "--phone", "081234567890")
    edited = desk.run("person", "edit", f"{case}/1", "--name", "Ani Contoh", "--role", "pelapor")
    assert edited.status == 0 and "Data orang 1 diubah" in edited.out
    shown = desk.ok("person", "show", f"{case}/1")
    assert (shown["name"], shown["role"], shown["phone"]) == ("Ani Contoh", "pelapor", "081234567890")
    assert "0812-3456-7890" in desk.run("person", "list", case).out
    again = desk.run("person", "edit", f"{case}/1", "--name", "Ani Contoh")
    assert again.status == 0 and "Tidak ada yang berubah" in again.out
    kinds = [each["kind"] for each in desk.ok("log", "show", "--case", case)["entries"]]
    assert kinds == ["case.created", "person.added", "person.edited"]


def test_whom_a_proxy_acts_for_is_named_by_number(desk):
    case = desk.case()
    first = desk.ok("person", "add", case, "--role", "pelapor", "--name", "Budi")
    desk.ok(
        "person", "add", case, "--role", "kuasa", "--name", "Ani", "--acts-for", "1", "--authority", "SK 1"
    )
    assert desk.ok("person", "show", f"{case}/2")["acts_for"] == first["person"]
    assert desk.run("person", "add", case, "--role", "kuasa", "--name", "X", "--acts-for", "9").status == 2


def test_a_place_code_gets_the_edition_and_one_that_is_gone_is_kept_and_marked(desk):
    case = desk.case()
    desk.ok("person", "add", case, "--role", "saksi", "--name", "Ani", "--address-code", "6471051002")
    gone = desk.ok(
        "person", "add", case, "--role", "saksi", "--name", "Eka", "--address-code", "64.71.05.9999"
    )
    assert [each["about"] for each in gone["remarks"]] == ["place-unknown"]
    first, second = desk.ok("person", "list", case)["persons"]
    assert first["address_code"] == "64.71.05.1002" and first["address_edition"].startswith("Kepmendagri ")
    assert (second["address_code"], second["address_edition"]) == ("64.71.05.9999", "")


def test_a_protected_person_is_shown_by_pseudonym_everywhere_but_on_request(desk, tmp_path):
    case, words = desk.case(), tmp_path / "kata.txt"
    words.write_text("Saya melihat.", "utf-8")
    desk.ok(
        "person", "add", case, "--role", "saksi", "--name", "Nur Aini", "--phone", "rahasia 1", "--address",
        "Jl. Mawar", "--protected", "ya", "--may-see", "Ketua",
    )  # fmt: skip
    desk.ok("statement", "add", case, "--person", "1", "--text-file", words, "--seal")
    desk.ok("capture", "add", case, "--act", "posting", "--person", "1", "--platform", "X")
    [person] = desk.ok("person", "list", case)["persons"]
    pseudonym = person["name"]
    assert pseudonym.startswith("Saksi ") and set(fields(person)) == {
        "person", "number", "role", "name", "protected", "may_see",
    }  # fmt: skip
    for verb in (
        ("person", "list", case), ("person", "list", "--all"), ("person", "show", f"{case}/1"),
        ("case", "show", case), ("statement", "list", case), ("capture", "show", f"{case}/1"),
    ):  # fmt: skip
        said = desk.run(*verb)
        assert pseudonym in said.out, verb
        for told in (said.out, desk.run(*verb, "--json").out):
            assert not any(each in told for each in ("Nur Aini", "rahasia 1", "Mawar")), verb
    assert "Nur Aini" not in desk.run("log", "show").out
    assert desk.ok("person", "list", case, "--reveal")["persons"][0]["name"] == "Nur Aini"
    assert "Nur Aini" in desk.run("person", "show", f"{case}/1", "--reveal").out
    desk.ok("person", "edit", f"{case}/1", "--protected", "tidak")
    assert desk.ok("person", "list", case)["persons"][0]["phone"] == "rahasia 1"


@pytest.fixture
def two(desk):
    """A reporter in one case who is reported in another."""
    first, second = desk.case(), desk.case()
    desk.ok("person", "add", first, "--role", "pelapor", "--name", "Budi")
    desk.ok("person", "add", second, "--role", "terlapor", "--name", "B. Santoso")
    desk.ok("person", "same", f"{first}/1", f"{second}/1")
    return f"{first}/1", f"{second}/1"


def test_the_same_human_in_other_cases(desk, two):
    first, second = two
    for one, other in ((first, second), (second, first)):
        [found] = desk.ok("person", "show", one)["same"]
        assert f"{found['case']}/{found['number']}" == other
    assert "Orang yang sama: perkara 2, orang 1 (terlapor)" in desk.run("person", "show", first).out
    everybody = {
        f"{each['case']}/{each['number']}": each["same"]
        for each in desk.ok("person", "list", "--all")["persons"]
    }
    assert everybody == {first: [second], second: [first]}
    assert len(desk.ok("person", "same", second, first, "--cut")["appearances"]) == 1
    assert desk.ok("person", "show", first)["same"] == []
    assert desk.run("person", "same", second, first, "--cut", "--json").json["problem"] == "same-unsaid"


def test_a_protected_person_is_not_found_through_an_open_record(desk, two):
    first, second = two
    desk.ok("person", "edit", first, "--protected", "ya", "--may-see", "Ketua")
    assert desk.ok("person", "show", second)["same"] == []
    assert desk.ok("person", "show", first)["same"] == []
    assert [each["same"] for each in desk.ok("person", "list", "--all")["persons"]] == [[], []]
    assert len(desk.ok("person", "show", second, "--reveal")["same"]) == 1
    revealed = desk.ok("person", "list", "--all", "--reveal")["persons"]
    assert sorted(each["same"] for each in revealed) == [[first], [second]]


def test_a_list_is_of_one_case_or_of_all(desk):
    case = desk.case()
    for words in (("person", "list"), ("person", "list", case, "--all")):
        assert desk.run(*words, "--json").json["problem"] == "case-or-all"
    assert "Belum ada orang" in desk.run("person", "list", "--all").out


def test_places_need_no_vault(desk):
    desk.vault = desk.root / "tidak-ada"
    found = desk.ok("place", "search", "sepinggan", "balik")
    assert found["places"][0]["code"] == "64.71.05.1002" and "Kepmendagri" in found["edition"]
    assert "Kota Balikpapan" in desk.run("place", "search", "sepinggan", "balik").out
    assert "Tidak ada daerah" in desk.run("place", "search", "zzzz").out
    assert desk.ok("place", "show", "64.71.05.1002")["office"] == "23.02"
    assert desk.ok("place", "show", "23.02", "--bawaslu")["code"] == "64.71"
    assert desk.run("place", "show", "64.99", "--json").json["problem"] == "place-unknown"
    assert desk.run("place", "show", "99.99", "--bawaslu", "--json").json["problem"] == "office-unknown"


def test_an_office_without_a_code_works_and_says_so(desk):
    target = desk.root / "denpasar"
    desk.ok("vault", "create", target, "--name", "Made", "--office", "kemendagri:51.71")
    desk.vault = target
    assert desk.ok("vault", "info")["office_name"] == "Bawaslu Kota Denpasar"
    desk.ok("card", "export", "--out", desk.root / "made.kartu")
    assert desk.run("check", target).status == 0
    assert "belum diverifikasi" in desk.run("place", "show", "51.71").out
