"""Find the role or the person that a user names, or say which there are."""

from collections.abc import Sequence
from difflib import get_close_matches

from bhuki.errors import WrongWords
from bhuki.matrix.matrix import Matrix
from bhuki.reports.person_overview import people_of, same_name
from bhuki.texts import N_, Texts

NO_SUCH_ROLE = N_("The matrix has no role “{name}”. {hint}")
NO_SUCH_PERSON = N_("Nobody called “{name}” holds a role in the matrix. {hint}")
NO_PAGES = N_("{file} can't be written: pages are written as .pdf, .svg or .png.")
NO_MINUTES = N_("{file} can't be written: minutes are written as .pdf, .html or .docx.")
WRONG_SUFFIX = N_("{file} can't be written: role overviews are written as .pdf or .html.")


def role_named(matrix: Matrix, name: str, _: Texts) -> str:
    """Give the id of the role with a name; raises `WrongWords` where there is none such."""
    for role in matrix.role_order():
        if same_name(role.name, name) or role.id == name:
            return role.id
    names = [role.name for role in matrix.role_order()]
    raise WrongWords(NO_SUCH_ROLE, name=name, hint=_hint(name, names, _))


def person_named(matrix: Matrix, name: str, _: Texts) -> str:
    """Give a person's name as it stands in the matrix; raises `WrongWords` where it doesn't."""
    people = people_of(matrix)
    for person in people:
        if same_name(person, name):
            return person
    raise WrongWords(NO_SUCH_PERSON, name=name, hint=_hint(name, people, _))


def _hint(name: str, names: Sequence[str], _: Texts) -> str:
    by_case = {one.casefold(): one for one in names}
    close = get_close_matches(name.casefold(), list(by_case), n=1, cutoff=0.6)
    if close:
        return _("Did you mean “{name}”?", name=by_case[close[0]])
    few = ", ".join(names[:8])
    return _("It has: {names}.", names=few) if few else _("It has none.")
