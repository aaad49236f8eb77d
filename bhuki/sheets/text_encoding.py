"""Find out how a text file is encoded: marks at its start first, then what its bytes allow."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def find_encoding(data: bytes, *, whole: bool = True) -> str | None:
    """Name the encoding of a text, or None where the bytes are no text.

    Without a mark: UTF-16 by its zeros, UTF-8 where it fits, then Windows' own (Cyrillic where
    most letters are high bytes, western otherwise).
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:4096]
    if b"\0" in sample:
        return _utf16_by_zeros(sample)
    if _control_share(sample) > 0.02:
        return None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return _windows(data)
    return "utf-8"


def decode(data: bytes, *, whole: bool = True) -> str | None:
    """Turn bytes into text in the encoding they seem to be in; None where they are no text."""
    encoding = find_encoding(data, whole=whole)
    return None if encoding is None else data.decode(encoding, errors="replace")


def _utf16_by_zeros(sample: bytes) -> str | None:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _control_share(sample: bytes) -> float:
    controls = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\f\x0b\x1a")
    return controls / max(1, len(sample))


def _windows(data: bytes) -> str:
    high = sum(1 for byte in data if byte >= 0xC0)
    plain = sum(1 for byte in data if 65 <= byte <= 90 or 97 <= byte <= 122)
    return "cp1251" if high > 2 * plain else "cp1252"
