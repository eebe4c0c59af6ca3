"""Wording: what the free text of a plan says of whom, found by patterns that are data.

`find_wording(plan, rule)` yields the problems of one rule; all rules together are looked for once in each plan.
"""

from planlint.wording.find import find_wording

__all__ = ["find_wording"]
