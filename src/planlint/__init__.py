"""planlint: a linter for the case plans of families who live with domestic and family violence.

These are the public names: what a rule, a pack of rules or a program that checks plans imports.

Each is imported when it is first asked for: `planlint --version` needs none of them. `__init__.pyi` names them for type checkers.
"""

import importlib

__version__ = "0.1.0"

_HOMES = {
    "planlint.document": "Path is_blank",
    "planlint.plan": "AGENCIES BASIC_AREAS CHANGES_SAFETY SAFE_ENOUGH Assessment Contact Day Disclosure Event Goal Need "
    "Option Order Person Plan Prose Review SafeguardingConcern SafetyAssessment SafetyPlan Service Task View Violence",
    "planlint.wording": "find_wording",
    "planlint.rulebook": "AcrossProblem PlanFacts Problem Profile Rule Severity rule together",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(_HOME[name]), name)
    globals()[name] = value
    return value
