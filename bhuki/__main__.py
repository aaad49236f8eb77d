"""Run Bhuki as `python -m bhuki`, or as the program of a bundle."""

import sys

from bhuki.cli import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # Where processes are not forked, a bundle is started again for each, and must know it.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
