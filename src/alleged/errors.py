"""What can go wrong, as exceptions whose messages say what to do about it."""


class AllegedError(Exception):
    """The library's own errors: catch this one to catch them all."""


class UnreadableError(AllegedError):
    """An input that cannot be turned into a report: missing, binary, too large, refused. The message names the input."""


class AddressError(UnreadableError):
    """A web address that could not be fetched, or may not be."""


class RefusedError(AddressError):
    """A web address whose host asks in its robots.txt not to be read: trying again does not help."""


class DayError(AllegedError, ValueError):
    """A day or a time that is none. The message says which form is wanted."""


class SheetError(AllegedError, ValueError):
    """A filled-in sheet that is none, or an answer in it that is none. The message names the file and the line."""


class ModelError(AllegedError):
    """The model's files are missing, damaged or of another version than the code."""


class GazetteerError(AllegedError):
    """A gazetteer, or a dump to make one from, that is missing, damaged or of another form. The message names the file."""


class LedgerError(AllegedError):
    """A ledger that cannot be opened, read or written. The message names its address and says what to do."""
