"""Write a corpus of invented plans in the real format: the same files every time.

    python benchmarks/generate.py [FOLDER] [NUMBER]

NUMBER plans (1,000 without it) of 150 to 250 lines go to FOLDER/plans; FOLDER is benchmarks/corpus without it.
"""

import random
import sys
from pathlib import Path

HERE = Path(__file__).parent
SENTENCES = [
    "{a} gets the children to school on every weekday and keeps the appointments that matter to her.",
    "{b} came to the door on {day} and shouted until a neighbour rang the police.",
    "The worker and {a} went through the plan line by line; a second number to ring was added.",
    "{c} told the school worker that the evenings are calmer, and named two grown-ups to go to.",
    "The landlord has put in writing that the lease can be moved to {a} alone.",
    "Gran has both children on Wednesdays so that {a} can keep the evening shift.",
    "{b} kept the bank card and read her messages; since then {c} will not sleep alone.",
    "School attendance rose after the move; the days missed were two days of flu.",
    "{a} asked for the visits to be on Saturdays because of the bus, and the worker agreed the same day.",
    "The group leader reports nine sessions of twelve, and what {b} said about the harm to {c}.",
    "Rent arrears were cleared from the emergency fund, and the receipt is with the agency.",
    "The doctor knows about the nights without sleep and sees {a} every second week.",
]
KINDS = ["housing", "legal", "health", "financial-support", "education", "child-support", "advocacy", "safety", "information"]
AREAS = ["housing", "money", "health", "legal", "education", "support-networks", "children", "work-and-learning"]
TACTICS = [
    "physical",
    "isolation",
    "threats",
    "economic-abuse",
    "undermines-parenting",
    "monitoring-or-stalking",
    "uses-children",
]


