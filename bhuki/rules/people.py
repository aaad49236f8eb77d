"""Who reports to whom, and who holds which role where."""

from bhuki.matrix.entities import Appointed, InstanceKind
from bhuki.matrix.matrix import Matrix

_APPOINTED = {
    InstanceKind.PROJECT: Appointed.PER_PROJECT,
    InstanceKind.SYSTEM: Appointed.PER_SYSTEM,
}


def levels_up(matrix: Matrix, role_id: str, above_id: str) -> int:
    """Say how many levels one role stands above another in its line; 0 where it does not."""
    seen: set[str] = set()
    role = matrix.roles.get(role_id)
    level = 0
    while role is not None and role.reports_to is not None and role.id not in seen:
        seen.add(role.id)
        level += 1
        if role.reports_to == above_id:
            return level
        role = matrix.roles.get(role.reports_to)
    return 0


def holders_by_instance(matrix: Matrix) -> list[dict[str, dict[str, str]]]:
    """Give who holds each role: the standing ones, and those beside them in each instance."""
    standing = {
        role.id: _persons(matrix, "", role.id)
        for role in matrix.roles.values()
        if role.appointed is Appointed.STANDING
    }
    everywhere = [standing]
    for instance in matrix.instances.values():
        if instance.published:
            wanted = _APPOINTED[instance.kind]
            here = {
                role.id: _persons(matrix, instance.id, role.id)
                for role in matrix.roles.values()
                if role.appointed is wanted
            }
            everywhere.append(standing | here)
    return everywhere


def _persons(matrix: Matrix, instance_id: str, role_id: str) -> dict[str, str]:
    names = matrix.holders.get((instance_id, role_id), ())
    return {" ".join(name.casefold().split()): name.strip() for name in names if name.strip()}
