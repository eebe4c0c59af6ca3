"""What an agency may set: intervals, periods, ages and lists, each with the default that the documents or the project give it."""

from dataclasses import dataclass, field, fields
from typing import Final, NamedTuple


class Setting(NamedTuple):
    """One thing that an agency may set: its default, what it means, and between which numbers it lies (None: a list of words)."""

    name: str
    default: int | tuple[str, ...]
    says: str
    least: int | None
    most: int | None


def _number(default: int, says: str, least: int = 1, most: int = 366) -> int:
    return field(default=default, metadata={"says": says, "least": least, "most": most})


def _age(default: int, says: str) -> int:
    return _number(default, says, 0, 30)


def _words(default: tuple[str, ...], says: str) -> tuple[str, ...]:
    return field(default=default, metadata={"says": says, "least": None, "most": None})


@dataclass(frozen=True, repr=False)
class Settings:
    """What rules go by and agencies may set; every rule names what it reads, and `planlint explain` shows it."""

    safety_assessment_days: int = _number(28, "Days after which a safety assessment is no longer current.")
    safety_assessment_days_at_risk: int = _number(
        7, "The same, where survivor and person using violence live together or separated a short while ago."
    )
    recent_separation_days: int = _number(56, "For how many days a separation counts as recent.")
    review_days: int = _number(28, "Longest time between reviews of a plan, in days.")
    review_days_six_month: int = _number(56, "Longest time between reviews of a plan of six months or with no set end, in days.")
    review_grace_days: int = _number(7, "By how many days a review may be late before that counts in full.", 0, 90)
    views_days: int = _number(90, "Days after which a recorded view of a child or survivor is no longer current.")
    exit_plan_share: int = _number(75, "Share of the planned time, in percent, after which the exit plan should stand.", 1, 100)
    plan_start_days: int = _number(7, "Days after intake within which a first plan should start.", 0)
    first_phase_days: int = _number(14, "Days of a refuge stay that belong to safety and housing alone.", 0)
    first_phase_days_six_month: int = _number(14, "Such days in a stay that is known to be longer than about twelve weeks.", 0)
    concurrent_services: int = _number(3, "How many courses or services may be required of a survivor at the same time.", 0, 20)
    needs_assessment_days: int = _number(
        21, "Days of a refuge stay by which each person's needs conversation should have been held."
    )
    needs_assessment_days_six_month: int = _number(21, "The same in a stay that is known to be longer than about twelve weeks.")
    needs_assessment_earliest: int = _number(7, "Days of a refuge stay before which a needs conversation comes too early.", 0)
    needs_assessment_age: int = _age(7, "From which age a child has a needs conversation of its own.")
    adult_areas: tuple[str, ...] = _words(
        ("safety", "housing", "support-networks", "legal", "health", "money", "children", "work-and-learning", "empowerment"),
        "The areas of life in an adult's needs conversation.",
    )
    child_areas: tuple[str, ...] = _words(
        (
            "health", "housing", "safety", "family-relationships", "emotional-wellbeing", "friendships", "confidence",
            "education",
        ),
        "The areas of life in a child's needs conversation.",
    )  # fmt: skip
    school_age: int = _age(5, "From which age a child's schooling is to be looked at.")
    child_voice_age: int = _age(4, "From which age a child is asked and told about things itself.")
    child_programme_age: int = _age(5, "From which age a child is offered advocacy, activities and groups of its own.")
    mother_child_work_age: int = _age(3, "From which age work with a survivor and a child together is looked for.")
    child_care_age: int = _age(13, "Below which age a child is looked after while a survivor keeps an appointment.")
    child_worker_to_age: int = _age(12, "Up to which age a family caseworker or child support worker is the one for a child.")
    youth_worker_from_age: int = _age(12, "From which age a youth worker is the one for a young person.")
    youth_worker_to_age: int = _age(25, "Up to which age a youth worker is the one for a young person.")
    adult_worker_from_age: int = _age(18, "From which age a primary caseworker is the one for somebody.")
    long_goal_days: int = _number(90, "Days beyond which a goal needs smaller steps.")
    task_load_ratio: int = _number(
        2, "How many times as many required tasks a survivor may carry as the person using violence.", 1, 20
    )
    missed_contact_days: int = _number(
        3, "Days within which somebody should check how a survivor is who missed an appointment or is doing worse.", 0, 90
    )
    child_worker_changes: int = _number(2, "How often a child's worker may change before it is worth a thought.", 0, 20)
    harm_decision_days: int = _number(1, "For how many days a decision about significant harm to a child may be pending.", 0, 30)
    disclosure_record_hours: int = _number(24, "Hours within which what a child told is to be written down.", 1, 168)
    follow_up_days: int = _number(
        28, "Days within which somebody should speak with the person using violence about his or her tasks."
    )
    wording: tuple[str, ...] = ()
    """An agency's own files of patterns for the wording rules (`words` in a configuration)."""


DEFAULTS: Final = Settings()

NOT_ABOVE: Final = (
    ("safety_assessment_days_at_risk", "safety_assessment_days"),
    ("needs_assessment_earliest", "needs_assessment_days"),
    ("needs_assessment_earliest", "needs_assessment_days_six_month"),
    ("youth_worker_from_age", "youth_worker_to_age"),
)
"""Settings of which the first cannot be larger than the second."""


def known_settings() -> dict[str, Setting]:
    """Return all settings that an agency may set, by name."""
    return {
        each.name: Setting(
            each.name, getattr(DEFAULTS, each.name), each.metadata["says"], each.metadata["least"], each.metadata["most"]
        )
        for each in fields(Settings)
        if each.metadata
    }


def setting_names() -> tuple[str, ...]:
    """Return the names of all settings that an agency may set."""
    return tuple(known_settings())
