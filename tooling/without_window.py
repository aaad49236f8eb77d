"""What the editor is for, done where no window can be shown: everything lands in `out/`.

python -m tooling.without_window
"""

import subprocess
import sys
from pathlib import Path

from tooling.steps import ROOT, say

OUT = Path("out")
TEMPLATE = "kl2012-figure-15"


def main() -> int:
    """Make the example, judge it, write its workbook and role pages, and picture the editor."""
    (ROOT / OUT).mkdir(exist_ok=True)
    matrix = OUT / "example.bhuki"
    steps: list[tuple[str, list[str | Path], Path | None]] = [
        ("The example matrix", ["new", matrix, "--template", TEMPLATE, "--force"], matrix),
        ("Its findings", ["validate", matrix], None),
        ("An Excel workbook", ["export", matrix, OUT / "example.xlsx"], OUT / "example.xlsx"),
        ("A page for every role", ["overview", matrix, OUT / "roles.pdf"], OUT / "roles.pdf"),
        ("A picture of the editor", ["--self-test", OUT / "editor.png"], OUT / "editor.png"),
    ]
    worst = 0
    for what, words, made in steps:
        say(f"{what}{f' → {made}' if made else ''}:")
        status = _bhuki(words)
        # Findings are a result, not a failure: the example has some on purpose.
        worst = max(worst, 0 if status == 1 and words[0] == "validate" else status)
    return worst


def _bhuki(words: list[str | Path]) -> int:
    command = [sys.executable, "-m", "bhuki", *(str(word) for word in words)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
