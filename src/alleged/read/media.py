"""Media types as HTTP and archives give them: `text/html; charset=utf-8`."""

from email.message import Message


def essence(media_type: str | None) -> str:
    """The type without its parameters, in small letters; "" where none is known.

    Example:
        >>> essence("Text/HTML; charset=utf-8")
        'text/html'
    """
    return (media_type or "").partition(";")[0].strip().lower()


def charset(media_type: str | None) -> str | None:
    """The encoding that the type names, None where it names none.

    Example:
        >>> charset('text/html; charset="Windows-1252"')
        'windows-1252'
    """
    header = Message()
    header["Content-Type"] = (media_type or "").replace("\r", " ").replace("\n", " ")
    return header.get_content_charset()
