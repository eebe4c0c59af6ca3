"""`Document` to `Plan`: frozen entries in a practitioner's words, one module per section."""

from planlint.plan.coordination import CompanionPlan, Consent, Meeting, PlanCopy, Sharing, WorkerContact
from planlint.plan.needs import BASIC_AREAS, Assessment, Goal, Need, Option
from planlint.plan.people import Barrier, NetworkMember, PastHelp, Person, View, Worker
from planlint.plan.peopled import AGENCIES
from planlint.plan.plan import Plan, plan_from
from planlint.plan.recorded import GROUPS, CannotJudge, known_keys
from planlint.plan.reviews import Departure, Exit, Passage, Review
from planlint.plan.safe import CHANGES_SAFETY, Safety
from planlint.plan.safeguarding import Disclosure, SafeguardingConcern
from planlint.plan.safety import SAFE_ENOUGH, Contact, Event, HomeSafety, Order, SafetyAssessment, SafetyPlan
from planlint.plan.services import Service
from planlint.plan.tasks import Task
from planlint.plan.values import Day, Prose
from planlint.plan.violence import Concern, Violence

__all__ = [
    "AGENCIES",
    "BASIC_AREAS",
    "CHANGES_SAFETY",
    "GROUPS",
    "SAFE_ENOUGH",
    "Assessment",
    "Barrier",
    "CannotJudge",
    "CompanionPlan",
    "Concern",
    "Consent",
    "Contact",
    "Day",
    "Departure",
    "Disclosure",
    "Event",
    "Exit",
    "Goal",
    "HomeSafety",
    "Meeting",
    "Need",
    "NetworkMember",
    "Option",
    "Order",
    "Passage",
    "PastHelp",
    "Person",
    "Plan",
    "PlanCopy",
    "Prose",
    "Review",
    "SafeguardingConcern",
    "Safety",
    "SafetyAssessment",
    "SafetyPlan",
    "Service",
    "Sharing",
    "Task",
    "View",
    "Violence",
    "Worker",
    "WorkerContact",
    "known_keys",
    "plan_from",
]  # fmt: skip
