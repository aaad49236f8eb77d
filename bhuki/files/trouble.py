"""Say in one line what the system said when a file could not be read or written.

except OSError as error:
    raise reading_trouble(path, error) from error
"""

import errno
import os
from pathlib import Path

from bhuki.errors import FileProblem
from bhuki.texts import N_, Texts

_SHARING_VIOLATIONS = (32, 33)  # Windows: another program holds the file

_NO_RIGHTS = {errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}
# A disk that is broken or was pulled out, a share whose machine or network is gone.
_NO_ANSWER = {
    code
    for name in (
        *("EIO", "ENXIO", "ENODEV", "ESTALE", "EREMOTEIO", "ETIMEDOUT", "ECONNRESET"),
        *("ENOTCONN", "EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH"),
    )
    if (code := getattr(errno, name, None)) is not None
}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}
_BAD_NAME = {errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ}

IS_A_FOLDER = N_("{file} is a folder, not a file. Choose a file.")
NOT_ORDINARY = N_("{file} is not an ordinary file. Choose another.")
NOT_AS_WRITTEN = N_(
    "{file} was not saved: what was read back is not what was written. The file is as it was. Save "
    "somewhere else."
)
NO_NAME = N_("{file} is not a name that a file can have. Choose another name.")
READ_ONLY = N_("{file} is write-protected. Save under another name, or remove the protection.")


def reading_trouble(path: Path, error: OSError | ValueError) -> FileProblem:
    """Make the problem to show for an error met while a file was opened or read."""
    if isinstance(error, ValueError):  # a null character in the name
        return FileProblem(path, NO_NAME)
    if held_elsewhere(error):
        return FileProblem(path, N_("{file} is held by another program. Close it there first."))
    code = error.errno
    if code in _NO_FOLDER:
        return FileProblem(path, N_("{file} is not there. Check the name and the folder."))
    if code == errno.EISDIR or os.path.isdir(path):  # Windows only says that it may not
        return FileProblem(path, IS_A_FOLDER)
    if code in _NO_RIGHTS:
        return FileProblem(path, N_("You have no right to read {file}. Ask the one who owns it."))
    if code in _BAD_NAME:
        return FileProblem(path, NO_NAME)
    if code in _NO_ANSWER:
        return FileProblem(
            path,
            N_(
                "{file} could not be read: the disk or the network does not answer. Try again, or "
                "take it from a backup."
            ),
        )
    return FileProblem(
        path,
        N_("{file} could not be read: {why}. Try again, or take it from a backup."),
        why=_why(error),
    )


def writing_trouble(path: Path, error: OSError | ValueError) -> FileProblem:
    """Make the problem to show for an error met while a file was written."""
    if isinstance(error, ValueError):
        return FileProblem(path, NO_NAME)
    if held_elsewhere(error):
        return FileProblem(
            path,
            N_("{file} is open in another program. Close it there, or save under another name."),
        )
    code = error.errno
    if code in _FULL:
        return FileProblem(
            path, N_("There is no room left for {file}. Make room, or save somewhere else.")
        )
    if code == errno.EROFS:
        return FileProblem(path, N_("{file} lies where nothing can be written. Save elsewhere."))
    if code in _NO_FOLDER:
        return FileProblem(
            path,
            N_("The folder “{folder}” for {file} is not there. Make it, or save somewhere else."),
            folder=str(path.parent),
        )
    if code == errno.EISDIR:
        return FileProblem(path, IS_A_FOLDER)
    if code == errno.ENAMETOOLONG:
        return FileProblem(path, N_("The name {file} is too long. Choose a shorter one."))
    if code in _BAD_NAME:
        return FileProblem(path, NO_NAME)
    if code in _NO_RIGHTS:
        return FileProblem(
            path, N_("You have no right to write {file} there. Save somewhere else.")
        )
    if code in _NO_ANSWER:
        return FileProblem(
            path,
            N_(
                "{file} could not be written: the disk or the network does not answer. Save "
                "somewhere else."
            ),
        )
    return FileProblem(
        path, N_("{file} could not be written: {why}. Save somewhere else."), why=_why(error)
    )


def say_why(error: OSError, _: Texts) -> str:
    """Say in a few words what hinders writing."""
    if error.errno in _FULL:
        return _("the disk is full")
    if error.errno in _NO_RIGHTS or error.errno == errno.EROFS:
        return _("nothing may be written there")
    if error.errno in _NO_ANSWER:
        return _("the disk or the network does not answer")
    return error.strerror or str(error)


def held_elsewhere(error: OSError) -> bool:
    """Say whether another program holds the file."""
    held = getattr(error, "winerror", None) in _SHARING_VIOLATIONS
    return held or error.errno == errno.ETXTBSY


def _why(error: OSError) -> str:
    return error.strerror or type(error).__name__
