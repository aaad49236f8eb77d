"""Read a file and write how it was read: `python -m bhuki.sheets FILE [--sheet NAME] [--json]`."""

import argparse
import sys

import msgspec

from bhuki.errors import BhukiError
from bhuki.sheets import read_file


def main() -> int:
    """Read the file named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bhuki.sheets", description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--sheet")
    parser.add_argument("--json", action="store_true")
    words = parser.parse_args()
    try:
        answer = read_file(words.file, words.sheet).answer()
    except BhukiError as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    written = msgspec.json.encode(answer)
    sys.stdout.buffer.write(written if words.json else msgspec.json.format(written, indent=1))
    sys.stdout.buffer.write(b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
