"""Read many look-alikes and say how many were read right, and how sure the wrong ones were.

python -m tests.sheets.lookalikes [--runs N] [--seed S] [--layout NAME] [--show N] [--only SEED]
"""

import argparse
from collections import Counter

from tests.sheets.lookalikes.making import LAYOUTS, make
from tests.sheets.lookalikes.measuring import SURE, Outcome, measure


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", choices=LAYOUTS, default="")
    parser.add_argument("--show", type=int, default=0, help="show so many that were read wrong")
    parser.add_argument("--kind", default="", help="show only what is wrong in this way")
    parser.add_argument("--only", type=int, help="show this one")
    words = parser.parse_args()
    if words.only is not None:
        show(measure(make(words.only, words.layout)))
        return
    seeds = range(words.seed, words.seed + words.runs)
    outcomes = [measure(make(seed, words.layout)) for seed in seeds]
    shown = 0
    for outcome in outcomes:
        matches = outcome.wrong[words.kind] if words.kind else not outcome.right
        if matches and shown < words.show:
            shown += 1
            show(outcome)
    say(outcomes)


def show(outcome: Outcome) -> None:
    """Print a look-alike and what was wrong."""
    made = outcome.made
    print(f"\n=== seed {made.seed}: {', '.join(made.features)}")
    print(*made.pictures, sep="\n")
    print(f"certainty {outcome.certainty:.3f}, scheme {outcome.scheme_certainty:.3f}")
    print(*outcome.problems[:12], sep="\n")


def say(outcomes: list[Outcome]) -> None:
    """Print the figures."""
    total = len(outcomes)
    right = sum(outcome.right for outcome in outcomes)
    print(f"\n{right} of {total} read right ({right / total:.1%})")
    sure = [o for o in outcomes if o.certainty >= SURE and o.matrices]
    print(f"sure (≥ 0.9): {len(sure)}, wrong among them: {sum(o.wrong_though_sure for o in sure)}")
    schemes = [o for o in outcomes if o.scheme_certainty >= SURE and o.matrices]
    wrong = sum(o.scheme_wrong_though_sure or o.wrong_though_sure for o in schemes)
    fine = [o for o in outcomes if o.right and o.found]
    share = sum(all(m.certainty >= SURE for m in o.found) for o in fine) / max(1, len(fine))
    print(f"right ones with matrices: {len(fine)}, wholly sure among them: {share:.1%}")
    print(f"sure of the scheme too: {len(schemes)}, wrong among them: {wrong}")
    print("sure and wrong:", [o.made.seed for o in outcomes if o.wrong_though_sure][:40])
    print("scheme sure and wrong:", [o.made.seed for o in outcomes if o.scheme_wrong_though_sure])
    kinds: Counter[str] = Counter()
    for outcome in outcomes:
        kinds.update({kind: 1 for kind, n in outcome.wrong.items() if n})
    print("wrong in files:", dict(kinds))
    _say_features(outcomes)


def _say_features(outcomes: list[Outcome]) -> None:
    seen: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for outcome in outcomes:
        for feature in set(outcome.made.features):
            seen[feature] += 1
            failed[feature] += not outcome.right
    worst = sorted(seen, key=lambda name: -failed[name] / seen[name])
    print("by feature (wrong of all):")
    for name in worst[:28]:
        if failed[name]:
            print(f"  {name:<28} {failed[name]:>4} of {seen[name]}")


if __name__ == "__main__":
    main()
