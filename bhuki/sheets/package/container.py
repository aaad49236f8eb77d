"""The zip of a workbook: read its parts, change some, write it with the others as they were.

    package = Package(data)
    package.read("xl/workbook.xml")
    package.replace("xl/workbook.xml", changed)
    package.to_bytes()

Parts that are not changed are copied packed as they are. Nothing is ever unpacked to the disk, so
a part's name can lead nowhere.
"""

import struct
import zipfile
import zlib
from io import BytesIO

from bhuki.sheets import limits
from bhuki.sheets.package_xml import find_part
from bhuki.sheets.problems import UnreadableError

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_ENCRYPTED, _HAS_DESCRIPTOR, _UTF8 = 0x1, 0x8, 0x800
_NEW_DATE = (1980, 1, 1, 0, 0, 0)  # the same input gives the same file
_LEVEL = 6
_BROKEN = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError)


class _Entry:
    """One part: where it lies in the old file, or what takes its place."""

    def __init__(self, info: zipfile.ZipInfo, data: bytes | None = None) -> None:
        self.info = info
        self.data = data
        self.is_new = data is not None


class Package:
    """The parts of one workbook, by name, in the order of the file."""

    def __init__(self, data: bytes) -> None:
        """Read the table of contents; raises UnreadableError where it can't be trusted."""
        self._file = data
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN:
            raise UnreadableError("damaged") from None
        self._entries: dict[str, _Entry] = {}
        for info in self._zip.infolist():
            if info.filename in self._entries or info.flag_bits & _ENCRYPTED:
                raise UnreadableError("damaged")  # of two parts of one name, which is meant?
            self._entries[info.filename] = _Entry(info)
        if sum(info.file_size for info in self._zip.infolist()) > limits.UNPACKED_BYTES:
            raise UnreadableError("bomb")

    @property
    def names(self) -> list[str]:
        """All parts, in the order of the file."""
        return list(self._entries)

    def find(self, name: str) -> str | None:
        """Give the name under which a part is held, whatever its case; None if there is none."""
        if name in self._entries:
            return name
        known = find_part(self._zip, name)
        return known if known in self._entries else None

    def read(self, name: str) -> bytes:
        """Give a part as it is now."""
        entry = self._entries.get(name)
        if entry is None:
            raise UnreadableError("damaged")
        if entry.data is not None:
            return entry.data
        if entry.info.file_size > limits.SPLICED_BYTES:
            raise UnreadableError("too-big")
        try:
            return self._zip.read(entry.info)
        except (*_BROKEN, zlib.error):
            raise UnreadableError("damaged") from None

    def replace(self, name: str, data: bytes) -> None:
        """Give a part other bytes; it keeps its place."""
        self._entries[name].data = data

    def add(self, name: str, data: bytes) -> None:
        """Add a part at the end."""
        info = zipfile.ZipInfo(name, _NEW_DATE)
        info.compress_type = zipfile.ZIP_DEFLATED
        self._entries[name] = _Entry(info, data)

    def remove(self, name: str) -> None:
        """Leave a part out."""
        del self._entries[name]

    def free_name(self, folder: str, stem: str, suffix: str) -> str:
        """Give a name that no part has, whatever its case."""
        taken = {name.lower() for name in self._entries}
        number = 1
        while (name := f"{folder}/{stem}{number}{suffix}".lstrip("/")).lower() in taken:
            number += 1
        return name

    def to_bytes(self) -> bytes:
        """Give the whole file."""
        out = bytearray()
        directory = bytearray()
        for entry in self._entries.values():
            self._write(entry, out, directory)
        count, start = len(self._entries), len(out)
        out += directory
        comment = self._zip.comment
        out += _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, len(comment))
        return bytes(out + comment)

    def _write(self, entry: _Entry, out: bytearray, directory: bytearray) -> None:
        info = entry.info
        flags = info.flag_bits & ~_HAS_DESCRIPTOR
        if entry.is_new:
            name, packed = info.filename.encode("utf-8"), b""
            flags |= 0 if name.isascii() else _UTF8
        else:
            name, packed = self._packed(info)
        if entry.data is None:
            crc, size, method = info.CRC, info.file_size, info.compress_type
        else:
            packed, method = _pack(entry.data), zipfile.ZIP_DEFLATED
            crc, size = zlib.crc32(entry.data), len(entry.data)
        date = (info.date_time[0] - 1980) << 9 | info.date_time[1] << 5 | info.date_time[2]
        time = info.date_time[3] << 11 | info.date_time[4] << 5 | info.date_time[5] // 2
        common = (flags, method, time, date, crc, len(packed), size, len(name))
        offset = len(out)
        out += _LOCAL.pack(b"PK\3\4", _VERSION, *common, 0) + name + packed
        made_by = info.create_system << 8 | _VERSION
        attributes = (0, info.internal_attr, info.external_attr, offset)
        directory += _CENTRAL.pack(b"PK\1\2", made_by, _VERSION, *common, 0, 0, *attributes) + name

    def _packed(self, info: zipfile.ZipInfo) -> tuple[bytes, bytes]:
        """Give the raw name and the packed bytes of a part of the old file."""
        start = info.header_offset
        head = self._file[start : start + _LOCAL.size]
        if len(head) < _LOCAL.size or not head.startswith(b"PK\3\4"):
            raise UnreadableError("damaged")
        name_length, extra_length = _LOCAL.unpack(head)[-2:]
        name_start = start + _LOCAL.size
        data_start = name_start + name_length + extra_length
        packed = self._file[data_start : data_start + info.compress_size]
        if len(packed) < info.compress_size:
            raise UnreadableError("damaged")
        return self._file[name_start : name_start + name_length], packed


def _pack(data: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
