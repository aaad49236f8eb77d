"""Print the proofs and read them."""

import shutil
import subprocess
import sys
from pathlib import Path

from bhuki.exports.painting.devices import write_pdf
from bhuki.exports.painting.paper import Booklet
from bhuki.exports.painting.typeface import ensure_application
from tests.proofs.documents import documents
from tests.proofs.reading import flaws, read

OUT = Path(__file__).parents[2] / "out" / "proofs"


def main(words: list[str]) -> int:
    """Print those documents whose names have all the words; give how many flaws there are."""
    ensure_application()
    OUT.mkdir(parents=True, exist_ok=True)
    count = 0
    for document in documents():
        if not all(word in document.name for word in words):
            continue
        booklet = document.lay_out()
        path = OUT / f"{document.name}.pdf"
        write_pdf(booklet, path)
        found = [f"{flaw.page}: {flaw.kind}: {flaw.words[:140]}" for flaw in flaws(booklet)]
        found += _lost(booklet, path)
        print(f"{document.name}: {len(booklet.pages)} pages, {len(found)} flaws")
        for said in found[:40]:
            print("   ", said)
        count += len(found)
    return min(count, 1)


def _lost(booklet: Booklet, path: Path) -> list[str]:
    """Let another program read the PDF, and give the words of the pages that it doesn't find."""
    if shutil.which("pdftotext") is None:
        return []
    ran = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True
    )
    lost: list[str] = []
    for number, (page, text) in enumerate(
        zip(booklet.pages, ran.stdout.split("\f"), strict=False), start=1
    ):
        have = "".join(text.split())
        for one in read(page, booklet).texts:
            wanted = "".join(one.text.split())
            if wanted not in have:
                lost.append(f"{number}: lost: {one.text[:140]}")
    return lost


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
