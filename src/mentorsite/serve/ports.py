"""Where to listen: a port, or the next free one."""

from __future__ import annotations

import errno
import socket
from typing import Final

NEXT_PORTS: Final = 20
"""How many ports above a taken one are tried."""
WAITING: Final = 64
"""Visits that may wait for being received."""
BREATH: Final = 0.5
"""Seconds after which whoever receives visits looks up."""


def listening(host: str, port: int) -> socket.socket:
    """Listen at a port, or at one of the next ones if it is taken; 0 takes any.

    Errors: OSError if none of them is free, or the host is no address of this machine.
    """
    last = port
    while True:
        try:
            return _bound(host, last)
        except OSError as fault:
            if fault.errno != errno.EADDRINUSE or last >= min(port + NEXT_PORTS, 65535):
                raise
            last += 1


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    door = socket.socket(family, kind, protocol)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(WAITING)
    except OSError:
        door.close()
        raise
    door.settimeout(BREATH)
    return door
