"""Kinds of tasks and services that belong together: by what they ask of a person, and by the area of life that they serve."""

from typing import Final

THERAPEUTIC: Final = frozenset("therapy trauma-therapy parenting-course".split())
"""Therapy and parenting courses; crisis counselling is neither."""

CHANGE: Final = THERAPEUTIC | frozenset(
    "mental-health-treatment mental-health substance-treatment substance education employment-or-training employment life-skills "
    "behaviour-change anger-management".split()
)
"""What asks a person to learn, heal or live differently, as against ordinary and practical things."""

PROGRAMMES: Final = THERAPEUTIC | frozenset(
    "mental-health-treatment mental-health substance-treatment substance life-skills behaviour-change anger-management".split()
)
"""Courses, therapy and treatment: a task of such a kind is a referral, whether a service is listed for it or not."""

ABOUT_OWN_VIOLENCE: Final = frozenset(
    "behaviour-change accountability order-compliance impact-on-children parenting-and-violence".split()
)
"""What is about changing one's own use of violence; anger management is not."""

A_SURVIVORS_OWN: Final = frozenset(
    "order-application legal police-or-court removal-or-exclusion financial-support contact-arrangement home-safety safe-storage "
    "information immigration benefits-check health mental-health-treatment therapy crisis-counselling child-support "
    "mother-child-work support-network".split()
)
"""What a survivor may well do for safety or for life after the violence, though it be about whoever uses it."""

MAKES_SAFE: Final = (
    "safety", "home-safety", "housing", "protective", "order-application", "police-or-court", "removal-or-exclusion",
)  # fmt: skip
"""Work that comes before therapy and courses, since these need safety."""

NO_REFERRAL: Final = frozenset(
    "refuge police probation child-protection school early-years health-visitor maternity contact-centre interpreting "
    "dv-directory-or-helpline".split()
)
"""Services that are there without a referral."""

WITH_CHILDREN: Final = frozenset(
    "child-support child-interview child-care mother-child-work mother-child-group parenting-course parenting-support "
    "parenting-and-violence impact-on-children contact-arrangement contact-centre child-therapy child-peer-group child-advocacy "
    "early-years".split()
)
"""Work with children, for them or on parenting them: nobody does it where there are none."""

HEALTH_TOPICS: Final = {
    "mental-health-treatment": "mental-health",
    "substance-treatment": "substance-use",
    "drug-or-alcohol-testing": "substance-use",
}
"""Of each kind that is about mental health or substance use, in the word of `help_kind`, which of the two areas it is about."""

ANY_HEALTH: Final = ("therapy", "health")
"""Kinds, in the word of `help_kind`, that may be about either or about neither: their words tell."""

_ONE_WORD: Final = {
    "trauma-therapy": "therapy", "mental-health": "mental-health-treatment", "substance": "substance-treatment",
    "employment": "employment-or-training", "financial": "financial-support", "legal-aid": "legal", "primary-care": "health",
    "homelessness": "housing", "mother-child-group": "mother-child-work", "couple-counselling": "couple-or-family-work",
    "family-therapy": "couple-or-family-work", "mediation": "couple-or-family-work",
}  # fmt: skip

_WORK: Final = {
    "safety": "safety home-safety protective order-application police-or-court removal-or-exclusion breach-reporting "
    "contact-arrangement dv-specialist dv-directory-or-helpline victim-support sexual-violence-service police court-support",
    "housing": "housing removal-or-exclusion homelessness",
    "support-networks": "support-network routine-or-activity community faith-community culturally-specific lgbtq-specialist "
    "youth-service",
    "legal": "legal order-application police-or-court removal-or-exclusion immigration legal-aid court-support",
    "health": "health primary-care maternity health-visitor mental-health-treatment mental-health substance-treatment substance",
    "mental-health": "mental-health-treatment mental-health therapy trauma-therapy crisis-counselling health primary-care",
    "substance-use": "substance-treatment substance safe-storage health primary-care",
    "money": "financial-support benefits-check material-aid employment-or-training financial employment",
    "children": "child-support child-care parenting-support mother-child-work education family-support early-years school "
    "child-therapy child-peer-group child-advocacy mother-child-group health-visitor",
    "work-and-learning": "employment-or-training education life-skills employment school",
    "empowerment": "advocacy life-skills support-network routine-or-activity community",
    "food": "material-aid financial-support financial",
    "material-basics": "material-aid financial-support financial",
    "disability": "disability health",
    "parenting": "parenting-support parenting-course mother-child-work mother-child-group family-support health-visitor",
    "education": "education school early-years",
    "child-care-or-respite": "child-care early-years",
    "emotional-wellbeing": "child-support therapy trauma-therapy crisis-counselling mother-child-work routine-or-activity "
    "child-therapy child-peer-group mother-child-group mental-health youth-service",
    "family-relationships": "mother-child-work parenting-support contact-arrangement mother-child-group child-peer-group "
    "family-support",
    "friendships": "routine-or-activity support-network youth-service child-peer-group community",
    "confidence": "child-support routine-or-activity life-skills youth-service child-peer-group",
    "development": "child-support health health-visitor early-years disability",
    "culture-and-faith": "support-network culturally-specific faith-community",
    "immigration": "immigration legal legal-aid",
    "transport": "engagement-adaptation material-aid financial-support",
}
_GOALS: Final = {
    "safety": "safety accountability-of-person-using-violence", "housing": "housing", "support-networks": "support-networks",
    "legal": "legal", "health": "health", "mental-health": "health", "substance-use": "health", "disability": "health",
    "money": "money", "food": "money", "material-basics": "money", "children": "parenting-and-children child-wellbeing",
    "parenting": "parenting-and-children", "work-and-learning": "work-and-learning", "education": "work-and-learning",
    "empowerment": "empowerment", "confidence": "empowerment child-wellbeing", "emotional-wellbeing": "child-wellbeing",
    "family-relationships": "child-wellbeing parenting-and-children", "friendships": "support-networks child-wellbeing",
    "development": "child-wellbeing health", "immigration": "legal",
}  # fmt: skip

WORK_FOR: Final = {area: frozenset(kinds.split()) for area, kinds in _WORK.items()}
"""Of each area of life, the kinds of tasks and services that answer a need in it."""
FOR_BASIC_NEEDS: Final = WORK_FOR["safety"] | WORK_FOR["housing"] | WORK_FOR["food"] | WORK_FOR["material-basics"]
"""Kinds of tasks and services that answer a basic need."""
GOALS_FOR: Final = {area: frozenset(kinds.split()) for area, kinds in _GOALS.items()}
"""Of each area of life, the kinds of goals that answer a need in it."""


def help_kind(kind: str | None) -> str | None:
    """Return one word for the same help, whether it stands under tasks or under services."""
    return None if kind is None else _ONE_WORD.get(kind, kind)
