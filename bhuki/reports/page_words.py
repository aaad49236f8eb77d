"""The words that frame pages: heads, feet, and what to do with the page in your hand."""

from bhuki.texts import Texts


def role_head(name: str, _: Texts, *, first: bool) -> str:
    """Say what a page is, in its running head; from the second page on, whose it is too."""
    return _("Role overview") if first else _("Role overview: {role}", role=name)


def page_of(name: str, n: int, total: int, _: Texts) -> str:
    """Number a page among those of its role, person or part."""
    return _("{name} · page {n} of {total}", name=name, n=n, total=total)


def plain_page_of(n: int, total: int, _: Texts) -> str:
    """Number a page among all."""
    return _("Page {n} of {total}", n=n, total=total)


def booklet_page(n: int, _: Texts) -> str:
    """Number a page in the booklet it is bound in."""
    return _("page {n} of the booklet", n=n)


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
