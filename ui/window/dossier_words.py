"""What a check of a dossier found, in words: which page, and what on it differs from the record."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from intake.custody.replay import Topic
from intake.findings import OF_PAGES, Finding, FindingKind
from intake.wording import one_line
from ui.window.saying import say


def where_words(finding: Finding) -> str:
    """Where it was found: a page of the paper, else as the finding names it."""
    head, _, number = finding.object.partition(" ")
    if finding.kind in OF_PAGES and head == "page":
        return QCoreApplication.translate("dossier_words", "Halaman {n}").format(n=number)
    return one_line(finding.object)


def dossier_words(finding: Finding) -> str | None:
    """The finding as a sentence where it is of a dossier, else None."""
    if finding.kind in OF_PAGES:
        return f"{say(f'finding.{finding.kind}')} ({', '.join(_topics(finding.found))})"
    if finding.kind in (FindingKind.DOSSIER_DIGEST, FindingKind.DOSSIER_MANIFEST):
        return say(f"finding.{finding.kind}")
    if finding.kind is FindingKind.DOSSIER_UNCOMPARED:
        return _uncompared(finding)
    return None


def _uncompared(finding: Finding) -> str:
    if finding.expected.startswith("case "):
        return QCoreApplication.translate(
            "dossier_words", "Perkara dalam berkas ini tidak ada di situ, jadi tidak ada yang dibandingkan."
        )
    if finding.expected.isdigit():
        return QCoreApplication.translate(
            "dossier_words",
            "Baru {known} dari {all} hal dapat dibandingkan: catatan di situ belum sampai ke saat berkas dibuat.",
        ).format(known=finding.found, all=finding.expected)
    return QCoreApplication.translate(
        "dossier_words",
        "Belum terbukti bahwa PDF ini persis yang dicatat: bukti pencatatannya (.tlog-proof) tidak ada di sebelahnya.",
    )


def _topics(keys: str) -> list[str]:
    """What the keys speak of (`evidence <id>, entry <log> <number>, +3`), each sort once with how many there are."""
    known = _topic_words()
    heads = [each.partition(" ")[0] for each in keys.split(", ")]
    counted = {head: heads.count(head) for head in heads if head in known}
    words = [f"{known[head]}: {count}" for head, count in counted.items()]
    more = [head for head in heads if head.startswith("+")]
    return [
        *words,
        *(
            QCoreApplication.translate("dossier_words", "dan {n} hal lagi").format(n=head[1:])
            for head in more
        ),
    ]


def _topic_words() -> dict[str, str]:
    return {
        Topic.CASE: QCoreApplication.translate("dossier_words", "uraian perkara"),
        Topic.PERSON: QCoreApplication.translate("dossier_words", "orang"),
        Topic.STATEMENT: QCoreApplication.translate("dossier_words", "keterangan"),
        Topic.EVIDENCE: QCoreApplication.translate("dossier_words", "foto atau berkas"),
        Topic.CAPTURE: QCoreApplication.translate("dossier_words", "unggahan media sosial"),
        Topic.OBSERVATION: QCoreApplication.translate("dossier_words", "pengamatan unggahan"),
        Topic.THING: QCoreApplication.translate("dossier_words", "barang bukti"),
        Topic.MOVE: QCoreApplication.translate("dossier_words", "serah terima barang"),
        Topic.LINK: QCoreApplication.translate("dossier_words", "kaitan"),
        Topic.ITEM: QCoreApplication.translate("dossier_words", "catatan prosedur"),
        "entry": QCoreApplication.translate("dossier_words", "baris riwayat"),
    }
