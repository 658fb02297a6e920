"""A trusted sender who seals what no Segel would seal: the envelopes are opened, changed and signed again."""

import hashlib
import io
import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from crypto.envelope import AgeReader, AgeWriter
from intake import cards
from intake.bundle import inner as inners
from intake.bundle import label as labels
from intake.bundle.notetext import FileSum
from intake.vault import Vault

Members = dict[str, bytes]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def members_of(folder: Path, sender: Vault, name: str) -> Members:
    with (folder / name).open("rb") as source:
        data = AgeReader(source, sender.keys.age_identity).readall()
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return {info.name.partition("/")[2]: tar.extractfile(info).read() for info in tar if info.isfile()}


def tar_of(top: str, members: Members, extra: tuple[tarfile.TarInfo, ...] = ()) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(f"{top}/{name}")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
        for info in extra:
            tar.addfile(info, io.BytesIO(b"x" * info.size))
    return out.getvalue()


def put(folder: Path, sender: Vault, to: cards.Card, name: str, plain: bytes) -> None:
    """Seals `plain` as `name` and signs the label for it."""
    out = io.BytesIO()
    with AgeWriter(out, [to.age, sender.keys.age_recipient]) as age:
        age.write(plain)
    (folder / name).write_bytes(out.getvalue())
    field = {"bundle.age": "bundle", "log.age": "log"}[name]
    label = labels.parse_label((folder / "label.txt").read_bytes())
    sign(folder, sender, replace(label, **{field: FileSum(digest(out.getvalue()), len(out.getvalue()))}))


def sign(folder: Path, sender: Vault, label: labels.Label) -> None:
    data = label.signed(sender.keys.notes)
    (folder / "label.txt").write_bytes(data)
    (folder / "label.txt.sig").write_bytes(labels.ssh_signature(data, sender.keys.notes))


def reseal(
    folder: Path,
    sender: Vault,
    to: cards.Card,
    change: Callable[[Members], None],
    *,
    name: str = "bundle.age",
    manifests: bool = True,
    extra: tuple[tarfile.TarInfo, ...] = (),
) -> None:
    """Changes the members; with `manifests`, all digests and signatures in the bag are made right again."""
    members = members_of(folder, sender, name)
    change(members)
    if name == "bundle.age" and manifests:
        _make_right(members, sender)
    top = f"segel-{labels.parse_label((folder / 'label.txt').read_bytes()).handover}"
    put(folder, sender, to, name, tar_of(top, members, extra))


def _make_right(members: Members, sender: Vault) -> None:
    data = {path: body for path, body in members.items() if path.startswith("data/")}
    members["manifest-sha256.txt"] = "".join(
        f"{digest(body)}  {path}\n" for path, body in data.items()
    ).encode()
    lines = members["bag-info.txt"].decode().splitlines()
    lines[-1] = f"Payload-Oxum: {sum(map(len, data.values()))}.{len(data)}"
    members["bag-info.txt"] = "".join(f"{line}\n" for line in lines).encode()
    loose = {"tagmanifest-sha256.txt", "segel-bundle.txt", "segel-bundle.txt.sig"}
    listed = [path for path in members if path not in data and path not in loose]
    members["tagmanifest-sha256.txt"] = "".join(
        f"{digest(members[path])}  {path}\n" for path in listed
    ).encode()
    said = replace(
        inners.parse_inner(members["segel-bundle.txt"]), tagmanifest=digest(members["tagmanifest-sha256.txt"])
    ).signed(sender.keys.notes)
    members["segel-bundle.txt"] = said
    members["segel-bundle.txt.sig"] = inners.ssh_signature(said, sender.keys.notes)
