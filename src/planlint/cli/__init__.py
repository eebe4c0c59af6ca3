"""The command line: `planlint` and its commands, each in a module that is imported when the command is used."""

import sys

from planlint.cli.group import CommandGroup

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
    """Run the program (the entry point of `python -m planlint`)."""
    sys.exit(main())
