"""planlint: a linter for the case plans of families who live with domestic and family violence.

These are the public names: what a rule, a pack of rules or a program that checks plans imports.
"""

from planlint.document import Path as Path
from planlint.document import is_blank as is_blank
from planlint.plan import AGENCIES as AGENCIES
from planlint.plan import BASIC_AREAS as BASIC_AREAS
from planlint.plan import CHANGES_SAFETY as CHANGES_SAFETY
from planlint.plan import SAFE_ENOUGH as SAFE_ENOUGH
from planlint.plan import Assessment as Assessment
from planlint.plan import Contact as Contact
from planlint.plan import Day as Day
from planlint.plan import Disclosure as Disclosure
from planlint.plan import Event as Event
from planlint.plan import Goal as Goal
from planlint.plan import Need as Need
from planlint.plan import Option as Option
from planlint.plan import Order as Order
from planlint.plan import Person as Person
from planlint.plan import Plan as Plan
from planlint.plan import Prose as Prose
from planlint.plan import Review as Review
from planlint.plan import SafeguardingConcern as SafeguardingConcern
from planlint.plan import SafetyAssessment as SafetyAssessment
from planlint.plan import SafetyPlan as SafetyPlan
from planlint.plan import Service as Service
from planlint.plan import Task as Task
from planlint.plan import View as View
from planlint.plan import Violence as Violence
from planlint.rulebook import AcrossProblem as AcrossProblem
from planlint.rulebook import PlanFacts as PlanFacts
from planlint.rulebook import Problem as Problem
from planlint.rulebook import Profile as Profile
from planlint.rulebook import Rule as Rule
from planlint.rulebook import Severity as Severity
from planlint.rulebook import rule as rule
from planlint.rulebook import together as together
from planlint.wording import find_wording as find_wording

__version__: str
