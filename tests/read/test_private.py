"""Which hosts are private, and that the one connected to is looked at."""

import pytest

from alleged.errors import AddressError
from alleged.read.private import is_public, refuse_private, refuse_private_peer

PRIVATE = ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "0.0.0.0", "::ffff:10.0.0.1"]


@pytest.mark.parametrize("host", [*PRIVATE, "localhost"])
def test_private_hosts(host: str) -> None:
    with pytest.raises(AddressError, match="private"):
        refuse_private(host)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b::7f00:1", False),
        ("2002:0a00:0001::1", False),
        ("fe80::1%eth0", False),
        ("224.0.0.1", False),
        *((address, False) for address in PRIVATE),
    ],
)
def test_public_addresses(address: str, expected: bool) -> None:
    assert is_public(address) is expected


class Stream:
    """A connection to an address."""

    def __init__(self, peer: str) -> None:
        self.peer = peer
        self.closed = False

    def get_extra_info(self, _what: str) -> tuple[str, int]:
        return self.peer, 80

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    ("connected", "peer", "refused"),
    [
        ("paper.example", "93.184.216.34", False),
        ("paper.example", "127.0.0.1", True),  # the name stands for another address by now
        ("proxy.example", "10.0.0.8", False),  # the user's own proxy
    ],
)
def test_the_address_connected_to(connected: str, peer: str, refused: bool) -> None:
    trace = refuse_private_peer("paper.example")
    stream = Stream(peer)
    trace("connection.connect_tcp.started", {"host": connected, "port": 80})
    if refused:
        with pytest.raises(AddressError, match="private address"):
            trace("connection.connect_tcp.complete", {"return_value": stream})
    else:
        trace("connection.connect_tcp.complete", {"return_value": stream})
    assert stream.closed is refused
