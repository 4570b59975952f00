"""Each kind of term and the function that finds its days."""

from alleged.records import calendar as c
from alleged.resolve.dates import near_terms as near
from alleged.resolve.dates import plain_terms as plain
from alleged.resolve.dates import wider_terms as wider
from alleged.resolve.dates.context import Resolve

KINDS: dict[type, Resolve] = {
    c.Date: plain.date_days,
    c.Part: plain.part_days,
    c.Season: plain.season_days,
    c.Years: plain.years_days,
    c.Holiday: plain.holiday_days,
    c.Near: near.near_days,
    c.Stretch: near.stretch_days,
    c.Shift: near.shift_days,
    c.Clock: near.clock_days,
    c.Same: near.same_days,
    c.YearEarlier: near.year_earlier_days,
    c.Nth: wider.nth_days,
    c.Of: wider.of_days,
    c.Within: wider.within_days,
    c.Around: wider.around_days,
    c.Between: wider.between_days,
    c.Open: wider.open_days,
}
