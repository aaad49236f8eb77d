"""The colours of everything but letters, light and dark, as plain data.

They stand apart from the letters' looks so that a window can be dressed before there is a matrix.
"""

from typing import NamedTuple


class Tokens(NamedTuple):
    """The colours of everything but letters, as #RRGGBB."""

    window: str
    surface: str
    head: str
    band: str
    band2: str
    hairline: str
    border: str
    strong: str
    text: str
    text2: str
    accent: str
    on_accent: str
    cross: str
    cross_head: str
    selection: str
    hover: str
    error: str
    warning: str
    advice: str
    ok: str
    glow: str
    groups: tuple[str, ...]


LIGHT = Tokens(
    window="#F3F1EC",
    surface="#FFFFFF",
    head="#FAF8F4",
    band="#ECE8DF",
    band2="#F5F2EB",
    hairline="#E9E5DC",
    border="#D6D1C5",
    strong="#8B8578",
    text="#1A1E23",
    text2="#555B63",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    cross="#EAF2FA",
    cross_head="#D3E5F7",
    selection="#CFE2F7",
    hover="#F0EEE8",
    error="#B3261E",
    warning="#7D5200",
    advice="#3D5A80",
    ok="#3E6B4B",
    glow="#FFD24D",
    groups=("#5B6E8C", "#8C6A3F", "#6A7F4F", "#7D5B7F"),
)

DARK = Tokens(
    window="#15171A",
    surface="#1C1F23",
    head="#202428",
    band="#2A2F35",
    band2="#23272C",
    hairline="#2A2F34",
    border="#3A4047",
    strong="#7B838D",
    text="#ECEAE5",
    text2="#AEB4BC",
    accent="#7DB4F5",
    on_accent="#0B1A2B",
    cross="#222D3A",
    cross_head="#2C4159",
    selection="#29445F",
    hover="#272C31",
    error="#FF8A7D",
    warning="#EBB95B",
    advice="#9DBBE0",
    ok="#8CC79C",
    glow="#FFD24D",
    groups=("#8FA5C8", "#C9A26E", "#A3BB84", "#BC98BE"),
)
