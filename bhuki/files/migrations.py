"""Bring documents that older versions wrote up to today's, step by step.

A document is the file's JSON as plain values. To change the format: raise `VERSION` in
`bhuki.files.format`, add a step here that makes the new shape from the old, and add a sample file
of the old version to the tests, which hold one of each.
"""

from collections.abc import Callable
from typing import Any

from bhuki.files.format import MARK, VERSION

Document = dict[str, Any]
Migration = Callable[[Document], Document]

# The step at place n (from 0) makes version n + 2 out of version n + 1.
MIGRATIONS: tuple[Migration, ...] = ()


def migrated(
    document: Document, version: int, migrations: tuple[Migration, ...] = MIGRATIONS
) -> Document:
    """Give the document as the newest version writes it; a newer one is given as it is."""
    for step in migrations[max(version, 1) - 1 :]:
        document = step(document)
    return {**document, MARK: max(version, VERSION)}
