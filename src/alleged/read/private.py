"""Hosts that are this machine or a private network: not read unless the user says so."""

import ipaddress
import socket
from collections.abc import Callable
from typing import Any

from alleged.errors import AddressError

_TRANSLATED = ipaddress.ip_network(
    "64:ff9b::/96"
)  # NAT64: an IPv4 address stands in the last four bytes. Source: RFC 6052
_IPV4_BITS = 0xFFFFFFFF


def refuse_private(host: str) -> None:
    """Raises: AddressError where a host name stands for this machine or a private network, or for nothing at all."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError):
        raise AddressError(f"no host called {host!r} is known; check the address and the network") from None
    for address in sorted(found):
        if not is_public(address):
            raise AddressError(f"{host} is a private address ({address}); --allow-private reads it all the same")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the whole internet, IPv4 addresses inside IPv6 ones included."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & _IPV4_BITS)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


def refuse_private_peer(host: str) -> Callable[[str, dict[str, Any]], None]:
    """A trace for one request to `host` that looks at the address really connected to, before anything is sent.

    A name may stand for another address by the time that the connection is made. A proxy's own address is not looked at: it is
    the user's choice. Raises (when called): AddressError.
    """
    connecting: list[str] = []

    def trace(event: str, info: dict[str, Any]) -> None:
        if event == "connection.connect_tcp.started":
            connecting[:] = [str(info.get("host"))]
        elif event == "connection.connect_tcp.complete" and connecting == [host]:
            stream = info["return_value"]
            peer = str(stream.get_extra_info("server_addr")[0])
            if not is_public(peer):
                stream.close()
                raise AddressError(f"{host} is a private address ({peer}); --allow-private reads it all the same")

    return trace
