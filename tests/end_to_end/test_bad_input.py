"""Whatever is thrown at it, the command line answers in one line and spoils nothing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.command import bhuki, refused

pytestmark = pytest.mark.end_to_end
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights and devices")

DEEP = b'{"bhuki":1,"x":' + b"[" * 200_000 + b"]" * 200_000 + b"}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b'{"bhuki":1,\n"activities":[\n{"id":"a","na', "breaks off"),
        (b'{"bhuki":1,,}', "damaged at line 1"),
        (bytes(range(256)) * 40, "not a Bhuki matrix"),
        (b"PK\x03\x04" + bytes(400), "not a Bhuki matrix"),
        (b"[1, 2]", "not a Bhuki matrix"),
        (b'{"name": "package", "version": "1"}', "not a Bhuki matrix"),
        (DEEP, "nested far too deeply"),
    ],
    ids=[
        "empty",
        "blank",
        "truncated",
        "damaged",
        "binary",
        "a zip",
        "a list",
        "other JSON",
        "deeply nested",
    ],
)
def test_what_cannot_be_read_gets_one_line(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "given.bhuki"
    path.write_bytes(content)
    line = refused(bhuki("validate", path))
    assert "given.bhuki" in line
    assert said in line
    assert path.read_bytes() == content


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.bhuki"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    assert "200 MB" in refused(bhuki("validate", path))


def test_a_folder_and_a_missing_file_get_one_line(tmp_path: Path) -> None:
    assert "is a folder" in refused(bhuki("validate", tmp_path))
    assert "is not there" in refused(bhuki("validate", tmp_path / "gone.bhuki"))
    assert "is not there" in refused(bhuki("compare", tmp_path / "a" / "b.bhuki", tmp_path))


@posix_only
def test_a_device_and_a_pipe_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.bhuki")
    refused(bhuki("validate", tmp_path / "pipe.bhuki"))
    refused(bhuki("validate", "/dev/zero"))


@pytest.mark.parametrize(
    "extra",
    [
        '"roles":[{"id":"r","name":"Clerk"},{"id":"r","name":"Twin"}]',
        '"roles":[{"id":"r","name":"Clerk"}],"roles":[{"id":"s","name":"Again"}]',
        '"roles":[{"id":"r","name":"Half \\ud800 a pair"}]',
        '"cells":[["nowhere","nobody","H"],["a","nobody","H"],["a"],7,["a","r",{"x":NaN}]]',
        '"activities":[{"id":"b","section":"nowhere"},{"id":"c","name":7}]',
        '"rules":{"no-such-rule":{"on":true}},"accepted":[["x","y"]]',
        '"about":{"title":["not","a","text"],"dated":"yesterday"}',
        '"scheme":"NONE"',
        '"bhuki":99',
    ],
    ids=[
        "an id twice",
        "a key twice",
        "half a character",
        "ids that point nowhere",
        "odd activities",
        "unknown rules",
        "odd details",
        "an unknown scheme",
        "a newer version",
    ],
)
def test_what_can_be_read_is_judged_and_the_rest_is_told(extra: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.bhuki"
    path.write_text('{"bhuki":1,"activities":[{"id":"a","name":"Draft"}],' + extra + "}", "utf-8")
    done = bhuki("validate", "--json", path)
    assert done.returncode in (0, 1)
    verdict = json.loads(done.stdout)
    assert verdict["activities"] >= 1
    odd = [f for f in verdict["findings"] if f["rule"] in ("points-nowhere", "unknown-letter")]
    assert done.stderr or odd or "unknown-scheme" in done.stdout or verdict["findings"]


@posix_only
def test_a_file_without_rights_gets_one_line(plan: Path) -> None:
    plan.chmod(0)
    done = bhuki("validate", plan, before=_without_root_powers())
    assert "no right to read" in refused(done)


def _without_root_powers() -> tuple[str, ...]:
    """Give a program that runs another one without the power to read and write everything."""
    if os.geteuid() != 0:
        return ()
    program = shutil.which("setpriv")
    if program is None:
        pytest.skip("root may read everything, and there is no setpriv to take that away")
    powers = "-dac_override,-dac_read_search"
    return (program, f"--bounding-set={powers}", f"--inh-caps={powers}")


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of its own, with room for next to nothing."""
    folder = tmp_path / "full"
    folder.mkdir()
    mount = shutil.which("mount")
    options = ["-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    if (
        mount is None
        or subprocess.run([mount, *options], capture_output=True, check=False).returncode
    ):
        pytest.skip("no disk can be made here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


WRITING = {
    "a matrix": ("new", "{out}.bhuki", "--template", "ITIL4", "--force"),
    "a workbook": ("export", "{plan}", "{out}.xlsx", "--force"),
    "other letters": ("convert", "{plan}", "{out}.bhuki", "--scheme", "RACI", "--force"),
}


def _words(kind: str, out: Path, plan: Path) -> tuple[list[str], Path]:
    words = [word.format(out=out, plan=plan) for word in WRITING[kind]]
    return words, next(Path(word) for word in words if word.startswith(f"{out}."))


@pytest.mark.parametrize("kind", WRITING)
def test_a_target_that_cannot_be_is_told(kind: str, plan: Path, tmp_path: Path) -> None:
    words, _ = _words(kind, tmp_path / "no" / "such" / "folder" / "out", plan)
    assert "folder" in refused(bhuki(*words))
    words, target = _words(kind, tmp_path / "taken", plan)
    target.mkdir()
    assert "is a folder" in refused(bhuki(*words))
    assert not any(target.iterdir())


@posix_only
@pytest.mark.parametrize("kind", WRITING)
def test_a_protected_target_stays_as_it_was(kind: str, plan: Path, tmp_path: Path) -> None:
    words, target = _words(kind, tmp_path / "out", plan)
    target.write_bytes(b"old")
    target.chmod(0o444)
    before = sorted(os.listdir(tmp_path))
    assert "write-protected" in refused(bhuki(*words))
    assert target.read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == before


@posix_only
@pytest.mark.parametrize("kind", WRITING)
def test_a_folder_without_rights_gets_one_line(kind: str, plan: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    words, target = _words(kind, locked / "out", plan)
    assert "no right to write" in refused(bhuki(*words, before=_without_root_powers()))
    assert not target.exists()


@posix_only
@pytest.mark.parametrize("kind", WRITING)
def test_a_full_disk_leaves_the_old_file(kind: str, plan: Path, full_disk: Path) -> None:
    words, target = _words(kind, full_disk / "out", plan)
    (full_disk / "filling").write_bytes(bytes(12288))
    target.write_bytes(b"old" * 1000)
    assert "no room left" in refused(bhuki(*words))
    assert target.read_bytes() == b"old" * 1000
    assert sorted(os.listdir(full_disk)) == ["filling", target.name]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("device", ["/dev/full", "/dev/null"])
def test_a_device_is_never_replaced(device: str, plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "out.xlsx"
    link.symlink_to(device)
    refused(bhuki("export", plan, link))
    assert Path(device).is_char_device()
