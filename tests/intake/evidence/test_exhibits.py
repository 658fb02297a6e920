"""An exhibit: found, described, withdrawn, exported byte for byte; each of these an event."""

from dataclasses import replace

import pytest

from intake.custody import journal
from intake.evidence import adding, exhibits
from intake.evidence.exhibits import Obtained
from intake.papers import gather
from intake.problems import Problem
from intake.records import cases


@pytest.fixture
def exhibit(vault, case, photos):
    (added,) = adding.add(vault, case, photos(1), Obtained("", source="Budi"))
    return added.exhibit


def last(vault):
    return list(journal.events(vault))[-1]


def test_an_exhibit_is_found_by_id_and_by_number_in_its_case(vault, case, exhibit, refused):
    assert exhibits.find(vault, exhibit.id) == exhibits.find(vault, "1", case) == exhibit
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    assert exhibits.find(vault, "1") == exhibit  # no other case has a number 1
    for wanted, where in (
        ("1", other),
        ("2", None),
        ("²", case),
        ("9" * 30, case),
        ("9" * 5000, case),
        ("", case),
    ):
        with refused("evidence-unknown", item=wanted):
            exhibits.find(vault, wanted, where)


def test_a_bare_number_of_several_cases_is_ambiguous(vault, case, exhibit, photos, refused):
    other = cases.create(vault, cases.CaseKind.LAPORAN, cases.CaseFacts("Dua"))
    list(adding.add(vault, other, photos(2)[1:], Obtained("")))
    with refused("number-ambiguous", item="1"):
        exhibits.find(vault, "1")
    assert exhibits.find(vault, "1", case) == exhibit


def test_words_are_replaced_but_never_the_file_s_own_name_and_time(vault, case, exhibit):
    lie = Obtained("lain.jpg", "bGFpbg==", "1999", source="Ani", description="dari dekat")
    told = exhibits.describe(vault, case, exhibit, lie).obtained
    assert told == replace(exhibit.obtained, source="Ani", description="dari dekat")
    assert exhibits.find(vault, exhibit.id).obtained == told
    assert last(vault).entry.kind == "evidence.described"
    assert last(vault).body["obtained"]["source"] == "Ani"
    before = journal.size(vault)
    exhibits.describe(vault, case, exhibits.find(vault, exhibit.id), told)
    assert journal.size(vault) == before


def test_a_withdrawn_exhibit_keeps_its_bytes_and_is_withdrawn_once(vault, case, exhibit, refused, tmp_path):
    with refused("reason-missing"):
        exhibits.withdraw(vault, case, exhibit, " ")
    gone = exhibits.withdraw(vault, case, exhibit, "salah berkas")
    assert exhibits.find(vault, exhibit.id).withdrawn == "salah berkas"
    assert (last(vault).entry.kind, last(vault).body["reason"]) == ("evidence.withdrawn", "salah berkas")
    with refused("already-withdrawn", item=1):
        exhibits.withdraw(vault, case, gone, "lagi")
    exhibits.export(vault, gone, tmp_path / "out")
    assert (tmp_path / "out").stat().st_size == exhibit.blob.size


def test_an_export_is_exact_logged_and_never_overwrites(vault, exhibit, photos, tmp_path, refused):
    exhibits.export(vault, exhibit, tmp_path / "out.jpg")
    assert (tmp_path / "out.jpg").read_bytes() == photos(1)[0].read_bytes()
    assert last(vault).entry.kind == "evidence.exported"
    before = journal.size(vault)
    with refused("file-exists", item=str(tmp_path / "out.jpg")):
        exhibits.export(vault, exhibit, tmp_path / "out.jpg")
    with refused("folder-missing", item=str(tmp_path / "none")):
        exhibits.export(vault, exhibit, tmp_path / "none" / "out.jpg")
    assert journal.size(vault) == before


def test_an_export_is_logged_before_it_has_its_name(vault, case, exhibit, tmp_path, monkeypatch):
    def fail(path, target):
        raise OSError(5, "masukan/keluaran", str(target))

    before = journal.size(vault)
    monkeypatch.setattr("pathlib.Path.replace", fail)
    for act in (
        lambda: exhibits.export(vault, exhibit, tmp_path / "out.jpg"),
        lambda: gather.make_dossier(vault, case, tmp_path / "out.pdf"),
    ):
        with pytest.raises(Problem):
            act()
    monkeypatch.undo()
    assert [name for name in ("out.jpg", "out.pdf") if (tmp_path / name).exists()] == []
    logged = [each.entry.kind for each in journal.events(vault)][before:]
    assert {"evidence.exported", "dossier.made"} <= set(logged)


def test_a_damaged_blob_is_not_exported_in_part(open_vault, photos, tmp_path, refused):
    case = cases.create(open_vault, cases.CaseKind.LAPORAN, cases.CaseFacts("T"))
    (added,) = adding.add(open_vault, case, photos(1, size=3_000_000), Obtained(""))
    path = open_vault.blobs.path(added.exhibit.blob.id)
    data = bytearray(path.read_bytes())
    data[2_500_000] ^= 1
    path.write_bytes(data)
    with refused("exhibit-damaged", item=added.exhibit.number):
        exhibits.export(open_vault, added.exhibit, tmp_path / "out.jpg")
    path.unlink()
    with refused("exhibit-damaged", item=added.exhibit.number):
        exhibits.export(open_vault, added.exhibit, tmp_path / "out.jpg")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
