"""The rules that always run: on the file itself, while it is read, and on the decisions on record in it.

Nothing can switch them off: they tell what was not looked at, and by whose decision.
"""

from collections.abc import Iterator
from typing import Final

from planlint.plan import Plan
from planlint.rulebook import Problem, Profile, Rule, Severity


def _found_while_reading(plan: Plan) -> Iterator[Problem]:
    yield from ()


def _rule(
    name: str, looks_for: str, why: str, instead: str, ask: str = "", severity: Severity = Severity.ERROR,
    basis: str = "The plan format.", limits: str = "",
) -> Rule:  # fmt: skip
    return Rule(
        name=name, check=_found_while_reading, looks_for=looks_for, severity=severity, profile=Profile.ESSENTIAL,
        cites=(), basis=basis, needs=(), why=why, instead=instead, ask=ask, settings=(), limits=limits, aliases=(),
        bad=(), good=(),
    )  # fmt: skip


_RULES: Final = (
    _rule(
        "unreadable-file",
        "A file that is no YAML or JSON text in UTF-8, is empty, too large or nested too deep.",
        "What cannot be read has not been looked at, and nobody would know.",
        "Mend the place named; an editor with YAML support marks it as you type.",
    ),
    _rule(
        "yaml-feature",
        "Tags, merge keys, keys that are no text, and aliases that name nothing: features of YAML that no plan needs.",
        "Tools read them differently, so two readers of one plan could see two plans.",
        "Write the keys and values out.",
    ),
    _rule(
        "duplicate-key",
        "A key that stands twice in the same mapping.",
        "Most tools keep one and drop the other without a word; a whole section can disappear that way.",
        "Join the two, or take one away.",
    ),
    _rule(
        "unquoted-placeholder",
        "A placeholder in double braces without quotes around it.",
        "YAML reads the braces as a mapping, so the value is not what its author meant.",
        "Put the placeholder in quotes.",
    ),
    _rule(
        "plan-format",
        "Keys, words, dates and handles that the plan format does not know, and keys that it requires.",
        "A misspelt key is a section that no rule reads: what it holds would go unjudged.",
        "Use the key or word that the message names; keys of your own start with x-.",
    ),
)

_TEMPLATE_RULES: Final = (
    _rule(
        "departs-from-template",
        "A section or task that the template of a plan fixes, and that the plan does not have any more.",
        "What an agency fixes in its template it promises to every family; what falls out of one plan is missed by nobody.",
        "Put it back. Where it is not for this family, record that decision under exceptions, with its reason.",
        "Why does this family not get what the template has for all?",
        basis="The plan format: templates.",
        limits="A section counts as there once anything stands in it. A task is known by its id, else by its kind and by whether "
        "a survivor, the person using violence, a child or a worker is to do it.",
    ),
)

_DECISIONS: Final = "The house rule on decisions on record (docs/exceptions.md)."
_DECISION_RULES: Final = (
    _rule(
        "decision-incomplete",
        "A decision to depart from a rule that gives no reason, no worker who took it, or no day until which it holds.",
        "A departure without a reason, an owner and an end cannot be looked at again: nobody knows whom to ask, or when.",
        "Write down the reason, the handle of the worker who decided, and a day on which it is looked at anew.",
        "Who decided this, on what grounds, and when do we look at it again?",
        basis=_DECISIONS,
    ),
    _rule(
        "decision-unknown-rule",
        "A decision to depart from a rule that does not exist.",
        "It allows nothing, while its reader believes that it does.",
        "Name the rule as planlint prints it; planlint rules lists them all.",
        basis=_DECISIONS,
    ),
    _rule(
        "decision-not-understood",
        "A comment that means to allow something but is not written so that it counts, or that stands at nothing in the plan.",
        "It allows nothing, while its reader believes that it does.",
        "Write planlint: allow RULE until=2026-12-01 by=jo -- reason, on the line in question or on a line of its own above it.",
        basis=_DECISIONS,
    ),
    _rule(
        "decision-too-broad",
        "A decision that names no rule, or all of them.",
        "It would hide what nobody has thought of yet, in a plan on which somebody's life may depend.",
        "Name the rule, and the place; write one decision for each departure.",
        "What exactly did we decide to do differently, and for whom?",
        basis=_DECISIONS,
    ),
    _rule(
        "decision-on-locked-rule",
        "A decision to depart from a rule that the agency has locked, or that always runs.",
        "Some rules are not for one worker to set aside.",
        "Change the plan, or take it to whoever locks the rules.",
        "What would have to change in the plan for this rule to have nothing to say?",
        basis=_DECISIONS,
    ),
    _rule(
        "decision-needs-manager",
        "A decision on joint work, contact, or what is passed on, that no manager has taken.",
        "These departures can lead straight to harm; one worker alone should not have to answer for them.",
        "Take it to a team manager or safeguarding lead; list that worker with this role, and name the worker as who decided.",
        "What did the manager ask before deciding, and what was the answer?",
        basis=_DECISIONS,
    ),
    _rule(
        "decision-expired",
        "A decision whose day has passed.",
        "What was right for this family then may not be so now; that is why it was given an end.",
        "Look at it again: mend the plan and take the decision out, or decide anew with a new reason and a new day.",
        "What has changed since we decided this?",
        severity=Severity.WARNING,
        basis=_DECISIONS,
    ),
    _rule(
        "decision-without-effect",
        "A decision that allows nothing: its rule finds nothing at the place that it names.",
        "One that is left standing would hide the next problem of its kind without anybody deciding so.",
        "Take it out; if it was meant for another place, name that place.",
        severity=Severity.WARNING,
        basis=_DECISIONS,
        limits="It speaks only where the rule ran and could look at the plan, and not of rules across plans.",
    ),
)
_BASELINE_RULES: Final = (
    _rule(
        "fixed-but-in-baseline",
        "An entry of the baseline that stands for nothing any more: what it records is mended, allowed, or gone.",
        "An entry that is left standing would hide the same problem when it comes back.",
        "Take the entry out: planlint baseline --prune does so, and takes in nothing new.",
        severity=Severity.NOTE,
        basis="The house rule on baselines (docs/baseline.md).",
    ),
)

READING_RULES: Final[dict[str, Rule]] = {
    rule.name: rule for rule in (*_RULES, *_TEMPLATE_RULES, *_DECISION_RULES, *_BASELINE_RULES)
}
BEYOND_DECISION: Final = READING_RULES.keys() - {"departs-from-template"}
"""Rules from which no decision on record may depart, and whose findings no baseline takes in."""
