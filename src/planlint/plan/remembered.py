"""Answers that many rules ask a plan for, made once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

About = TypeVar("About")
Answer = TypeVar("Answer")


def remembered(ask: Callable[[Any, About], Answer]) -> Callable[[Any, About], Answer]:
    """Make a method of a plan give each answer once.

    Takes a method with one argument, a handle or an entry. The answers stay with the plan, and go with it.
    """
    name = f"_answers_of_{ask.__name__}"

    @wraps(ask)
    def asked(plan: Any, about: About) -> Answer:
        known: dict[About, Answer] = plan.__dict__.setdefault(name, {})
        if about not in known:
            known[about] = ask(plan, about)
        return known[about]

    return asked
