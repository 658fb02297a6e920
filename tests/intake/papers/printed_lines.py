"""How the lines of a long text stand on paper."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path


def steps_between_lines(pdf: Path) -> Iterator[float]:
    """The distances in points between the lines of each text of "kata" that ends in "tamat", on one page."""
    words = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True).stdout.decode()
    for page in words.split("<page")[1:]:
        before = None
        for top, word in re.findall(r'yMin="([0-9.]+)"[^>]*>(kata|tamat)<', page):
            if before is not None and float(top) != before:
                yield round(float(top) - before, 1)
            before = None if word == "tamat" else float(top)
