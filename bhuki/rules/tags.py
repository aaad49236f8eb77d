"""The words that roles and activities are tagged with, and what they are known by without.

Some rules need to know more of a role than its name: whether it is a manager, whether it owns a
system. That is said by tags, chosen in the side panel and set by the templates. Where a tag is
absent, a few names are known so surely that asking for the tag would be pedantry; a name that
could mean several things is never guessed at.
"""

from __future__ import annotations

from functools import lru_cache

from bhuki.matrix.entities import Activity, Role, RoleKind
from bhuki.texts import N_

# Tags of roles.
IT = "it"
PROJECT = "project"
SYSTEM_OWNER = "system-owner"
MANAGEMENT_BODY = "management-body"
MANAGER = "manager"
BUDGET = "budget"
# Tags of activities.
BENEFIT = "benefit"
NIS2 = "nis2"
SYSTEM = "system"
NEW_IT = "new-it"

ROLE_TAGS = {
    IT: N_("Works in it"),
    PROJECT: N_("Part of a project"),
    SYSTEM_OWNER: N_("Owns a system"),
    MANAGEMENT_BODY: N_("The management body"),
    MANAGER: N_("Manages people"),
    BUDGET: N_("Has a budget"),
}
ACTIVITY_TAGS = {
    BENEFIT: N_("Realises benefits"),
    NIS2: N_("A measure under NIS2"),
    SYSTEM: N_("A duty of owning a system"),
    NEW_IT: N_("Brings new or changed it"),
}

# Whole names (in lower case, without a trailing plural in brackets), and beginnings and ends of
# their words. Danish nouns carry their article at the end.
_BODY_ENDS = (
    *("gruppe", "gruppen", "råd", "rådet", "udvalg", "udvalget", "bestyrelse", "bestyrelsen"),
    *("direktion", "direktionen", "nævn", "nævnet", "forum", "forummet", "komité", "komitéen"),
    *("board", "council", "committee", "group", "cabinet", "team"),
)
_NAMES = {
    IT: ("it-", "cio", "head of it", "it "),
    PROJECT: ("projektleder", "delprojektleder", "projektmedarbejder", "project manager"),
    SYSTEM_OWNER: ("systemejer", "fagsystemejer", "system owner"),
    MANAGEMENT_BODY: (
        "kommunalbestyrelse",
        "byråd",
        "regionsråd",
        "direktion",
        "ledelsesorgan",
        "topledelse",
        "municipal council",
        "city council",
        "board of directors",
        "executive board",
        "management body",
        "top management",
    ),
    BENEFIT: ("gevinstrealisering",),
}
_CROWDS = frozenset(
    (
        *("medarbejdere", "medarbejder(e)", "alle medarbejdere", "borgere", "ansatte"),
        *("brugere", "bruger(e)", "alle brugere", "slutbrugere"),
        *("employees", "employee(s)", "all employees", "staff", "all staff", "citizens"),
        *("users", "user(s)", "all users", "end users"),
    )
)
_MANAGER_ENDS = (
    "chef",
    "chefen",
    "leder",
    "lederen",
    "direktør",
    "direktøren",
    "manager",
    "director",
)
_MANAGER_STARTS = ("head of", "chief ", "kommunaldirektør")
_NOT_MANAGERS = (
    "projektleder",
    "delprojektleder",
    "project manager",
    "product manager",
    "teamleder",
)
_NOT_MANAGING = (
    "medarbejder",
    "bruger",
    "superbruger",
    "fagsystemsupporter",
    "fagsystemansvarlig",
    "systemforvalter",
    "supporter",
    "employee",
    "user",
    "case worker",
    "sagsbehandler",
    "system supporter",
)
_REALISING = ("realis", "realiz", "indfri", "høst", "harvest", "følg op", "opfølg", "follow up")
_BRINGING = (
    *("anskaf", "indkøb", "køb", "indfør", "implementer", "implementér", "udskift", "udvikl"),
    *("buy", "procure", "introduce", "implement", "replace", "develop"),
    *("digitalis", "digitise", "digitize"),
)
_IT_THINGS = ("system", "fagsystem", "it-", "software", "platform", "digital")
_IT_WORDS = frozenset({"it", "app", "apps", "appen"})


def role_has(role: Role, tag: str) -> bool:
    """Say whether a role has a tag, or a name that says the same beyond doubt."""
    return tag in role.tags or _named(role.name, tag)


def activity_has(activity: Activity, tag: str) -> bool:
    """Say whether an activity has a tag, or a name that says the same beyond doubt."""
    return tag in activity.tags or _activity_named(activity.name, tag)


def is_body(role: Role) -> bool:
    """Say whether a role is a group that meets: by its kind, or plainly by its name."""
    return role.kind is RoleKind.BODY or (role.kind is RoleKind.PERSON and _named_body(role.name))


def is_crowd(role: Role) -> bool:
    """Say whether a role is everybody of a kind: by its kind, or plainly by its name."""
    return role.kind is RoleKind.MANY or role.name.strip().lower() in _CROWDS


def said_of(role: Role) -> tuple[object, ...]:
    """Give all that may count of a role where an activity is judged, its name for what it says.

    Two roles that are alike in it are judged alike, whatever they are called and wherever they
    stand.
    """
    said = tuple([role_has(role, tag) for tag in ROLE_TAGS])
    known = (role.id, role.kind, role.appointed, role.reports_to, role.tags, role.description)
    return (*known, *said, is_body(role), is_crowd(role), is_no_manager(role))


def is_no_manager(role: Role) -> bool:
    """Say whether a role surely does not manage: a crowd, it staff, or a doer by name."""
    if role_has(role, MANAGER) or role_has(role, SYSTEM_OWNER):
        return False
    return is_crowd(role) or role.name.strip().lower().startswith(_NOT_MANAGING)


@lru_cache(maxsize=4096)
def _named_body(name: str) -> bool:
    words = name.lower().split()
    if not words or {"og", "and", "eller", "or", "&", "for"} & set(words) or "/" in name:
        return False
    return words[-1].endswith(_BODY_ENDS) and not words[0].startswith(("member", "medlem"))


@lru_cache(maxsize=4096)
def _named(name: str, tag: str) -> bool:
    name = name.strip().lower()
    if tag == MANAGER:
        if name.startswith(_NOT_MANAGERS):
            return False
        first = name.split(" ", 1)[0] if name else ""
        return first.endswith(_MANAGER_ENDS) or name.startswith(_MANAGER_STARTS)
    return name == tag or name.startswith(_NAMES.get(tag, ("\0",)))


@lru_cache(maxsize=16384)
def _activity_named(name: str, tag: str) -> bool:
    name = name.lower()
    words = name.replace("/", " ").split()
    if tag == BENEFIT:
        about = any(word.startswith(("gevinst", "benefit")) for word in words)
        return about and any(said in name for said in _REALISING)
    if tag == NIS2:
        return "nis2" in name or "nis 2" in name
    if tag == SYSTEM:
        return any(word.startswith("fagsystem") for word in words)
    if tag == NEW_IT:
        brings = any(word.startswith(_BRINGING) for word in words)
        things = [word.strip(",.;:()") for word in words]
        return brings and any(word in _IT_WORDS or word.startswith(_IT_THINGS) for word in things)
    return False
