"""Whether words say that people are seen together, or apart: read from what a task or a meeting is for."""

from typing import Final

from planlint.plan.values import Prose

COUPLE_WORK: Final = frozenset("couple-counselling family-therapy mediation family-group-meeting couple-or-family-work".split())
"""Work with a couple or a family in one room: kinds of services, and the kind of such tasks."""
SESSIONS: Final = frozenset(
    "therapy crisis-counselling parenting-course parenting-support parenting-and-violence mother-child-work behaviour-change "
    "impact-on-children anger-management life-skills".split()
)
"""Kinds of tasks for which people sit in a room with somebody."""

_COURT: Final = r"(?i)\b(?:court|hearing|tribunal|magistrate)"
_BESIDE_COURT: Final = r"(?i)\b(?:prepar|plan|before|after|ahead|debrief|talk|discuss)"
JOINT_SESSION: Final = r"(?i)\bjoint (?:session|meeting|interview|appointment)"
BOTH_AT_ONCE: Final = (
    r"(?i)\bjoint session|\bas a couple\b|\bcouple'?s? session|\b(?:both|couple|parents|them) (?:\w+ )?together\b"
)
_TOGETHER: Final = r"(?i)\b(?:joint|jointly|together|as a couple)\b"
APART: Final = (
    r"(?i)\b(?:separate|apart\b|one by one|individual|each (?:alone|on their own))"
    r"|\b(?:no|not|never|without|instead of|rather than|avoid\w*|stop\w*|cancel\w*|end(?:s|ed|ing)?)\b[^.;:]{0,40}"
    r"\b(?:joint|together|couple)"
    r"|\b(?:joint|together|couple)\b[^.;:]{0,40}\b(?:(?:are|is|be|was|were) (?:not|never)|cancelled|stopped)\b"
)
_WORK: Final = r"(?:couple|relationship|marriage|marital|mediat|family)"
WITHOUT_COUPLE_WORK: Final = (
    r"(?i)\b(?:no|not|never|without|instead of|rather than"
    r"|reconsider\w*|declin\w*|cancel\w*|stop\w*|end(?:s|ed|ing)?|why|against)\b"
    rf"[^.;:]{{0,40}}\b{_WORK}"
    rf"|\b{_WORK}[^.;:]{{0,40}}\b(?:(?:is|are|be|was) (?:not|never)|not (?:possible|wanted|suitable)|declined|cancelled|stopped)"
    r"|\b(?:separate|shuttle)"
)
FOR_TWO: Final = r"(?i)\b(?:couple|relationship counsel|marriage|marital|mediat)"


def says(words: Prose | None, pattern: str) -> bool:
    """Whether there are words, and a pattern is in them."""
    return words is not None and words.search(pattern) is not None


def is_in_court(purpose: Prose | None) -> bool:
    """Whether a meeting is for a hearing in court, and not for preparing one or talking it over."""
    return says(purpose, _COURT) and not says(purpose, _BESIDE_COURT)


def says_together(words: Prose | None) -> bool:
    """Whether words say that those who do something do it together."""
    return (says(words, _TOGETHER) or says(words, BOTH_AT_ONCE)) and not says(words, APART)
