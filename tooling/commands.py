"""The commands of `dev.py`: what each is called, what it says of itself, what it does."""

from collections.abc import Callable
from typing import NamedTuple

from tooling import environment
from tooling.steps import StepFailed, run, say


class Command(NamedTuple):
    """A command of `dev.py`."""

    does: str
    call: Callable[[list[str]], int]


def translate(words: list[str]) -> int:
    """Bring the translations in step with the code and compile them."""
    return run([environment.python_with("babel"), "-m", "tooling.translations", *words])


COMMANDS = {
    "translate": Command("update the .po files and compile them (--check only looks)", translate),
}


def main(words: list[str]) -> int:
    """Do what the first word says; give the exit status."""
    if not words or words[0] not in COMMANDS:
        say("python dev.py COMMAND, where COMMAND is one of\n")
        for name, command in COMMANDS.items():
            say(f"  {name:<10} {command.does}")
        return 0 if not words or words[0] in ("-h", "--help") else 2
    try:
        return COMMANDS[words[0]].call(words[1:])
    except StepFailed as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
