"""New ids: short, random, never reused.

Random rather than counted, so that two people who add a row to copies of one matrix do not add
the same one.
"""

import secrets
from collections.abc import Container

_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is mistaken for another


def new_id(taken: Container[str] = (), *, length: int = 6) -> str:
    """Give an id that is not among those taken."""
    while True:
        made = "".join(secrets.choice(_ALPHABET) for _ in range(length))
        if made not in taken:
            return made
