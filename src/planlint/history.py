"""What a file was at an earlier commit, as git tells it.

git is asked for names and contents alone: no external diff, text conversion or file system monitor that a repository may name is
ever run.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from planlint.changes import Earlier
from planlint.files import Target

_QUIETLY: Final = ("--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
_OF_A_HOOK: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF")
"""What git sets for hooks: each file's own repository is to be found, whatever repository the hook is of."""


class NoHistory(Exception):
    """There is nothing to compare with: no repository, no such commit, or no git."""


class Origin(NamedTuple):
    """Where a file's earlier version is."""

    folder: str
    version: str
    """The commit and the path in it; empty for a file that is new."""
    unchanged: bool

    def earlier(self) -> Earlier:
        """Return the file as it was. One whose contents git cannot give counts as new, so that nothing is passed over."""
        if self.unchanged or not self.version:
            return Earlier(None, self.unchanged)
        code, raw = _git(self.folder, "cat-file", "blob", self.version)
        return Earlier(raw if code == 0 else None)


class _Repository:
    """What one repository knows of an earlier commit: the files that it held, and what became of them."""

    def __init__(self, folder: str, ref: str) -> None:
        self.folder = folder
        code, commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        if code != 0:
            raise NoHistory(f"there is no commit {ref} in the repository {folder}; a shallow clone lacks the older ones")
        self.commit = commit.decode().strip()
        self.held = set(_names(_asked(folder, "ls-tree", "-r", "-z", "--name-only", self.commit)))
        self.changed = dict(_changes(_names(
            _asked(folder, "diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", self.commit, "--")
        )))  # fmt: skip

    def origin(self, target: Target) -> Origin:
        path = os.path.relpath(_real(target), self.folder).replace(os.sep, "/")
        before = self.changed.get(path, path if path in self.held else "")
        unchanged = before != "" and path not in self.changed and target.path is not None
        return Origin(self.folder, f"{self.commit}:{before}" if before else "", unchanged)


def origins(ref: str, targets: Iterable[Target]) -> dict[str, Origin]:
    """Return for each file, by the name that reports give it, where its version at commit `ref` is.

    A file that was renamed is found under its old name; one that is not tracked is new. Raises NoHistory.
    """
    repositories: dict[str, _Repository] = {}
    folders: dict[str, str] = {}
    found: dict[str, Origin] = {}
    for target in targets:
        folder = os.path.dirname(_real(target))
        if folder not in folders:
            folders[folder] = _top(folder)
        top = folders[folder]
        if top not in repositories:
            repositories[top] = _Repository(top, ref)
        found[target.name] = repositories[top].origin(target)
    return found


def written_on(file: Path) -> dict[int, int]:
    """Return for each line of a file when it was last changed (seconds since 1970); nothing where git does not know."""
    try:
        code, blame = _git(str(file.parent), "blame", "--line-porcelain", "--no-textconv", "--", file.name)
    except NoHistory:
        return {}
    times: dict[int, int] = {}
    line = 0
    for text in blame.split(b"\n") if code == 0 else ():
        if text.startswith(b"author-time "):
            times[line + 1] = int(text.split()[1])
        elif text.startswith(b"\t"):
            line += 1
    return times


def _real(target: Target) -> str:
    return os.path.realpath(target.path if target.path is not None else target.name)


def _top(folder: str) -> str:
    code, top = _git(folder, "rev-parse", "--show-toplevel")
    if code != 0:
        raise NoHistory(f"{folder} is not in a git repository, or git refuses to read it")
    return os.path.realpath(os.fsdecode(top.rstrip(b"\n")))


def _changes(fields: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the paths that differ, each with what it was before: empty where it was not."""
    rest = iter(fields)
    for status in rest:
        first = next(rest)
        if status[:1] in ("R", "C"):
            yield next(rest), first
        else:
            yield first, "" if status[:1] == "A" else first


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _asked(folder: str, *arguments: str) -> bytes:
    code, output = _git(folder, *arguments)
    if code != 0:
        raise NoHistory(f"git {arguments[0]} cannot be run in {folder}")
    return output


def _git(folder: str, *arguments: str) -> tuple[int, bytes]:
    """Run git in a folder; returns its exit code and what it wrote."""
    import subprocess  # takes a while to import, and most runs have no use for it

    environment = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = subprocess.run(["git", *_QUIETLY, "-C", folder, *arguments], capture_output=True, env=environment, check=False)
    except OSError:
        raise NoHistory("git is not installed") from None
    return done.returncode, done.stdout
