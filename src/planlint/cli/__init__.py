"""The command line: `planlint` and its commands, each in a module that is imported when the command is used."""

import gc
import os
import sys
from typing import Final

from planlint.cli.group import CommandGroup

_RARELY: Final = 50_000
"""After how many new objects the garbage collector looks at the young ones; Python's own number is 700."""
NOT_AN_EMERGENCY_SERVICE = (
    "Not for emergencies: if somebody is in danger now, follow your agency's procedure or call the emergency number."
)

main = CommandGroup(
    name="planlint",
    first_line=NOT_AN_EMERGENCY_SERVICE,
    help="Hold case plans against practice guidance: what is unsafe, unfair or missing, where, why, and what to do instead.",
    sections={
        "Check plans": {
            "check": "Check plans: files, folders, or standard input.",
            "exceptions": "List the decisions on record to depart from a rule, for supervision.",
            "baseline": "Record what stands in the plans now, so that only what is new is reported.",
        },
        "Write plans": {
            "new": "Start a plan from a template.",
        },
        "Set up": {
            "init": "Start a repository of plans: configuration, hook, CI job, schemas for editors.",
            "config": "Show every value in force for a path, and the file and line that set it.",
        },
        "Learn why": {
            "rules": "List the rules.",
            "explain": "Explain a rule: what it looks for, why, and what to do instead.",
            "sources": "Walk from the documents of practice guidance to the rules that carry them, and back.",
            "schema": "Print the JSON Schema of the plan format.",
        },
    },
    epilog="Shell completion: see the README. Exit codes: planlint check --help.",
)


def run() -> None:
    """Run the program and leave with its exit code (the entry point of `planlint` and `python -m planlint`).

    A hook starts anew for every commit, and a seventh of what a small plan takes would go into looking for garbage among modules
    just imported, and into clearing them away one by one at the end. mypy leaves in the same way.
    """
    gc.set_threshold(_RARELY)
    try:
        main()
    except SystemExit as ended:
        if not isinstance(ended.code, int):
            raise
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended.code)
