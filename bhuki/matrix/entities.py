"""The things a matrix is made of, as plain frozen values.

Ids are opaque, stable and never reused: a role is never known by its column, an activity never by
its row. `extra` holds what a file said that this version does not know; it is written back.
"""

from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct


class RoleKind(StrEnum):
    """Who can stand behind a role."""

    PERSON = "person"
    BODY = "body"  # a group that meets: a council, a board
    MANY = "many"  # all employees, all users


class Appointed(StrEnum):
    """How a role gets its holder."""

    STANDING = "standing"
    PER_PROJECT = "per-project"
    PER_SYSTEM = "per-system"


class RoleGroup(Struct, frozen=True, omit_defaults=True):
    """A band of roles over the grid; one without a name shows no band."""

    id: str
    name: str = ""
    note: str = ""
    extra: dict[str, Any] = {}


class Role(Struct, frozen=True, omit_defaults=True):
    """A column: someone who can have letters. `reports_to` is another role's id."""

    id: str
    name: str = ""
    group: str | None = None
    kind: RoleKind = RoleKind.PERSON
    appointed: Appointed = Appointed.STANDING
    reports_to: str | None = None
    tags: tuple[str, ...] = ()
    description: str = ""
    note: str = ""
    extra: dict[str, Any] = {}


class Section(Struct, frozen=True, omit_defaults=True):
    """A band of activities; `parent` is the section it lies in, None at the top."""

    id: str
    name: str = ""
    parent: str | None = None
    note: str = ""
    extra: dict[str, Any] = {}


class Activity(Struct, frozen=True, omit_defaults=True):
    """A row: something that must be done, decided or looked after."""

    id: str
    name: str = ""
    number: str = ""
    section: str | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    extra: dict[str, Any] = {}

    @property
    def title(self) -> str:
        """Number and name, as it is spoken of."""
        return f"{self.number} {self.name}".strip()


class Assignment(Struct, frozen=True, omit_defaults=True):
    """What a role has in an activity: letters in the scheme's order, a veto, a note."""

    letters: tuple[str, ...] = ()
    veto: bool = False
    note: str = ""
    extra: dict[str, Any] = {}

    @property
    def text(self) -> str:
        """The letters as they are written in a cell: `H/U`."""
        return "/".join(self.letters)

    def __bool__(self) -> bool:
        return bool(self.letters or self.note or self.veto or self.extra)


class InstanceKind(StrEnum):
    """What a role can be appointed for."""

    PROJECT = "project"
    SYSTEM = "system"


class Instance(Struct, frozen=True, omit_defaults=True):
    """One project or system that needs its own holders. Unpublished ones are not yet judged."""

    id: str
    name: str = ""
    kind: InstanceKind = InstanceKind.PROJECT
    published: bool = True
    note: str = ""
    extra: dict[str, Any] = {}


class Acceptance(Struct, frozen=True, omit_defaults=True):
    """A finding that was accepted: why, by whom, when, and what the matrix then looked like.

    `state` is a fingerprint of what the finding was judged from; when it no longer matches,
    the finding comes back.
    """

    reason: str = ""
    by: str = ""
    on: date | None = None
    state: str = ""
    extra: dict[str, Any] = {}


class Parked(Struct, frozen=True, omit_defaults=True):
    """A finding put aside for later, with what was said about it."""

    note: str = ""
    on: date | None = None
    extra: dict[str, Any] = {}


class RuleSetting(Struct, frozen=True, omit_defaults=True):
    """How this matrix differs from a rule's own defaults; None leaves the default."""

    on: bool | None = None
    severity: str | None = None
    values: dict[str, float] = {}
    extra: dict[str, Any] = {}


class About(Struct, frozen=True, omit_defaults=True):
    """What the matrix is: its title, its scope, whose it is, and its dates."""

    title: str = ""
    scope: str = ""
    owner: str = ""
    status: str = ""  # in the user's words: draft, agreed by the board …
    version: str = ""
    language: str = "da"
    dated: date | None = None
    agreed: date | None = None
    review: date | None = None
    credit: str = ""  # where the content comes from, printed with it
    note: str = ""
    profile: str = "core"  # the profile of rules it is judged by
    extra: dict[str, Any] = {}


CellKey = tuple[str, str]  # (activity id, role id)
FindingKey = tuple[str, str, str]  # (rule id, activity id or "", role id or "")
HolderKey = tuple[str, str]  # (instance id, or "" for a standing role; role id)
