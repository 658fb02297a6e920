"""Pictures made on this device are exhibits like any other."""

import pytest

from intake.evidence import drawn, exhibits
from intake.evidence.exhibits import Obtained
from intake.evidence.kinds import ExhibitKind
from intake.media import practice
from intake.media.practice import PracticePhone
from intake.problems import Problem

HOW = Obtained("tanda-tangan.png", source="Budi", how="ditandatangani di layar", original="asli")


def test_bytes_from_memory_are_an_exhibit_once(vault, case):
    data = practice.draw_photo(PracticePhone.SAMSUNG, 1, megapixels=0.1)
    made = drawn.add(vault, case, data, HOW, ExhibitKind.DOKUMEN)
    again = drawn.add(vault, case, data, HOW, ExhibitKind.DOKUMEN)
    assert made.id == again.id and [each.id for each in exhibits.listing(vault, case)] == [made.id]
    with vault.blobs.open(made.blob) as source:
        assert source.read() == data
    assert len(vault.blobs.present()) == 1


def test_what_cannot_be_recorded_leaves_nothing(vault, case):
    with pytest.raises(Problem, match="text-not-storable"):
        drawn.add(vault, case, b"x", Obtained("a\udc80.png"), ExhibitKind.DOKUMEN)
    assert not vault.blobs.present() and not list(exhibits.listing(vault, case))
