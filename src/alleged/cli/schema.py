"""`alleged schema`: the form of the JSON."""

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a reading.

    `alleged read --format json` prints a list of readings, `--format jsonl` one a line.
    """
    import msgspec

    from alleged.schema import json_schema

    click.echo(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2))
