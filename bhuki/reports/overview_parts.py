"""What a booklet of overviews holds, chosen and said in words, before any page is laid out.

parts = parts_of(matrix, OverviewChoices(roles=(role.id,)), texts("da"))
"""

from dataclasses import dataclass
from datetime import date

from bhuki.matrix.matrix import Matrix
from bhuki.reports.activity_overview import ActivityOverview, activity_overview
from bhuki.reports.comparison import compare
from bhuki.reports.comparison_words import news
from bhuki.reports.person_overview import PersonOverview, person_overview
from bhuki.reports.role_overview import RoleOverview, overviews
from bhuki.rules.judge import judge
from bhuki.texts import Texts


@dataclass(frozen=True)
class OverviewChoices:
    """What a booklet holds. No roles and no people is everything: all roles and all activities.

    `only_activities` leaves out the roles that weren't asked for by name.
    """

    roles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    activities: bool = False
    only_activities: bool = False
    sign: bool = True
    colour: bool = False
    cover: bool | None = None  # None: where there is more than one part
    points: bool = True
    today: date | None = None

    def all_roles(self) -> bool:
        """Whether the booklet is of the whole matrix."""
        return not self.roles and not self.people and not self.only_activities


@dataclass(frozen=True)
class OverviewParts:
    """What a booklet is made of, in words, before any page is laid out."""

    roles: list[RoleOverview]
    people: list[PersonOverview]
    activities: list[ActivityOverview]


def news_since(before: Matrix, matrix: Matrix, _: Texts) -> dict[str, str]:
    """Say for each role what changed for it since a matrix stood so, for the role's page."""
    changes = compare(before, matrix)
    return {role_id: news(changes.for_role(role_id), _) for role_id in matrix.roles}


def parts_of(
    matrix: Matrix, choices: OverviewChoices, _: Texts, changed: dict[str, str] | None = None
) -> OverviewParts:
    """Say everything that a booklet will show."""
    findings = judge(matrix) if choices.points else []
    whole = choices.all_roles()
    role_ids = [role.id for role in matrix.role_order()] if whole else list(choices.roles)
    news = [(changed or {}).get(role_id, "") for role_id in role_ids]
    return OverviewParts(
        overviews(matrix, role_ids, _, findings=findings, today=choices.today, changed=news),
        [
            person_overview(matrix, name, _, findings=findings, today=choices.today)
            for name in choices.people
        ],
        activity_overview(matrix, _, findings)
        if choices.activities or choices.only_activities
        else [],
    )
