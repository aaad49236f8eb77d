"""Write a stored number as the sheet shows it, as far as an activity's number needs it."""

import re

_DECIMALS = re.compile(r"0\.(0+)")
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_PARTS = re.compile(r"[ymdhs]", re.IGNORECASE)
_SHIPPED_DATES = frozenset([*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)])
_SHIPPED_DECIMALS = {2: 2, 4: 2, 10: 2}


def say_number(value: float, decimals: int = 0) -> str:
    """Write a number with at least so many decimals: 1 is `1`, 1.1 with two is `1.10`."""
    if isinstance(value, float) and not value.is_integer():
        short = f"{value:.15g}"
        shown = len(short.partition(".")[2])
        return f"{value:.{decimals}f}" if decimals > shown and "e" not in short else short
    if abs(value) >= 1e15:
        return f"{value:.15g}"
    return f"{int(value):d}" if not decimals else f"{value:.{decimals}f}"


def is_date_format(number: int, code: str) -> bool:
    """Say whether a number format shows dates."""
    if number in _SHIPPED_DATES:
        return True
    plain = _LITERALS.sub("", code)
    return bool(_DATE_PARTS.search(plain)) and "general" not in plain.lower()


def decimals_of(number: int, code: str) -> int:
    """Give how many decimals a number format always shows."""
    if number in _SHIPPED_DECIMALS:
        return _SHIPPED_DECIMALS[number]
    hit = _DECIMALS.search(_LITERALS.sub("", code.partition(";")[0]))
    return len(hit[1]) if hit and "%" not in code else 0
