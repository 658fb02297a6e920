"""Every crafted and malformed file of the corpus is kept byte for byte, with an outcome and facts that can be kept."""

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from intake.check.vault import check_vault
from intake.evidence import adding, exhibits, reading
from intake.evidence.exhibits import Obtained
from intake.findings import Verdict
from intake.records.cases import Case
from intake.vault import Vault

pytestmark = pytest.mark.corpus
HARM = ("timeout", "crashed", "bad-reply", "memory", "damaged-in-vault")


@pytest.mark.parametrize("folder", ["hostile", "upstream/archives", "upstream/malformed"])
def test_every_file_is_kept_and_answered(vault: Vault, case: Case, corpus: Path, folder: str) -> None:
    wanted = {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (corpus / folder).rglob("*")
        if path.is_file()
    }
    added = list(adding.add(vault, case, [corpus / folder], Obtained("")))
    assert {each.file for each in added} == set(wanted) and len(wanted) > 90
    refused = [each for each in added if each.problem is not None]
    assert all(each.file.stat().st_size == 0 for each in refused)
    assert {each.problem.code for each in refused if each.problem} <= {"file-empty"}
    kept = {each.file: each.exhibit.blob.sha256 for each in added if each.exhibit is not None}
    assert kept == {path: wanted[path] for path in kept}
    read = list(reading.read_missing(vault, case))
    assert len(read) == sum(each.outcome == "added" for each in added)
    assert [each.obtained.file_name for each in read if each.facts and each.facts.unread_reason in HARM] == []
    for row in vault.store.rows("SELECT facts FROM evidence"):
        json.loads(row["facts"], parse_constant=pytest.fail, parse_float=pytest.fail)
    assert check_vault(vault).verdict is Verdict.INTACT


@pytest.mark.skipif(sys.platform == "win32", reason="half of such names cannot be on Windows")
def test_every_hostile_name_is_one_of_its_own(vault: Vault, case: Case, corpus: Path, tmp_path: Path) -> None:
    names: list[Any] = json.loads((corpus / "hostile" / "archives" / "hostile_names.json").read_text("utf-8"))
    folder, written = tmp_path / "kartu", {}
    folder.mkdir()
    for number, name in enumerate(names):
        try:
            with open(os.fsencode(folder) + b"/" + name.encode(), "xb") as file:
                written[name] = file.write(b"isi %d" % number)
        except OSError:
            continue  # `.`, `..`, and what is longer than a name can be here
    assert len(written) > len(names) - 6
    added = list(adding.add(vault, case, [folder], Obtained("")))
    assert {each.outcome for each in added} == {adding.Outcome.ADDED}
    assert {each.obtained.file_name for each in exhibits.listing(vault, case)} == set(written)
