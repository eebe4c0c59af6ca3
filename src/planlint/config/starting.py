"""Starting a repository of plans: the files that it needs, each written whole, and none that is there already."""

import os
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Final, NamedTuple

from planlint import recipes
from planlint.config.form import schema_text as configuration_schema
from planlint.schema import FILE as PLAN_SCHEMA
from planlint.schema import schema_text as plan_schema

CONFIGURATION: Final = ".planlint.yaml"
CONFIGURATION_SCHEMA: Final = "planlint-config.schema.json"
MODELINE: Final = f"# yaml-language-server: $schema={PLAN_SCHEMA}"
"""The line at the head of a plan by which editors know the schema."""
PIPELINES: Final = {"github": recipes.GITHUB, "gitlab": recipes.GITLAB, "azure": recipes.AZURE}
_TITLES: Final = {"github": "GitHub", "gitlab": "GitLab", "azure": "Azure"}


class Outcome(NamedTuple):
    """What became of a file: written, there with this very content, or there and left as it is."""

    name: str
    what_for: str
    written: bool
    differs: bool
    text: str


def start(folder: Path, pipelines: Iterable[str]) -> Iterator[Outcome]:
    """Write the files of a new repository into a folder, one after the other; yields what became of each.

    Takes the folder and the names of the pipelines to write a job for. A file that is there is never touched.
    Raises OSError where a file cannot be written.
    """
    for name, what_for, text in _files(pipelines):
        yield _put(folder, name, what_for, text)


def _files(pipelines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    starter = (resources.files("planlint.config") / "starter.yaml").read_text("utf-8")
    yield CONFIGURATION, "how plans are judged; every key stands in it, with a word on what it does", starter
    yield PLAN_SCHEMA, "the form of a plan, for editors", plan_schema()
    yield CONFIGURATION_SCHEMA, "the form of the configuration, for editors", configuration_schema()
    yield recipes.PLACES[recipes.HOOK], "checks the plans of a commit before it is made", recipes.recipe(recipes.HOOK)
    for pipeline in pipelines:
        name = PIPELINES[pipeline]
        yield recipes.PLACES[name], f"checks all plans in a pipeline of {_TITLES[pipeline]}", recipes.recipe(name)


def _put(folder: Path, name: str, what_for: str, text: str) -> Outcome:
    path = folder / name
    if os.path.lexists(path):
        same = path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == text.encode()
        return Outcome(name, what_for, written=False, differs=not same, text=text)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:  # x: never what somebody else wrote a moment ago
            file.write(text)
    except FileExistsError:
        return Outcome(name, what_for, written=False, differs=True, text=text)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return Outcome(name, what_for, written=True, differs=False, text=text)
