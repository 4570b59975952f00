"""The gazetteer's file: columns of fixed width after one line of JSON, made to be mapped into memory and read in place.

A name is kept as 48 bits of its folded form's hash: 16 choose a bucket, 32 are searched in it. At 30 million names a foreign word
is taken for one of them once in ten million look-ups.
"""

import json
import mmap
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

from alleged.errors import GazetteerError
from alleged.lexicon.folding import fold

MAGIC = b"alleged gazetteer 1\n"
KINDS = ("town", "area1", "area2", "district", "water", "land", "spot")
"""What an entry is: a populated place, a first- or second-level area, a part of a town, water, other land, a building."""

NO_PARENT = 0xFFFFFFFF
PRIMARY = 1 << 31
"""Set in a reference where the name is the entry's own and not one of its others."""

_HEAD = 4096  # bytes for the line of JSON: a page, so that all columns lie aligned
_BUCKETS = 1 << 16
_ALIGN = 8
_COLUMNS = {  # name and its type as `array` has it, in their order in the file
    "buckets": "I", "tails": "I", "refs": "I", "ids": "I", "lats": "i", "lons": "i", "people": "I", "parents": "I",
    "name_ends": "I", "countries": "B", "kinds": "B", "names": "B",
}  # fmt: skip
_SCALE = 100_000  # degrees are kept as whole 1/100,000: about a metre


@dataclass(frozen=True, slots=True)
class Row:
    """An entry to be written: `names` its other names, `parent` the index of the area it lies in, None where that is not known.

    `geonameid` 0 stands for none (areas that were made from their towns).
    """

    name: str
    names: tuple[str, ...]
    geonameid: int
    lat: float
    lon: float
    population: int
    country: str
    kind: str
    parent: int | None


def key_of(folded: str) -> int:
    """The 48 bits that a folded name is found by."""
    return int.from_bytes(blake2b(folded.encode("utf-8"), digest_size=6).digest(), "big")


