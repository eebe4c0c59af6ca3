"""Writing reports: to standard output whatever its encoding, or to files that are put in place whole, all or none."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TextIO

import click


class Destination(NamedTuple):
    """Where a report goes: to a file, to the end of one, or to standard output (None)."""

    file: Path | None
    append: bool = False


class Sheet(Protocol):
    """Something that text is written to, and that comes into its place when all is written, or is thrown away."""

    def write(self, text: str) -> None: ...

    def close(self) -> None: ...

    def put(self) -> None: ...

    def discard(self) -> None: ...


def use_plain_stream(stream: Any) -> None:
    """Make a stream write what its encoding lacks as escapes instead of failing (ASCII locales, cp1252)."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")


def put(chunks: Iterable[str], file: Path | None) -> None:
    """Write chunks of text to standard output, or to `file`: beside it first, then moved into its place.

    Raises click.UsageError (exit 2) where the file cannot be written.
    """
    with opened([Destination(file)]) as (sheet,):
        for chunk in chunks:
            sheet.write(chunk)


@contextmanager
def opened(destinations: Sequence[Destination]) -> Iterator[list[Sheet]]:
    """Open a sheet for each destination; when the block ends, all are put in place, or none if it raises.

    Raises click.UsageError (exit 2) where a file cannot be written.
    """
    sheets: list[Sheet] = []
    try:
        for destination in destinations:
            sheets.append(_sheet(destination))
        yield sheets
        for sheet in sheets:
            sheet.close()
        for sheet in sheets:
            sheet.put()
    except BaseException:
        for sheet in sheets:
            sheet.discard()
        raise


def _sheet(destination: Destination) -> Sheet:
    file = destination.file
    if file is None:
        return _Stream(sys.stdout)
    with _telling(file):
        if destination.append:
            return _Addition(file)
        if os.path.lexists(file) and not file.is_file():  # a pipe or a device has no place to be moved to
            return _Stream(open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n"))
        return _Aside(file)


@contextmanager
def _telling(file: Path) -> Iterator[None]:
    """Say of what goes wrong with a file which file it is."""
    try:
        yield
    except OSError as error:
        raise click.UsageError(f"Cannot write to {click.format_filename(str(file))}: {error.strerror}.") from None


class _Stream:
    """Standard output, a pipe or a device: what is written is written."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> None:
        self.stream.write(text)

    def close(self) -> None:
        self.stream.flush()

    def put(self) -> None:
        if self.stream is not sys.stdout:
            self.stream.close()

    discard = put


class _Aside:
    """A new file beside the one that it takes the place of."""

    def __init__(self, file: Path) -> None:
        import tempfile

        self.file = Path(os.path.realpath(file))
        handle, self.beside = tempfile.mkstemp(prefix=f".{self.file.name}.", dir=self.file.parent)
        self.stream = os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n")

    def write(self, text: str) -> None:
        with _telling(self.file):
            self.stream.write(text)

    def close(self) -> None:
        with _telling(self.file):
            self.stream.close()
            os.chmod(self.beside, self.file.stat().st_mode & 0o7777 if self.file.exists() else 0o666 & ~_umask())

    def put(self) -> None:
        with _telling(self.file):
            os.replace(self.beside, self.file)

    def discard(self) -> None:
        self.stream.close()
        if os.path.exists(self.beside):
            os.unlink(self.beside)


class _Addition:
    """What is added to the end of a file, all at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.parts: list[str] = []
        open(file, "a", encoding="utf-8").close()

    def write(self, text: str) -> None:
        self.parts.append(text)

    def close(self) -> None:
        pass

    def put(self) -> None:
        with _telling(self.file), open(self.file, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as opened:
            opened.write("".join(self.parts))

    def discard(self) -> None:
        self.parts.clear()


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
