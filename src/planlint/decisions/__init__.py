"""Decisions on record: where a plan departs from a rule on purpose, with a reason, by whom, and until when.

A decision stands in the plan under `exceptions:`, or as a comment in YAML:

    # planlint: allow RULE[, RULE] until=2026-12-01 by=jo -- reason

**What a decision is about.** Under `exceptions:` it is the place that `at:` names, and all that lies in it; without `at:`, the
whole plan, for the one rule named. A comment is about what begins on its line, and all that lies in it; a comment that has a
line of its own is about what begins on the next line below, blank lines and other comments aside. Three things follow:

- On the line of a parent key it holds for all below that key. It does not on the first line of the plan: there it holds for
  what is reported on that line.
- On a line where nothing begins, it is about the text, list or mapping that ends there.
- A comment of its own line is about nothing where the next line does not belong to its part of the plan: after the last line,
  before `---`, or where that line is indented less than the comment and than the line above it.

A comment counts only where it begins with `planlint:`; a `#` within a text begins none. JSON has no comments.

**What makes it count.** A known rule, by name; a reason; a worker as `by`; a day as `until` that has not passed on the day on
which the plan is judged. For the rules in `NEEDS_MANAGER` that worker is listed as team manager or safeguarding lead. Locked
rules, and those that always run, cannot be departed from. A decision that does not count hides nothing, and is a finding itself.
"""

from planlint.decisions.directive import allowing_comments
from planlint.decisions.record import Ruling, Scope, State
from planlint.decisions.weigh import NEEDS_MANAGER, Grounds, Weighed, apply_across, weigh

__all__ = ["NEEDS_MANAGER", "Grounds", "Ruling", "Scope", "State", "Weighed", "allowing_comments", "apply_across", "weigh"]
