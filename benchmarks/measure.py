"""One measure: what it is called, what came out, what it may be at most.

A group is a module of this package with two names:

    GROUP = "ground"

    def measures(runs: int) -> Iterator[Measure]:
        ours, bare = alternate(runs, lambda: load(path), lambda: decode(data))
        yield ratio(GROUP, "load against bare msgspec", ours, bare, limit=4)
        yield Measure(GROUP, "full judgement", 1000 * median(time_of(judge)), "ms", limit=60)

Absolute times differ from machine to machine and from minute to minute; what is compared is timed
by turns in the same run, and the median is what counts.
"""

import gc
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, NamedTuple

Job = Callable[[], Any]
Clock = Callable[[], float]


class Measure(NamedTuple):
    """A result. A limit is the most that holds, or with `at_least` the least."""

    group: str
    name: str
    value: float
    unit: str
    limit: float | None = None
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Say whether the value keeps within its limit."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def as_json(self) -> dict[str, object]:
        """Give the keys of one line of `--json`."""
        return {
            "group": self.group,
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "limit": self.limit,
            "holds": self.holds,
        }


def seconds(job: Job, *, tidy: bool = True, clock: Clock = time.perf_counter) -> float:
    """Time one call, with the garbage of earlier ones out of the way unless calls are tiny.

    With `time.process_time` only our own work counts, not the machine's other work: right for
    what neither waits nor starts a process, and is held to a number of milliseconds.
    """
    if tidy:
        gc.collect()
    start = clock()
    job()
    return clock() - start


def repeat(runs: int, job: Job, clock: Clock = time.perf_counter) -> list[float]:
    """Time a job several times, in seconds, after one call that is not counted."""
    job()
    return [seconds(job, clock=clock) for _ in range(runs)]


def alternate(runs: int, *jobs: Job) -> list[list[float]]:
    """Time jobs by turns, so that a busy moment hits all of them; one list of seconds a job."""
    for job in jobs:
        job()
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(runs):
        for mine, job in zip(times, jobs, strict=True):
            mine.append(seconds(job))
    return times


def ratio(
    group: str, name: str, ours: Sequence[float], bare: Sequence[float], limit: float | None = None
) -> Measure:
    """Say how many times as long ours takes, from the medians."""
    return Measure(group, name, median(ours) / median(bare), "×", limit)


def milliseconds(
    group: str, name: str, times: Sequence[float], limit: float | None = None
) -> Measure:
    """Say how long a job takes, from the median."""
    return Measure(group, name, 1000 * median(times), "ms", limit)
