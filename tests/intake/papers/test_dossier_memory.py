"""The dossier's memory must not grow with the number of photos."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="peak memory is read from the system there is"
)

_RUN = """
import sys
from tests.peak import peak_kib
from tests.intake.papers.dossier_samples import LazyExhibits, content, jpeg
from intake.papers.dossier import write_dossier
picture, seen = jpeg(), []
def preview(exhibit_id):
    seen.append(exhibit_id)
    return picture[:-2] + b"%032d" % len(seen) + picture[-2:]
with open(sys.argv[2], "wb") as out:
    count = int(sys.argv[1])
    summary = write_dossier(content(LazyExhibits(count), log=count * 3), preview, out)
assert summary.size > count * 150_000, summary
print(peak_kib() // 1024)
"""


def peak_mb(count: int, out: Path) -> int:
    root = str(Path(__file__).resolve().parents[3])
    found = subprocess.run(
        [sys.executable, "-c", _RUN, str(count), str(out)],
        env=os.environ | {"PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(found.stdout)


def test_peak_memory_does_not_grow_with_photos(tmp_path: Path) -> None:
    few, many = peak_mb(100, tmp_path / "few.pdf"), peak_mb(500, tmp_path / "many.pdf")
    photos_mb = ((tmp_path / "many.pdf").stat().st_size - (tmp_path / "few.pdf").stat().st_size) / 1e6
    assert photos_mb > 60
    assert many - few < 20
    assert many < 300
