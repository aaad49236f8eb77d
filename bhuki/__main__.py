"""Run Bhuki as `python -m bhuki`."""

import sys

from bhuki.cli import main

if __name__ == "__main__":
    sys.exit(main())
