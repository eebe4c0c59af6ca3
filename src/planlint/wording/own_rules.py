"""Rules that an agency defines in files of patterns: data only, nothing of such a file is ever run."""

from collections.abc import Iterable, Iterator

from planlint.plan import Plan
from planlint.rulebook import Problem, Profile, Rule, Severity
from planlint.wording.files import FileError, Words, words_in
from planlint.wording.find import find_wording
from planlint.wording.library import wording_rules


def own_rules(files: Iterable[str], known: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """Return the rules that files of patterns define; a file that adds to a rule of the pack defines none.

    Takes the rules that there are already. Raises FileError for a file that cannot be used, or that takes the name of a rule.
    """
    taken = {name: "a rule of a pack" for rule in known for name in (rule.name, *rule.aliases)}
    return tuple(_named(dict.fromkeys(files), taken))


def of_others(rules: Iterable[Rule], files: Iterable[str]) -> frozenset[str]:
    """Return the names of those of the rules that files of patterns define, but none of these files."""
    own = {rule.name for rule in rules if rule.check.__module__ == __name__}
    return frozenset(own - {words_in(file).rule for file in files}) if own else frozenset()


def _named(files: Iterable[str], taken: dict[str, str]) -> Iterator[Rule]:
    wording = wording_rules()
    for file in files:
        words = words_in(file, wording)
        if words.own is not None:
            if words.rule in taken:
                raise FileError(f"{file}:1: there is {taken[words.rule]} named {words.rule} already")
            taken[words.rule] = f"a rule in {file}"
            yield _rule(words)


def _rule(words: Words) -> Rule:
    own, name = words.own or {}, words.rule

    def check(plan: Plan) -> Iterator[Problem]:
        yield from find_wording(plan, name)

    return Rule(
        name=name,
        check=check,
        looks_for=own.get("looks_for", "Words that the agency has listed."),
        severity=Severity(own["severity"]),
        profile=Profile(own["profile"]),
        cites=(),
        basis=own.get("basis", "The agency's own rule."),
        needs=("violence",),
        why=own["why"],
        instead=own["instead"],
        ask=own.get("ask", ""),
        settings=(),
        limits="English only; finds what is listed.",
        aliases=(),
        bad=(),
        good=(),
    )
