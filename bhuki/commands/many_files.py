"""Do the same to several files: with a progress bar, in several processes if so wished.

    for outcome in do_each(judge_file, [("a.bhuki", wish), ("b.bhuki", wish)], jobs=2, lost=lost):
        ...

Outcomes come in the order of the files. A process that is ended from outside (for want of memory)
takes only the file it was at.
"""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

Outcome = TypeVar("Outcome")
Task = tuple[Any, ...]


def do_each(
    work: Callable[..., Outcome], tasks: Sequence[Task], jobs: int, lost: Callable[..., Outcome]
) -> Iterator[Outcome]:
    """Call `work(*task)` for every task; `lost(*task)` gives the outcome of one that was ended."""
    if jobs == 1 or len(tasks) == 1:
        outcomes: Iterable[Outcome] = (work(*task) for task in tasks)
    else:
        outcomes = _in_processes(work, tasks, min(jobs, len(tasks)), lost)
    yield from _with_progress(outcomes, len(tasks))


def _in_processes(
    work: Callable[..., Outcome], tasks: Sequence[Task], jobs: int, lost: Callable[..., Outcome]
) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - slow to import
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - likewise

    done = 0
    with ProcessPoolExecutor(jobs, initializer=_leave_interrupts) as pool:
        waiting = [pool.submit(work, *task) for task in tasks]
        try:
            for future in waiting:
                yield future.result()
                done += 1
            return
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    # Which file broke the pool can't be told: the rest go one by one, each in its own process.
    for task in tasks[done:]:
        with ProcessPoolExecutor(1, initializer=_leave_interrupts) as alone:
            try:
                yield alone.submit(work, *task).result()
            except BrokenProcessPool:
                yield lost(*task)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that gives out the work; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _with_progress(outcomes: Iterable[Outcome], count: int) -> Iterator[Outcome]:
    """Show how far we are, where several files are done and someone watches."""
    if count == 1 or not sys.stderr.isatty():
        yield from outcomes
        return
    from tqdm import tqdm  # noqa: PLC0415 - only for whoever watches

    with tqdm(total=count, unit="", leave=False, dynamic_ncols=True) as bar:
        for outcome in outcomes:
            bar.clear()  # what is printed now stands above the bar, not in it
            yield outcome
            bar.update()
