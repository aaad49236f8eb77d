"""The words that frame pages: heads, feet, and what to do with the page in your hand."""

from bhuki.texts import Texts


def role_head(name: str, _: Texts, *, first: bool) -> str:
    """Say what a page is, in its running head; from the second page on, whose it is too."""
    return _("Role overview") if first else _("Role overview: {role}", role=name)


def page_of(name: str, n: int, total: int, _: Texts) -> str:
    """Number a page among those of its role, person or part."""
    return _("{name} · page {n} of {total}", name=name, n=n, total=total)


def page_alone(n: int, total: int, _: Texts) -> str:
    """Number a page among those of its role, where the role's name stands over it."""
    return _("page {n} of {total}", n=n, total=total)


def plain_page_of(n: int, total: int, _: Texts) -> str:
    """Number a page among all."""
    return _("Page {n} of {total}", n=n, total=total)


def booklet_page(n: int, _: Texts) -> str:
    """Number a page in the booklet it is bound in."""
    return _("booklet page {n}", n=n)


def continued(text: str, _: Texts) -> str:
    """Say that something goes on here."""
    return _("{text}, continued", text=text)


def no_letters(_: Texts) -> str:
    """Say to a role that it has no part yet."""
    return _("You have no letters in the matrix yet.")


def open_points(_: Texts, *, first: bool) -> str:
    """Head the open points."""
    return _("Open points for you") if first else _("Open points, continued")


def agreed_heading(_: Texts) -> str:
    """Head the accepted exceptions."""
    return _("Agreed exceptions")


def holders_heading(_: Texts) -> str:
    """Head the list of who holds a role in each project or system."""
    return _("Who holds the role")


def not_appointed(_: Texts) -> str:
    """Say that nobody holds a role."""
    return _("not appointed")


def use_heading(_: Texts) -> str:
    """Head what to do with the page."""
    return _("How to use this page")


def tell_owner(owner: str, _: Texts) -> str:
    """Say what to do where the page seems wrong."""
    if not owner.strip():
        return _("If you do not recognise something here, tell whoever owns the matrix.")
    return _(
        "If you do not recognise something here, tell whoever owns the matrix: {owner}.",
        owner=owner.strip().rstrip("."),
    )


def gone_through(_: Texts) -> str:
    """Head the line to sign."""
    return _("Gone through")


def date_label(_: Texts) -> str:
    """Label the line for a date."""
    return _("Date")


def booklet_head(_: Texts) -> str:
    """Name the booklet of all roles."""
    return _("Role overviews")


def person_head(name: str, _: Texts, *, first: bool) -> str:
    """Say what a person's page is, in its running head."""
    return _("Person overview") if first else _("Person overview: {name}", name=name)


def activities_head(_: Texts) -> str:
    """Name the overview of all activities."""
    return _("Activity overview")


def activities_lead(_: Texts) -> str:
    """Say what the overview of activities shows."""
    return _("Each activity with everyone who has a part in it.")


def letters_heading(_: Texts) -> str:
    """Head the meanings of the letters."""
    return _("The letters")


def contents_heading(_: Texts) -> str:
    """Head the table of contents."""
    return _("Contents")


def holds_heading(_: Texts) -> str:
    """Head the list of roles that a person holds."""
    return _("Your roles")


def holds_nothing(_: Texts) -> str:
    """Say that a person holds no role."""
    return _("No role in the matrix is held under this name.")


def together_with(names: str, _: Texts) -> str:
    """Say with whom a person shares a role."""
    return _("together with {names}", names=names)


def no_section(_: Texts) -> str:
    """Name what stands in no section."""
    return _("Without a section")


def no_group(_: Texts) -> str:
    """Name what stands in no group."""
    return _("Without a group")


def open_points_count(n: int, _: Texts) -> str:
    """Say how many points an activity has open."""
    return _.plural("{n} open point", "{n} open points", n=n)


def owner_label(_: Texts) -> str:
    """Label whose the matrix is."""
    return _("Owner")


def edition_label(_: Texts) -> str:
    """Label which edition it is."""
    return _("Edition")


def size_label(_: Texts) -> str:
    """Label how large the matrix is."""
    return _("In all")


def size(activities: int, roles: int, _: Texts) -> str:
    """Say how large a matrix is."""
    rows = _.plural("{n} activity", "{n} activities", n=activities)
    columns = _.plural("{n} role", "{n} roles", n=roles)
    return _("{activities}, {roles}", activities=rows, roles=columns)


def agreed_label(_: Texts) -> str:
    """Label the day on which the matrix was agreed."""
    return _("Agreed on")


def review_label(_: Texts) -> str:
    """Label the day on which the matrix is to be reviewed."""
    return _("To be reviewed on")


def activities_heading(_: Texts) -> str:
    """Head the activities in the contents."""
    return _("Activities")


def missing_letter(code: str, _: Texts) -> str:
    """Say in two words that an activity wants a letter."""
    return _("no {letter}", letter=code)


def whose(owner: str, _: Texts) -> str:
    """Say whose the matrix is, on one line."""
    return _("Owner: {owner}", owner=owner)


def per_project(_: Texts) -> str:
    """Explain the one asterisk."""
    return _("* Appointed for each project.")


def per_system(_: Texts) -> str:
    """Explain the two asterisks."""
    return _("** Appointed for each system.")


def matrix_heading(_: Texts) -> str:
    """Head the matrix itself."""
    return _("The matrix")


def no_pictures(_: Texts) -> str:
    """Say that the pictures are missing, and why."""
    return _("The pictures are not here: Qt, which draws them, could not be loaded.")


def load_heading(_: Texts) -> str:
    """Name the pages of who carries how much."""
    return _("Who carries how much")


def network_heading(_: Texts) -> str:
    """Name the pages of the network of roles."""
    return _("The network of roles")


def heat_heading(_: Texts) -> str:
    """Name the map of sections and roles."""
    return _("Sections and roles")


def limits_note(_: Texts) -> str:
    """Say what the dashed line across the bars is."""
    return _("The dashed line is the most that the rules let one role have.")
