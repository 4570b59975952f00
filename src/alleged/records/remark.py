"""What a person judged of something that is shown: a grade, a note, a correction, a source discounted."""

from dataclasses import dataclass
from typing import Any, Literal

from alleged.records.judgement import JudgementKind, ThingKind


@dataclass(frozen=True, slots=True)
class Remark:
    """A judgement (`id`) that holds, as it bears on what is shown: by `who`, `at` which time.

    `thing` says what `about` is the id of; of a source it is the name. `words` are its words in the report, "" where it has none.
    `field` is what was judged of it, None but for right and wrong; `was` its value then and `value` what is right, in JSON's form;
    `counts` False: it does not count. `text` is the grade, the note, or the reason. `others` are the ids of what else it names:
    events or incidents that are one, that are apart, or that went out. `overruled`: a later judgement says otherwise.
    """

    id: str
    kind: JudgementKind
    who: str
    at: str
    thing: ThingKind | Literal["incident", "source"]
    about: str
    words: str = ""
    field: str | None = None
    was: Any = None
    value: Any = None
    counts: bool = True
    text: str = ""
    others: tuple[str, ...] = ()
    overruled: bool = False
