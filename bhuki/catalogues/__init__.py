"""What ships to start from: templates, and catalogues of activities to choose from."""

from bhuki.catalogues.catalogue import Catalogue, catalogue, catalogues
from bhuki.catalogues.choosing import add_from_catalogue, already_there
from bhuki.catalogues.own import read_own_catalogue
from bhuki.catalogues.searching import Hit, search
from bhuki.catalogues.starting import (
    Template,
    TemplateKind,
    language_of,
    new_matrix,
    templates,
)

__all__ = [
    "Catalogue",
    "Hit",
    "Template",
    "TemplateKind",
    "add_from_catalogue",
    "already_there",
    "catalogue",
    "catalogues",
    "language_of",
    "new_matrix",
    "read_own_catalogue",
    "search",
    "templates",
]
