#!/usr/bin/env python3
"""Everything a developer does here, in one command. Needs Python 3.11 or later and nothing else.

    python dev.py run           # make .venv, install Bhuki into it, open the editor
    python dev.py test          # install what the tests need and run them all
    python dev.py               # the other commands

What is installed goes into `.venv` and, where the machine allows it, the system's own packages;
it is installed again only when `pyproject.toml` changes.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said in words instead of a syntax error
    sys.exit("Bhuki needs Python 3.11 or later; this is %d.%d." % sys.version_info[:2])  # noqa: UP031

from tooling.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
