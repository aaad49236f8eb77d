"""Look, guided by coverage, for bytes that a reader trips over. Needs atheris; not run by itself.

    python -m tests.files.fuzz KIND [options of libFuzzer] [FOLDER]

KIND is one of `tests.files.untrusted.KINDS`. What is found goes, made small, into `seeds/KIND`.
What reads must be imported on top of `untrusted`: coverage guides only through what is imported
here.
"""

import sys

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["bhuki", "json", "html", "csv"]):
    from tests.files.untrusted import KINDS


def main() -> None:
    """Run until something is found or the time given is over."""
    kind = sys.argv.pop(1)
    atheris.Setup(sys.argv, KINDS[kind])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
