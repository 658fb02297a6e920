"""Golden forms: blank, and with each blank saying what it is. `python -m tests.intake.papers.forms.golden_forms`."""

import io
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from PIL import Image

from intake.papers.forms.compose import Manner, write_form
from intake.papers.forms.fill import fill
from intake.papers.forms.letterhead import Letterhead
from intake.papers.forms.load import forms
from intake.papers.forms.values import FormValues

FOLDER = Path(__file__).parent / "golden"
KINDS = ("blank", "filled")
_DPI = 36


def named(kind: type[Any], path: str = "", text: str = "") -> Any:
    """Values in which every text is the path of its blank, or `text`; lists have two entries."""
    found: dict[str, Any] = {}
    for name, of in get_type_hints(kind).items():
        if get_origin(of) is tuple:
            found[name] = tuple(named(get_args(of)[0], f"{path}{name}.{n}.", text) for n in (1, 2))
        else:
            found[name] = (text or f"{path}{name}") if of is str else named(of, f"{path}{name}.", text)
    return kind(**found)


def pdf(name: str, kind: str) -> bytes:
    """The form as PDF."""
    values = (
        FormValues() if kind == "blank" else replace(named(FormValues), made_at="2024-01-24T12:00:00+07:00")
    )
    out = io.BytesIO()
    write_form(fill(forms()[name], values), values, Letterhead(), Manner(), out)
    return out.getvalue()


def text(data: bytes) -> str:
    """Its words, laid out."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True, capture_output=True)
    lines = (" ".join(line.split()) for line in done.stdout.decode().splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def picture(data: bytes) -> Image.Image:
    """Its pages above each other, small and grey."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "f.pdf"
        file.write_bytes(data)
        subprocess.run(["pdftoppm", "-r", str(_DPI), "-gray", "-png", file, Path(folder) / "p"], check=True)
        pages = [Image.open(page).copy() for page in sorted(Path(folder).glob("p*.png"))]
    sheet = Image.new("L", (pages[0].width, sum(page.height for page in pages)))
    top = 0
    for page in pages:
        sheet.paste(page, (0, top))
        top += page.height
    return sheet


def main() -> None:
    """Makes all golden files anew; look at every changed one."""
    FOLDER.mkdir(exist_ok=True)
    for name in forms():
        for kind in KINDS:
            data = pdf(name, kind)
            (FOLDER / f"{name}-{kind}.txt").write_text(text(data), "utf-8")
            picture(data).save(FOLDER / f"{name}-{kind}.png", optimize=True)


if __name__ == "__main__":
    main()
