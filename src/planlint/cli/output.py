"""Writing reports: to standard output whatever its encoding, or to a file that is put in place whole."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click


def use_plain_stream(stream: Any) -> None:
    """Make a stream write what its encoding lacks as escapes instead of failing (ASCII locales, cp1252)."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")


def put(chunks: Iterable[str], file: Path | None) -> None:
    """Write chunks of text to standard output, or to `file`: beside it first, then moved into its place.

    Raises click.FileError (exit 2) where the file cannot be written.
    """
    if file is None:
        for chunk in chunks:
            sys.stdout.write(chunk)
        sys.stdout.flush()
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as error:
        raise click.UsageError(f"Cannot write to {click.format_filename(str(file))}: {error.strerror}.") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as opened:
            opened.writelines(chunks)
        os.replace(name, file)
    except BaseException:
        os.unlink(name)
        raise
