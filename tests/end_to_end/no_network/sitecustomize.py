"""Ends a Python process that reaches for the network; it is on the path of all that tests start."""

import os
import sys

LEFT_THE_MACHINE = 70


_LOCAL = (1, 16)  # AF_UNIX, AF_NETLINK: processes of one machine speak to each other


def _watch(event: str, values: tuple[object, ...]) -> None:
    if event == "socket.__new__" and values[1] in _LOCAL:
        return
    if event in ("socket.__new__", "socket.getaddrinfo", "socket.gethostbyname"):
        os.write(2, f"reached for the network: {event} {values[1:]}\n".encode())
        os._exit(LEFT_THE_MACHINE)


sys.addaudithook(_watch)
