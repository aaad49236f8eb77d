"""Find the files that ship beside the code: icons, translations, templates.

In a checkout they lie at its root; in a wheel or a bundle they are packed under `bhuki/packed`.
"""

from pathlib import Path

_PACKED = Path(__file__).parent / "packed"
_ROOT = _PACKED if _PACKED.is_dir() else Path(__file__).parents[1]


def resource(*parts: str) -> Path:
    """Give the path of a file or folder under `resources/`."""
    return _ROOT.joinpath("resources", *parts)


def template(*parts: str) -> Path:
    """Give the path of a file or folder under `templates/`."""
    return _ROOT.joinpath("templates", *parts)
