"""Where files are, seen from the root of the repository: what the services that show findings beside the code go by."""

import os
from typing import Final

_ROOTS: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub Actions and GitLab CI say that they have checked out the repository."""


def repository_root() -> str:
    """Return the folder that paths are given from: that of the pipeline's checkout where it is known, else this folder."""
    here = os.getcwd()
    for variable in _ROOTS:
        root = os.path.realpath(os.environ[variable]) if os.environ.get(variable) else ""
        if root and _inside(here, root):
            return root
    return here


def path_from(root: str, name: str) -> str | None:
    """Return the path of a file from `root`, with slashes; None where it lies outside."""
    path = os.path.abspath(name)
    return os.path.relpath(path, root).replace(os.sep, "/") if _inside(path, root) else None


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
