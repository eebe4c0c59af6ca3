"""A referral to children's services does not say whether the parent agreed."""

from collections.abc import Iterator
from typing import Final

from planlint import Plan, Problem, Profile, SafeguardingConcern, Severity, is_blank, rule

WITH_REASON: Final = ("refused-overridden", "not-sought-for-safety")
NO_ANSWER: Final = (None, "not-asked", "refused")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-35",),
    needs=("safeguarding.concerns",),
    why="A parent who agrees to a referral, or makes it, keeps a hand in what follows; one who only hears of it may not ask for "
    "help again. Consent of the person using violence alone can put the family in danger.",
    instead="Ask the parent who is not using violence, or record why that would not be safe or was overridden.",
    ask="What does the survivor know of this referral, and from whom?",
    limits="The law of the place may ask for more, or for no consent at all.",
    bad=(
        """
        planlint: 1
        id: REFERRED-WITHOUT-A-WORD
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: mia}
        tasks: []
        safeguarding:
          concerns:
            - {child: ava, level: in-need, date: 2026-05-04, decision: referred}  # <- here
            - {child: ava, level: in-need, decision: referred, consent: given, consent_from: dan}  # <- here
            - {child: ava, level: in-need, decision: referred, consent: refused}  # <- here
            - {child: ava, level: in-need, decision: referred, consent: not-sought-for-safety}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: ASKED
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
          lee: {role: child, age: 12, parents: [dan]}
        violence:
          - {by: dan, towards: mia}
        tasks: []
        safeguarding:
          concerns:
            - {child: ava, level: in-need, decision: referred, consent: given, consent_from: [mia, dan]}
            - {child: ava, level: in-need, decision: referred, consent: self-referred}
            - {child: ava, level: in-need, decision: referred, consent: required-by-law}
            - {child: ava, level: maltreated, decision: referred, consent: not-sought-for-safety, reason: He reads her post.}
            - {child: ava, level: unsure, decision: monitor}
            - {child: ava, level: maltreated, decision: emergency-action}
            - {child: lee, level: in-need, decision: referred, consent: given, consent_from: dan}
        """,
        """
        planlint: 1
        id: NOBODY-KNOWS-YET-WHO
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: mia, kind: under-assessment}
        tasks: []
        safeguarding:
          concerns:
            - {child: ava, level: in-need, decision: referred, consent: given, consent_from: dan}
        """,
    ),
)
def referral_consent_not_recorded(plan: Plan) -> Iterator[Problem]:
    """A referral without a recorded answer to whether the parent agrees.

    Also one that went ahead without agreement and gives no reason, and one agreed to by nobody but the person using violence.
    """
    for concern in plan.safeguarding_concerns:
        if concern.decision != "referred":
            continue
        if concern.consent in NO_ANSWER:
            how = f"with consent {concern.consent}" if concern.consent else "and nothing says whether the parent agreed"
            yield Problem(f"referred, {how}", concern.path)
        elif concern.consent in WITH_REASON and concern.reason is None:
            yield Problem(f"referred, consent {concern.consent}, and no reason is given", concern.path)
        elif _only_from_who_uses_violence(concern, plan):
            message = f"referred with no other consent than that of {', '.join(concern.consent_from)}, who uses violence"
            yield Problem(message, concern.path)


def _only_from_who_uses_violence(concern: SafeguardingConcern, plan: Plan) -> bool:
    asked, users = concern.consent_from, plan.people_using_violence
    if not asked or any(is_blank(who) or who not in users for who in asked):
        return False
    children = [plan.people[child] for child in concern.child if child in plan.people]
    parents = {parent for child in children for parent in child.all_parents} or set(plan.adult_survivors)
    return any(parent not in users for parent in parents)
