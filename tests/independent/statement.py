"""The statement document of docs/FORMAT.md, both versions, and the short digest."""

import base64
import hashlib
import json
import re

from tests.independent import jcs

COMMON = {"amends", "case", "id", "made_at", "number", "person", "text", "v"}
KINDS = {"keterangan-awal", "surat-pernyataan", "klarifikasi"}
CODES = {
    "oath": {"sworn", "promised", "refused", "not-asked"},
    "signed_by_speaker": {"signed", "refused"},
    **{name: {"ya", "tidak"} for name in ("online", "read_back", "initials_speaker", "initials_officer")},
}
WORDS = {
    "started_at", "ended_at", "zone", "place", "officers", "decree", "register_number", "invitation",
    "invitation_date", "capacity", "oath_religion", "language", "interpreter", "companion", "recordings",
    "read_back_language", "refusal_reason", "others",
}  # fmt: skip


def read(data):
    """The fields of a document; one of version 1 gets the kind, form and rows that it stands for."""
    said = json.loads(data.decode("utf-8"))
    if jcs.write(said) != data:
        raise ValueError("not canonical")
    if type(said["v"]) is not int or set(said) != {
        1: COMMON,
        2: COMMON | {"form", "kind", "rows"},
    }.get(said["v"]):
        raise ValueError("fields")
    _judge(said["case"], said["id"], said["number"], said["person"], said["amends"])
    if not all(isinstance(said[name], str) for name in ("made_at", "text")):
        raise ValueError("texts")
    if said["v"] == 1:
        return {**said, "kind": "keterangan-awal", "form": {}, "rows": []}
    _form(said["form"])
    for row in said["rows"]:
        if set(row) != {"answer", "question", "set_code"} or not all(
            isinstance(x, str) for x in row.values()
        ):
            raise ValueError("row")
    if said["kind"] not in KINDS:
        raise ValueError("kind")
    return said


def _judge(case, own, number, person, amends):
    ids = [case, own, person["id"], *([] if amends is None else [amends])]
    if not all(isinstance(each, str) and re.fullmatch("[0-9a-f]{32}", each) for each in ids):
        raise ValueError("id")
    if set(person) != {"id", "name", "number", "role"}:
        raise ValueError("person")
    if not all(type(each) is int and each >= 0 for each in (number, person["number"])):
        raise ValueError("number")


def _form(form):
    for name, value in form.items():
        if not isinstance(value, str) or not value or name not in CODES.keys() | WORDS:
            raise ValueError("form")
        if name in CODES and value not in CODES[name]:
            raise ValueError("code")


def short(data):
    """The short digest of a document, by RFC 4648 base 32 with its digits renamed."""
    plain = base64.b32encode(hashlib.sha256(data).digest()[:10]).decode()
    renamed = plain.translate(
        str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    )
    return "-".join(re.findall("....", renamed))
