"""What changed in a file since an earlier version of it: which findings stand at what changed, and which are new."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from planlint.document import Document, Path, read
from planlint.finding import Finding, fingerprints
from planlint.identity import identity, value_at


class Earlier(NamedTuple):
    """A file as it was: its bytes, None for one that is new, and whether it is the same now."""

    raw: bytes | None
    unchanged: bool = False


class Changes:
    """Tells of one file what changed since an earlier version; where there is nothing to compare with, everything did."""

    def __init__(self, earlier: Earlier | None, found: Collection[Finding] = ()) -> None:
        self.nothing = earlier is not None and earlier.unchanged
        raw = None if earlier is None or earlier.unchanged else earlier.raw
        documents: Sequence[Document] = read(raw) if raw is not None else ()
        self.readable = bool(documents) and not any(document.fatal for document in documents)
        self.by_name = {identity(document, ())[0]: document for document in documents}
        self.known = frozenset(mark for finding in found for mark in fingerprints(finding))

    def touch(self, document: Document, paths: Iterable[Path]) -> bool:
        """Whether one of the places of a finding holds something else than it did, or is new or gone."""
        if self.nothing or not self.readable:
            return not self.nothing
        places = [identity(document, path) for path in paths]
        before = self.by_name.get(places[0][0])
        return before is None or any(value_at(document, place) != value_at(before, place) for place in places)

    def bring(self, finding: Finding) -> bool:
        """Whether a finding has a place that had none of its kind before, though nothing at this place may have changed."""
        return self.readable and any(mark not in self.known for mark in fingerprints(finding))
