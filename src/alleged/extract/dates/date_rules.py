"""Rules for dates as such: in figures, with months and weekdays, years, decades, centuries, feasts, and ranges inside a month."""

from alleged.extract.dates.grammar import CODES, Found, Rule, rule
from alleged.extract.dates.items import DAYS_OF_MONTH, MONTHS
from alleged.records.calendar import Between, Date, Holiday, Part, Season, Term, Years

_NUMBERS = frozenset(CODES[name] for name in ("LOW", "DAYNUM", "TWO", "ORD"))
_MONTH_CODES = frozenset((CODES["MONTH"], CODES["MAYMONTH"]))
_NOUNS = frozenset((CODES["OTHER"], CODES["UNIT"], CODES["WEEKDAY"]))
_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (24, 7), (50, 50)})
_RECENT_YEARS = range(1900, 2100)
"""Years that need no word before them to be read as years: what news speaks of."""


def iso(found: Found) -> Term | None:
    """ "2022-02-24", "2022/2/24", "2022.02.24"."""
    return _date(found.number("y"), found.number("m"), found.number("d"))


def compact(found: Found) -> Term | None:
    """ "20220224"."""
    number = found.number("d")
    return _date(number // 10000, number // 100 % 100, number % 100)


def figures(found: Found) -> Term | None:
    """ "24/02/2022", "2/24/22": which is the day is left to the resolver where both may be."""
    first, second, year = found.number("a"), found.number("b"), found.number("y")
    short = year < 100
    if short and found.item("y").end - found.item("y").start != 2:
        return None
    return _figures(first, second, year, short)


def two_figures(found: Found) -> Term | None:
    """ "24/02", "7/6", where nothing says that it is a share, a score or a fraction."""
    first, second = found.number("a"), found.number("b")
    after = found.after()
    if (first, second) in _FRACTIONS or (after is not None and after.code == CODES["OF"]):
        return None
    return _figures(first, second, found.maybe("y"), False)


def spelled_figures(found: Found) -> Term | None:
    """ "05-Aug-2016", "2020/23/Sep", "Oct/2": a month's name and numbers with joining marks, in any order."""
    month = year = day = None
    for item in found.all():
        if item.code in _MONTH_CODES:
            month = item.value
        elif item.code == CODES["YEAR"]:
            year = item.value
        elif item.code in _NUMBERS:
            day = item.value
    if not isinstance(month, int) or not isinstance(day, int | None) or not isinstance(year, int | None):
        return None
    return _date(year, month, day)


def month_of_year(found: Found) -> Term | None:
    """ "2015-12", "12-2015"; "2011-12" is a season of two years: neither is said of it unless it ends below the year before."""
    year, month = found.number("y"), found.number("m")
    if found.has("iso") and month == year % 100 + 1:
        return None
    return Date(year=year, month=month)


def written(found: Found) -> Term | None:
    """ "Tuesday, March 7", "the 4th of January 2023", "Dec. 31 , 1994", "15 April of 87"."""
    year = found.maybe("y")
    short = year is not None and year < 100
    return _date(year, found.number("m"), found.number("d"), found.maybe("w"), short)


def numbered_day(found: Found) -> Term | None:
    """ "the fifteenth day of June"."""
    return written(found) if found.word("u") == "day" else None


def month_year(found: Found) -> Term | None:
    """ "January 2023", "April of 87", "Dec, 2018"."""
    year = found.number("y")
    return Date(year=year, month=found.number("m"), short_year=year < 100)


def month(found: Found) -> Term | None:
    """ "in March", "April"."""
    return Date(month=found.number("m"))


def days_of_month(found: Found) -> Term | None:
    """ "from 3 to 5 May", "May 3-5, 2022", "between the ninth and the seventeenth of April"."""
    month, year = found.number("m"), found.maybe("y")
    first, last = found.number("a" if found.has("a") else "a2"), found.number("b")
    if last < first and year is None and found.all()[-1].code not in _MONTH_CODES:
        return Between(Date(month=month, day=first), Date(day=last))  # "from April 27 to the third"
    if _date(year, month, first) is None or last <= first:
        return None
    return Between(Date(month=month, day=first), Date(year, month, last))


def first_of_two(found: Found) -> Term | None:
    """The "18" of "18 and 19 June"."""
    return _date(found.maybe("y"), found.number("m"), found.number("d"))


def weekday_number(found: Found) -> Term | None:
    """ "Monday 21", "Tuesday the eleventh": a weekday and a day of a month that is not named."""
    return Date(weekday=found.number("w"), day=found.number("d"))


def day_number(found: Found) -> Term | None:
    """ "on the 18th", where no noun follows."""
    after = found.after()
    if after is not None and after.code in _NOUNS:
        return None
    return Date(day=found.number("d"))


def weekday(found: Found) -> Term | None:
    """ "on Wednesday"."""
    return Date(weekday=found.number("w"))


def year(found: Found) -> Term | None:
    """A year that a word before it makes one: "in 1848", "since 1812", "the year 2008"."""
    return Date(year=found.number("y"))


def bare_year(found: Found) -> Term | None:
    """A year by itself: "the 2014 protests", "(1998)"."""
    number = found.number("y")
    return Date(year=number) if number in _RECENT_YEARS else None


def decade(found: Found) -> Term | None:
    """ "the 1990s", "the '90s", "the late eighties"; "1900s" may be a century: it is read as the decade."""
    return Years(found.number("k"), 10)


def century(found: Found) -> Term | None:
    """ "the 20th century": 1901 to 2000, as historians count."""
    number = found.number("o")
    return Years(100 * (number - 1) + 1, 100) if number < 30 else None


def numbered(found: Found) -> Term | None:
    """ "Q1 2017", "2019 H2", "q3"."""
    number = found.number("q")
    of = Date(year=found.number("y")) if found.has("y") else None
    return Part("quarter", number, of) if number > 0 else Part("half", -number, of)


def season(found: Found) -> Term | None:
    """ "the winter of 1994", "summer 2022", "the spring"."""
    return Season(found.word("s"), Date(year=found.number("y")) if found.has("y") else None)


def feast(found: Found) -> Term | None:
    """ "New Year's Eve", "Easter 2018"."""
    return Holiday(found.word("h"), Date(year=found.number("y")) if found.has("y") else None)


def _figures(first: int, second: int, year: int | None, short: bool) -> Term | None:
    if first <= MONTHS and second <= DAYS_OF_MONTH:
        return Date(year, first, second, short_year=short, numeric=second <= MONTHS and first != second)
    if second <= MONTHS and first <= DAYS_OF_MONTH:
        return Date(year, second, first, short_year=short)
    if short and first >= MONTHS and second <= MONTHS and year is not None and year <= DAYS_OF_MONTH:
        return Date(first, second, year, short_year=True)
    return None


def _date(
    year: int | None, month: int | None, day: int | None, weekday: int | None = None, short: bool = False
) -> Term | None:
    if month is not None and not 1 <= month <= MONTHS:
        return None
    if day is not None and not 1 <= day <= DAYS_OF_MONTH:
        return None
    return Date(year, month, day, weekday, short)


_WEEKDAY_BEFORE = r"(?:(?P<w>ANYWEEKDAY)[COMMA HYPHEN DASH]?(?:ON)?(?:OPEN)?)?"
_YEAR_AFTER = r"(?:COMMA?(?:OF|IN)?(?P<y>YEAR)(?!COLON))?"

FIGURES: tuple[Rule, ...] = (
    rule("(?<![SLASH DOT])(?P<y>YEAR)(?P<s>SEP)(?P<m>LOW)(?P=s)(?P<d>[LOW DAYNUM])", "DAY", iso, "YEAR"),
    rule("(?<=ON)(?P<y>YEAR)(?P<m>LOW)(?P<d>[LOW DAYNUM])", "DAY", iso, "YEAR"),
    rule("(?P<d>COMPACT)", "DAY", compact, "COMPACT"),
    rule(
        "(?<!SEP)(?:ANYMONTH SEP NUM SEP YEAR|NUM SEP ANYMONTH SEP YEAR|YEAR SEP ANYMONTH SEP NUM|YEAR SEP NUM SEP ANYMONTH"
        "|NUM SEP YEAR SEP ANYMONTH|ANYMONTH SEP YEAR SEP NUM)(?!SEP)",
        "DAY",
        spelled_figures,
        "YEAR",
    ),
    rule("(?<![SLASH DOT])ANYMONTH[HYPHEN SLASH]YEAR(?![SLASH DOT])(?!HYPHEN NUM)", "PERIOD", spelled_figures, "YEAR"),
    rule("(?<!SEP)ANYMONTH SLASH[LOW DAYNUM](?!SEP)", "DAY", spelled_figures, "SLASH"),
    rule("(?P<a>[LOW DAYNUM])(?P<s>[SLASH DOT HYPHEN])(?P<b>[LOW DAYNUM])(?P=s)(?P<y>YEAR)", "DAY", figures),
    rule(
        "(?<![SEP COLON SIGN])(?P<a>NUM)SLASH(?P<b>[LOW DAYNUM])SLASH(?P<y>[LOW DAYNUM TWO])(?!SEP)",
        "DAY",
        figures,
        "SLASH",
    ),
    rule("(?<![SEP COLON])(?P<iso>(?P<y>YEAR)HYPHEN(?P<m>LOW))(?!SEP)", "PERIOD", month_of_year, "YEAR"),
    rule("(?<![SEP COLON])(?P<m>LOW)[HYPHEN SLASH](?P<y>YEAR)(?!SEP)", "PERIOD", month_of_year, "YEAR"),
    rule(
        "(?<![SLASH DOT COLON])(?P<a>[LOW DAYNUM])SLASH(?P<b>[LOW DAYNUM])(?![SLASH COLON])(?:COMMA(?P<y>YEAR))?",
        "DAY",
        two_figures,
        "SLASH",
    ),
    rule("(?<=ON)(?P<a>[LOW DAYNUM])[DOT](?P<b>LOW)(?![SEP COLON SIGN MERIDIEM])", "DAY", two_figures, "DOT"),
)
"""Dates in figures."""

DATES: tuple[Rule, ...] = (
    rule(
        "(?:(?:FROM)?THE?(?P<a>MDAY)TILL|BETWEEN THE?(?P<a2>MDAY)AND)THE?(?P<b>MDAY)OF?(?P<m>ANYMONTH)" + _YEAR_AFTER,
        "PERIOD",
        days_of_month,
    ),
    rule(
        "(?:FROM|BETWEEN)?(?P<m>ANYMONTH)THE?(?P<a>MDAY)(?:TILL)THE?(?P<b>MDAY)(?!ANYMONTH|[COLON MERIDIEM SLASH])"
        + _YEAR_AFTER,
        "PERIOD",
        days_of_month,
    ),
    rule(
        "(?<=BETWEEN)(?P<m>ANYMONTH)THE?(?P<a>MDAY)AND THE?(?P<b>MDAY)(?!ANYMONTH|[COLON MERIDIEM])" + _YEAR_AFTER,
        "PERIOD",
        days_of_month,
    ),
    rule("(?P<d>MDAY)(?=(?:COMMA MDAY)*COMMA?(?:AND|OR)MDAY OF?(?P<m>ANYMONTH))", "DAY", first_of_two),
    rule("THE?(?P<d>ORD)(?P<u>UNIT)OF(?P<m>ANYMONTH)" + _YEAR_AFTER, "DAY", numbered_day),
    rule("THE?(?P<d>MDAY)OF?(?P<m>ANYMONTH)OF(?P<y>TWO)(?!OTHER)", "DAY", written, "TWO"),
    rule(_WEEKDAY_BEFORE + "THE?(?P<d>MDAY)OF?(?P<m>ANYMONTH)" + _YEAR_AFTER + "CLOSE?", "DAY", written),
    rule(
        _WEEKDAY_BEFORE
        + "(?P<m>ANYMONTH)COMMA?THE?(?P<d>MDAY)(?![COLON MERIDIEM ZONE OCLOCK]|COMMA BIG)"
        + _YEAR_AFTER,
        "DAY",
        written,
    ),
    rule("(?P<m>ANYMONTH)COMMA?(?:OF|IN)?(?P<y>YEAR)(?!COLON|MERIDIEM)", "PERIOD", month_year),
    rule("(?P<y>YEAR)(?P<m>MONTH)(?![LOW DAYNUM])", "PERIOD", month_year),
    rule("(?P<m>ANYMONTH)OF(?P<y>[TWO DAYNUM])(?!OTHER)", "PERIOD", month_year),
    rule("(?P<w>ANYWEEKDAY)THE(?P<d>ORD)", "DAY", weekday_number),
    rule(
        "(?P<w>ANYWEEKDAY)(?P<d>[ORD LOW DAYNUM])(?![COLON HYPHEN DASH MERIDIEM OCLOCK DOT UNIT UNITS UNTIL])",
        "DAY",
        weekday_number,
    ),
    rule("(?<=IN)(?P<m>MAYMONTH)", "PERIOD", month, "MAYMONTH"),
    rule("(?P<m>MONTH)", "PERIOD", month, "MONTH"),
    rule("THE?(?P<q>NUMBERED)(?:[HYPHEN]|OF|IN)?(?P<y>YEAR)", "PERIOD", numbered, "NUMBERED"),
    rule("(?P<y>YEAR)HYPHEN?(?P<q>NUMBERED)", "PERIOD", numbered, "NUMBERED"),
    rule("(?P<q>NUMBERED)", "PERIOD", numbered, "NUMBERED"),
    rule("(?:THE)?(?P<k>DECADE)", "PERIOD", decade, "DECADE"),
    rule(
        "THE?(?P<o>ORD)[HYPHEN]?(?:UNIT)(?P<c>)",
        "PERIOD",
        lambda found: century(found) if found.all()[-1].value == "century" else None,
        "ORD",
    ),
    rule("(?P<h>FEAST)(?:COMMA?(?:OF|IN)?(?P<y>YEAR))?", "DAY", feast, "FEAST"),
    rule("(?:THE)?(?P<s>SEASON)(?:OF|COMMA)?(?P<y>YEAR)", "PERIOD", season, "SEASON"),
)
"""Dates in words; the longer forms first."""

YEARS: tuple[Rule, ...] = (
    rule(
        "THE?(?P<u>UNIT)(?:OF)?(?P<y>YEAR)",
        "PERIOD",
        lambda found: year(found) if found.word("u") == "year" else None,
        "YEAR",
    ),
    rule("THE?FISCAL(?P<u>UNIT)?OF?(?P<y>YEAR)", "PERIOD", year, "FISCAL"),
    rule(
        "(?<=[IN SINCE DURING FROM BETWEEN UNTIL])(?P<y>YEAR)(?![COLON MERIDIEM ZONE OCLOCK UNIT UNITS])",
        "PERIOD",
        year,
        "YEAR",
    ),
    rule(
        "(?<![COLON SLASH DOT])(?P<y>YEAR)(?![COLON MERIDIEM ZONE OCLOCK UNITS SLASH]|DOT NUM)",
        "PERIOD",
        bare_year,
        "YEAR",
    ),
)
"""Years by themselves."""

BARE: tuple[Rule, ...] = (
    rule("(?<=ON)THE(?P<d>ORD)", "DAY", day_number, "ORD"),
    rule("(?<=ON)(?P<d>ORD)(?![UNIT OTHER WEEKDAY])", "DAY", day_number, "ORD"),
    rule("(?<=ON)THE(?P<d>[LOW DAYNUM])(?=FROM|BETWEEN|STOP|AT|TIME)", "DAY", day_number),
    rule("(?<=UNIT OF)THE(?P<d>ORD)", "DAY", day_number, "ORD"),
    rule("(?<!ORD)(?P<w>WEEKDAY)", "DAY", weekday, "WEEKDAY"),
    rule("(?P<w>MAYWEEKDAY)(?=TIME|COMMA?LOW|AT|OF|OR|AND WEEKDAY|COMMA WEEKDAY)", "DAY", weekday, "MAYWEEKDAY"),
    rule("(?:(?<=PERIOD)|(?<=DAY OR)|(?<=DAY AND))(?P<w>MAYWEEKDAY)", "DAY", weekday, "MAYWEEKDAY"),
    rule("(?<=ON)(?P<w>MAYWEEKDAY)", "DAY", weekday, "MAYWEEKDAY"),
    rule(
        "(?:(?<=[EARLY MID LATE])|(?<=[EARLY MID LATE]HYPHEN)|(?<=[EARLY MID LATE]OF))THE?(?P<s>SEASON)",
        "PERIOD",
        season,
        "SEASON",
    ),
    rule("(?:(?<=IN)|(?<=DURING)|(?<=UNTIL)|(?<=SINCE))THE?(?P<s>SEASON)(?!OTHER)", "PERIOD", season, "SEASON"),
)
"""What is a date only where no longer expression has taken it."""

REST: tuple[Rule, ...] = (rule("(?P<w>WEEKDAY)", "DAY", weekday, "WEEKDAY"),)
"""Weekdays behind an ordinal that no rule has taken: "the first Friday"."""
