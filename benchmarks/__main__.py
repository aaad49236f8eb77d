"""Measure and print: one line a measure, with its limit and whether it holds.

    python -m benchmarks [--only GROUP] [--json] [--runs N]

Run from the repository's root with Bhuki installed. Exit status 1 if a limit does not hold.
"""

import argparse
import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator
from types import ModuleType

import benchmarks
from benchmarks.measure import Measure

_FRAME = {"__main__", "measure", "living_editor"}


def groups() -> dict[str, ModuleType]:
    """Give the modules of this package that measure something, by the name of their group."""
    names = [module.name for module in pkgutil.iter_modules(benchmarks.__path__)]
    modules = [importlib.import_module(f"benchmarks.{n}") for n in names if n not in _FRAME]
    return {module.GROUP: module for module in modules if hasattr(module, "GROUP")}


def main(words: list[str] | None = None) -> int:
    """Measure what was asked for; give the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    known = groups()
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--only", choices=sorted(known), action="append", metavar="GROUP")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--runs", type=int, default=5, help="how often each is timed")
    options = parser.parse_args(words)
    chosen = options.only or sorted(known)
    say: Callable[[Measure], None] = _say_json if options.json else _say
    all_hold = True
    for measure in _measured(known, chosen, max(1, options.runs)):
        say(measure)
        all_hold = all_hold and measure.holds
    return 0 if all_hold else 1


def _measured(known: dict[str, ModuleType], chosen: list[str], runs: int) -> Iterator[Measure]:
    for name in chosen:
        yield from known[name].measures(runs)


def _say(measure: Measure) -> None:
    sign = "≥" if measure.at_least else "≤"
    limit = "" if measure.limit is None else f"{sign} {measure.limit:g} {measure.unit}"
    holds = "" if measure.limit is None else ("holds" if measure.holds else "DOES NOT HOLD")
    value = f"{measure.value:.2f} {measure.unit}"
    print(f"{measure.group:<13} {measure.name:<58} {value:>12}  {limit:<11} {holds}", flush=True)


def _say_json(measure: Measure) -> None:
    print(json.dumps(measure.as_json(), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())
