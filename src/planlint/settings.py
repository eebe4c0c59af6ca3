"""What an agency may set: intervals, periods and lists, each with the default that the documents or the project give it."""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Settings:
    """The numbers that rules go by; every rule names those it reads, and `planlint explain` shows them."""

    safety_assessment_days: int = 28
    """Days after which a safety assessment is no longer current."""
    safety_assessment_days_at_risk: int = 7
    """The same while survivor and person using violence live together, or for a while after they separated."""
    recent_separation_days: int = 56
    """For how many days a separation counts as recent."""
    review_days: int = 28
    """Longest time between reviews of a plan."""
    review_days_six_month: int = 56
    """The same for a plan of six months or with no set end."""
    views_days: int = 90
    """Days after which a recorded view of a child or survivor is no longer current."""
    exit_plan_share: int = 75
    """Share of the planned time, in percent, after which the exit plan should stand."""
    plan_start_days: int = 7
    """Days after intake within which a first plan should start."""
    first_phase_days: int = 14
    """Days of a refuge stay that belong to safety and housing alone."""
    concurrent_services: int = 3
    """How many courses or services may be required of a survivor at the same time."""
    needs_assessment_days: int = 21
    """Days of a refuge stay by which each person's needs conversation should have been held."""
    needs_assessment_earliest: int = 7
    """Days of a refuge stay before which that conversation comes too early."""
    needs_assessment_age: int = 7
    """From which age a child has a needs conversation of its own."""
    adult_areas: tuple[str, ...] = (
        "safety", "housing", "support-networks", "legal", "health", "money", "children", "work-and-learning", "empowerment",
    )  # fmt: skip
    """The areas of life in an adult's needs conversation."""
    child_areas: tuple[str, ...] = (
        "health", "housing", "safety", "family-relationships", "emotional-wellbeing", "friendships", "confidence", "education",
    )  # fmt: skip
    """The areas of life in a child's needs conversation."""
    school_age: int = 5
    """From which age a child's schooling is to be looked at."""
    long_goal_days: int = 90
    """Days beyond which a goal needs smaller steps."""
    task_load_ratio: int = 2
    """How many times as many required tasks a survivor may carry as the person using violence."""
    missed_contact_days: int = 3
    """Days within which somebody should check how a survivor is who missed an appointment or is doing worse."""
    child_worker_changes: int = 2
    """How often a child's worker may change before it is worth a thought."""
    disclosure_record_hours: int = 24
    """Hours within which what a child told is to be written down."""
    follow_up_days: int = 28
    """Days within which somebody should speak with the person using violence about his or her tasks."""


DEFAULTS = Settings()


def setting_names() -> tuple[str, ...]:
    """Return the names of all settings."""
    return tuple(field.name for field in fields(Settings))
