"""Files that a repository of plans starts from: its hook and its pipeline. `docs/` shows these very files."""

from importlib import resources
from typing import Final

HOOK: Final = "pre-commit-config.yaml"
GITHUB: Final = "github.yml"
GITLAB: Final = "gitlab.yml"
AZURE: Final = "azure.yml"

PLACES: Final = {
    HOOK: ".pre-commit-config.yaml",
    GITHUB: ".github/workflows/planlint.yml",
    GITLAB: ".gitlab-ci.yml",
    AZURE: "azure-pipelines.yml",
}
"""Where in a repository each file belongs."""


def recipe(name: str) -> str:
    """Return the text of a file by its name here, one of the keys of `PLACES`."""
    return (resources.files(__name__) / name).read_text("utf-8")