class Packer:
    """Collects entries and writes them as one file."""

    def __init__(self) -> None:
        self._columns = {name: array(kind) for name, kind in _COLUMNS.items()}
        self._keys = array("Q")
        self._refs = array("I")
        self._codes: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._columns["ids"])

    def add(self, row: Row) -> int:
        """Add an entry; its index."""
        index = len(self)
        columns = self._columns
        columns["ids"].append(row.geonameid)
        columns["lats"].append(round(row.lat * _SCALE))
        columns["lons"].append(round(row.lon * _SCALE))
        columns["people"].append(min(max(row.population, 0), NO_PARENT))
        columns["parents"].append(NO_PARENT if row.parent is None else row.parent)
        columns["countries"].append(self._codes.setdefault(row.country, len(self._codes)))
        columns["kinds"].append(KINDS.index(row.kind))
        columns["names"].frombytes(row.name.encode("utf-8"))
        columns["name_ends"].append(len(columns["names"]))
        own = fold(row.name)
        self.refer(key_of(own), index, primary=True)
        for other in {fold(one): None for one in row.names}:
            if other and other != own:
                self.refer(key_of(other), index)
        return index

    def refer(self, key: int, index: int, *, primary: bool = False) -> None:
        """Let a name's key lead to an entry."""
        self._keys.append(key)
        self._refs.append(index | (PRIMARY if primary else 0))

    def write(self, stream: BinaryIO, date: str) -> None:
        """Write all, named by the data's day (YYYYMMDD) and a hash of the contents."""
        import numpy as np

        keys = np.frombuffer(self._keys, dtype=np.uint64)
        refs = np.frombuffer(self._refs, dtype=np.uint32)
        order = np.lexsort((refs & np.uint32(PRIMARY - 1), keys))
        keys, refs = keys[order], refs[order]
        # A name given twice to one entry is kept once, as its own if it is that.
        again = (keys[1:] == keys[:-1]) & ((refs[1:] ^ refs[:-1]) & np.uint32(PRIMARY - 1) == 0)
        refs = refs.copy()
        refs[1:][again] |= refs[:-1][again] & np.uint32(PRIMARY)
        kept = np.append(~again, True)  # the last of its kind, which has gathered the mark
        keys, refs = keys[kept], refs[kept]
        starts = np.searchsorted(keys, np.arange(_BUCKETS + 1, dtype=np.uint64) << np.uint64(32))
        blocks = {
            **{name: column.tobytes() for name, column in self._columns.items()},
            "buckets": starts.astype(np.uint32).tobytes(),
            "tails": (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32).tobytes(),
            "refs": refs.astype(np.uint32).tobytes(),
        }
        digest = blake2b(digest_size=4)
        head: dict[str, Any] = {"byteorder": sys.byteorder, "countries": list(self._codes), "at": {}}
        at = _HEAD
        for name in _COLUMNS:
            digest.update(blocks[name])
            head["at"][name] = [at, len(blocks[name])]
            at += -(-len(blocks[name]) // _ALIGN) * _ALIGN
        head["version"] = f"geonames-{date}-{digest.hexdigest()}"
        line = MAGIC + json.dumps(head).encode() + b"\n"
        stream.write(line.ljust(_HEAD, b"\0"))
        for name in _COLUMNS:
            stream.write(blocks[name].ljust(-(-len(blocks[name]) // _ALIGN) * _ALIGN, b"\0"))


class Packed:
    """A gazetteer file, read where it lies.

    Raises: GazetteerError where the file is missing, damaged or of another kind.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as error:
            raise GazetteerError(f"{path}: the gazetteer cannot be opened ({error})") from None
        try:
            if bytes(data[: len(MAGIC)]) != MAGIC:
                raise ValueError("another format")
            head = json.loads(bytes(data[len(MAGIC) : _HEAD]).split(b"\n", 1)[0])
            if head["byteorder"] != sys.byteorder:
                raise ValueError("made on a machine of the other byte order")
            columns = {}
            for name, kind in _COLUMNS.items():
                start, size = head["at"][name]
                if start + size > len(data):
                    raise ValueError("cut short")
                columns[name] = data[start : start + size].cast("B").cast(kind)  # type: ignore[call-overload]
        except (KeyError, TypeError, ValueError) as error:
            raise GazetteerError(
                f"{path} is no gazetteer that this version can read ({error}); make it again with `alleged gazetteer import`"
            ) from None
        self.version: str = head["version"]
        self.codes: tuple[str, ...] = tuple(head["countries"])
        self._buckets, self._tails, self._refs = columns["buckets"], columns["tails"], columns["refs"]
        self._ids, self._lats, self._lons = columns["ids"], columns["lats"], columns["lons"]
        self._people, self._parents, self._name_ends = columns["people"], columns["parents"], columns["name_ends"]
        self._countries, self._kinds, self._names = columns["countries"], columns["kinds"], columns["names"]

    def __len__(self) -> int:
        return len(self._ids)

    def find(self, folded: str) -> list[tuple[int, bool]]:
        """The entries of a folded name, by index, and whether it is the entry's own name."""
        key = key_of(folded)
        bucket, tail = key >> 32, key & 0xFFFFFFFF
        end = self._buckets[bucket + 1]
        at = bisect_left(self._tails, tail, self._buckets[bucket], end)
        found = []
        while at < end and self._tails[at] == tail:
            ref = self._refs[at]
            found.append((ref & (PRIMARY - 1), bool(ref & PRIMARY)))
            at += 1
        return found

    def most_people(self, folded: str) -> int:
        """People in the largest place of a folded name, at least 1; a tenth for a name that is not its own; 0 for none."""
        counts = [max(self.people(i), 1) if own else self.people(i) // 10 for i, own in self.find(folded)]
        return max(counts, default=0)

    def people(self, index: int) -> int:
        """An entry's population."""
        return int(self._people[index])

    def row(self, index: int) -> Row:
        """An entry with everything but its other names."""
        parent = self._parents[index]
        return Row(
            name=self.name(index),
            names=(),
            geonameid=self._ids[index],
            lat=self._lats[index] / _SCALE,
            lon=self._lons[index] / _SCALE,
            population=self._people[index],
            country=self.codes[self._countries[index]],
            kind=KINDS[self._kinds[index]],
            parent=None if parent == NO_PARENT else parent,
        )

    def name(self, index: int) -> str:
        """An entry's own name."""
        start = self._name_ends[index - 1] if index else 0
        return bytes(self._names[start : self._name_ends[index]]).decode("utf-8")

    def references(self) -> Iterator[tuple[int, int, bool]]:
        """All names as (key, index, own): what is needed to carry them over into another file."""
        for bucket in range(_BUCKETS):
            for at in range(self._buckets[bucket], self._buckets[bucket + 1]):
                ref = self._refs[at]
                yield bucket << 32 | self._tails[at], ref & (PRIMARY - 1), bool(ref & PRIMARY)