class Writer:
    """Writes one plan line by line, as a person or a form would."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(number)
        self.number = number
        self.lines: list[str] = []
        self.names = dict(
            zip("abc", self.random.sample(["mia", "rosa", "ines", "tess", "leah", "kim", "noor", "dana"], 3), strict=True)
        )
        self.flawed = self.random.random() < 0.35

    def put(self, level: int, text: str) -> None:
        self.lines.append("  " * level + text)

    def day(self, first: int = 1, last: int = 9) -> str:
        return f"2026-{self.random.randint(first, last):02d}-{self.random.randint(1, 28):02d}"

    def prose(self, sentences: int) -> str:
        chosen = self.random.sample(SENTENCES, sentences)
        return " ".join(chosen).format(**{key: name.capitalize() for key, name in self.names.items()}, day=self.day())

    def block(self, level: int, key: str, sentences: int) -> None:
        self.put(level, f"{key}: {self.random.choice('|>')}")
        words, line = self.prose(sentences).split(), ""
        for word in words:
            if len(line) + len(word) > 88 - 2 * level:
                self.put(level + 1, line)
                line = ""
            line = f"{line} {word}".strip()
        self.put(level + 1, line)

    def text(self) -> str:
        for part in (self.head, self.people, self.violence, self.safety, self.needs, self.tasks, self.services, self.rest):
            part()
        return "\n".join(self.lines) + "\n"

    def head(self) -> None:
        self.put(0, "planlint: 1")
        self.put(0, f"id: CP-{self.number:05d}")
        for key, value in {
            "setting": "child-protection",
            "model": "six-month",
            "status": "active",
            "start": "2026-06-01",
            "end": "2026-11-30",
            "as_of": "2026-10-01",
            "children_complete": "yes",
            "purpose_told": "2026-06-01",
        }.items():
            self.put(0, f"{key}: {value}")

    def people(self) -> None:
        a, b, c = self.names["a"], "dan", self.names["c"]
        self.put(0, "people:")
        self.put(1, f"{a}:")
        for line in ("role: mother", "lives: own-home-person-removed", f"lives_with: [{c}]", "workers: [jo]", "intention: leave"):
            self.put(2, line)
        self.put(2, "strengths:")
        for key in ("acts_of_protection", "belonging", "resources", "skills"):
            self.put(3, f"{key}:")
            self.put(4, f"- {self.prose(1)}")
        self.put(2, "views:")
        for _ in range(2):
            self.put(3, f"- date: {self.day(8, 9)}")
            self.put(4, "method: direct")
            self.block(4, "text", 1)
        self.put(1, f"{b}: {{role: father, lives: own-home, workers: [lee]}}")
        self.put(1, f"{c}:")
        for line in (
            "role: child",
            f"age: {self.random.randint(4, 15)}",
            f"parents: [{a}, {b}]",
            "workers: [jo]",
            "informed: 2026-09-01",
            "trusted_adult: gran",
            "safe_places: yes",
        ):
            self.put(2, line)
        self.put(2, "views:")
        self.put(3, f"- {{date: {self.day(8, 9)}, method: creative-or-play, text: Wants her own bed., response: acted-on}}")
        self.put(1, f"gran: {{role: grandmother, related_to: [{a}]}}")
        self.put(0, "workers:")
        self.put(1, "jo: {role: primary-caseworker}")
        self.put(1, "lee: {role: perpetrator-worker}")

    def violence(self) -> None:
        a, c = self.names["a"], self.names["c"]
        self.put(0, "violence:")
        self.put(1, "- by: dan")
        self.put(2, f"towards: [{a}, {c}]")
        self.put(2, "kind: pattern")
        self.put(2, f"tactics: [{', '.join(self.random.sample(TACTICS, 3))}]")
        self.block(2, "description", 2)
        self.put(2, "effects:")
        self.put(3, f"- {{person: {a}, kind: fear}}")
        self.put(3, f"- {{person: {c}, kind: sleep}}")
        self.put(2, "source: [survivor, police]")

    def safety(self) -> None:
        a, c = self.names["a"], self.names["c"]
        self.put(0, "safety:")
        self.put(1, "assessments:")
        for person in (a, c):
            self.put(
                2,
                f"- {{person: {person}, date: {self.day(9)}, by: jo, present: [{person}], outcome: safe-with-plan, own_view: Better.}}",
            )
        self.put(1, "plans:")
        self.put(
            2, f"- situation: left\n      date: 2026-09-20\n      for: [{a}, {c}]\n      made_with: [{a}]\n      realistic: yes"
        )
        self.put(3, "heightened_risk: [payday, handover]")
        self.put(3, "network: [police, gran]")
        self.put(3, "steps:")
        self.put(4, "- {what: Ring first., responsible: jo}")
        self.put(1, "orders:")
        self.put(2, f"- {{kind: protection-order, status: in-force, respondent: dan, protects: [{a}, {c}], start: 2026-06-10}}")

    def needs(self) -> None:
        a, c = self.names["a"], self.names["c"]
        self.put(0, "needs:")
        for n in range(1, 5):
            self.put(
                1, f"- {{id: n{n}, person: {self.random.choice((a, c))}, area: {self.random.choice(AREAS)}, status: partly-met}}"
            )
        self.put(0, "goals:")
        for n in range(1, 5):
            self.put(1, f"- id: g{n}")
            self.put(2, f"for: {self.random.choice((a, c))}")
            self.put(2, f"need: n{n}")
            self.block(2, "what", 1)
            self.put(2, f"proposed_by: [{a}]")
            self.put(2, "measure: Two weeks without a call.")
            self.put(2, f"target_date: {self.day(10, 11)}")

    def tasks(self) -> None:
        a = self.names["a"]
        self.put(0, "tasks:")
        owners = ["jo", a] if self.flawed else ["jo", "dan", a, "jo"]
        for n in range(1, 9):
            self.put(1, f"- id: t{n}")
            self.put(2, f"what: {self.prose(1)}")
            owner = owners[n % len(owners)]
            self.put(2, f"responsible: [{owner}]")
            self.put(2, f"kind: {'behaviour-change' if owner == 'dan' else self.random.choice(KINDS)}")
            self.put(2, f"goal: g{(n - 1) % 4 + 1}")
            self.put(2, f"due: {self.day(10, 11)}")
            self.put(2, "status: in-progress")
            if self.random.random() < 0.4:
                self.put(2, "expectation: agreed")

    def services(self) -> None:
        a = self.names["a"]
        self.put(0, "services:")
        for kind in ("dv-specialist", "primary-care"):
            self.put(1, f"- kind: {kind}")
            for line in (
                f"for: [{a}]",
                "participants: individual",
                "status: active",
                "readiness: ready",
                "explained_on: 2026-07-01",
            ):
                self.put(2, line)
            self.put(2, f"offers: {self.prose(1)}")

    def rest(self) -> None:
        a = self.names["a"]
        self.put(0, "coordination:")
        self.put(1, "lead: jo")
        self.put(1, "worker_contacts:")
        for _ in range(2):
            self.put(
                2,
                f"- {{with: dan, by: lee, date: {self.day(8, 9)}, method: in-person, about_violence: yes, safety_checked: 2026-08-01}}",
            )
        self.put(0, "reviews:")
        for date in ("2026-07-27", "2026-09-14"):
            self.put(1, f"- due: {date}\n    date: {date}\n    attended: [{a}, jo]")
            self.block(2, "changes", 1)
        self.put(1, f"- {{due: 2026-10-26, invited: [{a}, jo]}}")
        self.put(0, "narrative:")
        for _ in range(3):
            self.put(1, f"- date: {self.day(7, 9)}\n    by: jo")
            self.block(2, "text", 3)


def main(folder: Path, number: int) -> None:
    plans = folder / "plans"
    plans.mkdir(parents=True, exist_ok=True)
    lines = []
    for n in range(number):
        text = Writer(n).text()
        (plans / f"plan-{n:04d}.yaml").write_text(text, encoding="utf-8")
        lines.append(text.count("\n"))
    print(f"{number} plans of {min(lines)} to {max(lines)} lines in {plans}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "corpus", int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
