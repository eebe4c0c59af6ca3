"""A small plan around one sentence: for the examples in files of patterns, for tests and for measuring."""

import json
import re
from typing import Final

_WORD: Final = re.compile(r"[^a-z0-9]+")
_KIN: Final = (
    "daughter-in-law",
    "mother-in-law",
    "grandmother",
    "grandfather",
    "stepfather",
    "mother",
    "father",
    "adult son",
    "husband",
    "wife",
    "boyfriend",
    "girlfriend",
    "partner",
    "son",
)


def plan_around(sentence: str, people: str) -> str:
    """Return a plan, as YAML, with a sentence in its narrative.

    `people` says who is who: `M=survivor;F=uses-violence`, where M is the mother, F the father and anybody else is named with
    what they are to the family: `Kerry=survivor (mother);Shannon=female partner, uses-violence;Leo=child`.
    """
    roles: dict[str, tuple[str, str]] = {}
    children: list[str] = []
    for part in people.split(";"):
        name, _, about = part.partition("=")
        if about == "child":
            children.append(name.strip().lower())
            continue
        handle = {"M": "mother", "F": "father"}.get(name.strip()) or _WORD.sub("-", name.strip().lower()).strip("-")
        roles[handle] = (_role(name.strip(), about), about)
    users = [handle for handle, (_, about) in roles.items() if "uses-violence" in about]
    survivors = [handle for handle, (_, about) in roles.items() if "survivor" in about]
    parents = [handle for handle, (role, about) in roles.items() if role in ("mother", "father") or "(mother)" in about]
    lines = ["planlint: 1", "id: EXAMPLE", "people:"]
    lines += [f"  {handle}: {{role: {role}}}" for handle, (role, _) in roles.items()]
    if "no children" not in people and parents:
        born = f"{{role: child, age: 6, parents: [{', '.join(parents)}]}}"
        lines += [f"  {child}: {born}" for child in children or ["child-1"]]
    lines.append("violence:")
    lines += [f"  - {{by: {user}, towards: [{', '.join(survivors)}]}}" for user in users]
    lines += ["tasks: []", "narrative:", f"  - text: {json.dumps(sentence, ensure_ascii=False)}"]
    return "\n".join(lines) + "\n"


def _role(name: str, about: str) -> str:
    if name in ("M", "F"):
        return {"M": "mother", "F": "father"}[name]
    text = f"{name.lower()} {about.lower()}".replace("mother's", "")
    return next((word.replace(" ", "-") for word in _KIN if word in text), "friend")
