"""The text of Perbawaslu 7/2022 by article and paragraph, and whom a passage names."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from intake.rules.levels import Level

_PAGE = re.compile(r"^\s*-\s*\d+\s*-\s*$", re.MULTILINE)
_ARTICLE = re.compile(r"^\s*Pasal (\d+)\s*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"^\s*\((\d+)\)\s", re.MULTILINE)
_NAMES = {
    Level.RI: r"(?<!Peraturan )Bawaslu(?! Bawaslu| Provinsi| Kabupaten/Kota)",
    Level.PROVINSI: r"Bawaslu Provinsi",
    Level.KABUPATEN_KOTA: r"Bawaslu Kabupaten/Kota",
    Level.KECAMATAN: r"Panwaslu Kecamatan",
    Level.LUAR_NEGERI: r"Panwaslu LN",
    Level.KELURAHAN_DESA: r"Panwaslu Kelurahan/Desa",
    Level.TPS: r"Pengawas TPS",
}


@dataclass(frozen=True)
class Regulation:
    """Text by `ps N` and `ps N(M)`, on one line."""

    text: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> "Regulation":
        body = _PAGE.sub("", path.read_text("utf-8"))
        parts = _ARTICLE.split(body)[1:]
        found = {}
        for number, article in zip(parts[::2], parts[1::2], strict=True):
            found[f"ps {number}"] = _flat(article)
            for place, paragraph in enumerate(_paragraphs(article), 1):
                found[f"ps {number}({place})"] = _flat(paragraph)
        return cls(found)

    def levels(self, article: str) -> set[Level]:
        """The levels that the passage names."""
        return {level for level, name in _NAMES.items() if re.search(name, self.text[article])}


def _paragraphs(article: str) -> list[str]:
    """The numbered paragraphs; a line that begins with a reference such as `(1)` out of turn is no new one."""
    starts: list[int] = []
    for match in _PARAGRAPH.finditer(article):
        if int(match[1]) == len(starts) + 1:
            starts.append(match.start())
    return [article[start:end] for start, end in pairwise([*starts, len(article)])]


def _flat(text: str) -> str:
    return re.sub(r"(?<=\w)- (?=[a-z])", "-", " ".join(text.split()))
