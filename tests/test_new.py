"""Starting a plan from a template: what is asked, what is written, and that nothing is lost."""

import json
import os
import pty
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.document import read
from planlint.packs import load_rules
from planlint.rulebook import example_plan
from planlint.templates.built_in import BUILT_IN, built_in
from planlint.templates.start import Given, plan_text
from tests.conftest import Run

KNOWN = ("--id", "HH-2026-0142", "--start", "2026-09-01", "--handle", "survivor=mia", "--handle", "child=ava")
OWN = """\
# Our own template.\r
planlint: 1\r
kind: template   # never take this out\r
id: OWN-1\r
start:\r
people:\r
  "{{ survivor }}": {role: '{{ role }}'}   # {{ survivor }} comes first\r
  <user>: {role: father}\r
violence:\r
  - {by: <user>, towards: ["{{ survivor }}"]}\r
tasks:\r
  - what: "Ring {{ survivor }} about {{ topic }}."\r
    responsible: [{{ survivor }}]\r
""".replace("[{{ survivor }}]", "['{{ survivor }}']")


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_plan_is_its_template_but_for_what_is_known(planlint: Run, tmp_path: Path, name: str) -> None:
    done = planlint("new", "--template", name, "plan.yaml", *KNOWN)

    old, new = built_in(name).decode().splitlines(), (tmp_path / "plan.yaml").read_text("utf-8").splitlines()
    assert done.returncode == 0, done.stderr
    assert len(new) == len(old)
    for before, after in zip(old, new, strict=True):
        expected = (
            before.replace('"{{ survivor }}"', "mia").replace('"{{ child }}"', "ava").replace("kind: template", "kind: plan")
        )
        assert after == expected.replace('"{{ id }}"', "HH-2026-0142").replace('"{{ start }}"', "2026-09-01")


def test_it_says_what_it_wrote_and_how_much_is_left(planlint: Run, tmp_path: Path) -> None:
    done = planlint("new", "--template", "six-month", "plan.yaml", *KNOWN)
    left = sum(1 for _ in read((tmp_path / "plan.yaml").read_bytes())[0].blanks())

    assert done.stdout.splitlines() == [
        "Wrote plan.yaml from the template six-month.",
        f"{left} placeholders are left to fill in; planlint check plan.yaml names each.",
    ]
    report = json.loads(planlint("check", "plan.yaml", "--format", "json").stdout)
    assert [each["rule"] for each in report["findings"]] == ["placeholder-left"] * left


def test_without_a_terminal_nothing_is_asked_and_what_is_not_given_stays_a_placeholder(planlint: Run, tmp_path: Path) -> None:
    done = planlint("new", "--template", "12-week", "plan.yaml", stdin="HH-1\n2026-01-01\nmia\n")

    assert done.returncode == 0
    assert done.stderr == ""
    text = (tmp_path / "plan.yaml").read_text("utf-8")
    assert 'id: "{{ id }}"' in text
    assert '"{{ survivor }}":' in text


def test_a_template_of_the_agencys_own_is_named_and_its_layout_kept(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "plans").mkdir()
    (tmp_path / "templates" / "own.yaml").write_bytes(b"\xef\xbb\xbf" + OWN.encode())

    done = planlint(
        "new", "--template", "templates/own.yaml", "plans/p.yaml", "--handle", "survivor=mia", "--handle", "user=dan",
        "--start", "2026-09-01",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plans" / "p.yaml").read_bytes().decode().split("\r\n") == [
        "# Our own template.",
        "planlint: 1",
        "kind: plan   # never take this out",
        'template: "../templates/own.yaml"',
        'id: "{{ id }}"',
        "start: 2026-09-01",
        "people:",
        "  mia: {role: '{{ role }}'}   # mia comes first",
        "  dan: {role: father}",
        "violence:",
        "  - {by: dan, towards: [mia]}",
        "tasks:",
        '  - what: "Ring mia about {{ topic }}."',
        "    responsible: [mia]",
        "",
    ]
    checked = planlint("check", "plans/p.yaml", "--quiet", "--select", "undefined-handle")
    assert "departs-from-template" not in checked.stdout
    assert checked.returncode == 0


def test_a_template_outside_of_the_repository_is_not_named_and_that_is_said(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "own.yaml").write_text(OWN)

    done = planlint("new", "--template", "../own.yaml", "p.yaml", folder=tmp_path / "repository")

    assert "does not name it" in done.stdout
    assert "template" not in read((tmp_path / "repository" / "p.yaml").read_bytes())[0].data


@pytest.mark.parametrize("there", ["a file", "a folder", "a link to nowhere"])
def test_what_is_there_is_never_overwritten(planlint: Run, tmp_path: Path, there: str) -> None:
    target = tmp_path / "plan.yaml"
    if there == "a file":
        target.write_text("kept")
    elif there == "a folder":
        target.mkdir()
    else:
        target.symlink_to(tmp_path / "elsewhere.yaml")

    done = planlint("new", "--template", "12-week", "plan.yaml")

    assert done.returncode == 2
    assert done.stdout == ""
    assert not (tmp_path / "elsewhere.yaml").exists()
    assert there != "a file" or target.read_text() == "kept"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--template", "12-weeks", "p.yaml"), "did you mean 12-week?"),
        (("--template", "none.yaml", "p.yaml"), "built in are 12-week, six-month, child-protection"),
        (("p.yaml",), "--template"),
        (("--template", "12-week", "p.txt"), ".yaml or .yml"),
        (("--template", "12-week", "/dev/null/p.yaml"), "Cannot write"),
        (("--template", "12-week", "p.yaml", "--start", "soon"), "2026-03-04"),
        (("--template", "12-week", "p.yaml", "--id", "Mia Smith, 12 Rose Street"), "never a name"),
        (("--template", "12-week", "p.yaml", "--handle", "survivr=mia"), "did you mean survivor?"),
        (("--template", "12-week", "p.yaml", "--handle", "survivor"), "WHO=HANDLE"),
        (("--template", "12-week", "p.yaml", "--handle", "survivor=Mia Smith"), "never a name"),
        (("--template", "12-week", "p.yaml", "--handle", "survivor=no"), "choose another"),
        (("--template", "12-week", "p.yaml", "--handle", "survivor=mia", "--handle", "child=mia"), "somebody else's"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_what_cannot_be_used_is_exit_2_and_writes_nothing(
    planlint: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = planlint("new", *arguments)

    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert "Smith" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("planlint: 1\nkind: template\nid: {{ id }}\n", "own.yaml:3:5: an unquoted"),
        ("planlint: 1\nkind: [\n", "own.yaml:3:1: this is no YAML"),
        ("planlint: 1\nkind: plan\n", "own.yaml:2:7: a template says kind: template"),
        ("planlint: 1\nkind: template\n---\nplanlint: 1\nkind: template\n", "holds 2 documents"),
        ("", "is empty"),
    ],
)
def test_a_template_that_cannot_be_used_is_named_with_the_place(planlint: Run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "own.yaml").write_text(text)

    done = planlint("new", "--template", "own.yaml", "p.yaml")

    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert not (tmp_path / "p.yaml").exists()


def test_a_file_that_cannot_be_finished_is_not_left_behind(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os\ndef fail(*a):\n    raise OSError(28, 'No space left')\nos.replace = fail\n"
    )

    done = planlint("new", "--template", "12-week", "p.yaml", PYTHONPATH=str(tmp_path))

    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".yaml"] == []


def on_terminal(folder: Path, *arguments: str, answers: str, **environment: str) -> tuple[int, str]:
    """Run the program on a pseudo-terminal, type the answers, and return how it ended and what it showed."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name not in ("CI", "PRE_COMMIT")} | environment
    process = subprocess.Popen(
        [sys.executable, "-m", "planlint", *arguments], cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, answers.encode())
    shown, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    process.wait(60)
    os.close(ours)
    return process.returncode, shown.decode()


def test_on_a_terminal_it_asks_for_what_is_not_given_until_it_can_be_used(tmp_path: Path) -> None:
    answers = ["HH-2", "tomorrow", "2026-09-01", "Mia Smith", "no", "ava", "mia", "", "", "jo", "", ""]

    code, shown = on_terminal(
        tmp_path, "new", "--template", "12-week", "plan.yaml", "--handle", "child=ava", answers="\n".join([*answers, ""])
    )

    data: dict[str, Any] = read((tmp_path / "plan.yaml").read_bytes())[0].data
    assert code == 0, shown
    assert shown.count("Handle of survivor: ") == 4
    assert "Handle of child:" not in shown
    assert (data["id"], data["start"], data["kind"]) == ("HH-2", "2026-09-01", "plan")
    assert list(data["people"])[:2] == ["mia", "ava"]
    assert data["people"]["mia"]["workers"] == ["jo"]


def test_in_a_pipeline_nothing_is_asked_even_on_a_terminal(tmp_path: Path) -> None:
    code, shown = on_terminal(tmp_path, "new", "--template", "12-week", "plan.yaml", answers="", CI="true")

    assert code == 0
    assert "Handle of" not in shown


def test_who_breaks_off_leaves_no_file(tmp_path: Path) -> None:
    code, _ = on_terminal(tmp_path, "new", "--template", "12-week", "plan.yaml", answers="HH-1\n\x04")

    assert code != 0
    assert list(tmp_path.iterdir()) == []


EXAMPLES = [
    example_plan(text)
    for rule in load_rules()
    for text in (*rule.bad, *rule.good)
    if "\n---" not in text and "kind: template" not in text
]
SIGNS = ["{{{{ {} }}}}", "<{}>", "[INSERT {}]", "{{{{ the {}'s }}}}"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(EXAMPLES), st.sampled_from(SIGNS), st.sampled_from(["block", "flow", "json"]), st.booleans())
def test_handles_put_at_their_marks_give_back_the_plan(text: str, sign: str, layout: str, windows: bool) -> None:
    plan = json.loads(json.dumps(read(text.encode())[0].data))
    if not isinstance(plan, dict) or not isinstance(plan.get("people"), dict):
        return
    marks = {handle: sign.format(handle) for handle in plan["people"] if not handle.startswith("x-")}
    template = {"kind": "template", **{key: value for key, value in renamed(plan, marks).items() if key != "kind"}}
    dumped = (
        json.dumps(template)
        if layout == "json"
        else yaml.dump(
            template, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=True if layout == "flow" else None
        )
    )
    (document,) = read((dumped.replace("\n", "\r\n") if windows else dumped).encode())

    made = plan_text(document, Given("A-1", date(2026, 9, 1), {mark: handle for handle, mark in marks.items()}, "t/own.yaml"))

    (back,) = read(made.encode())
    assert back.faults == ()
    expected = {**plan, "kind": "plan", "id": "A-1", "start": "2026-09-01", "template": "t/own.yaml"}
    assert json.loads(json.dumps(back.data)) == expected


def renamed(value: Any, marks: dict[str, str]) -> Any:
    """Return a plan with placeholders in the place of handles: as keys and as values."""
    if isinstance(value, dict):
        return {marks.get(key, key): renamed(inner, marks) for key, inner in value.items()}
    if isinstance(value, list):
        return [renamed(inner, marks) for inner in value]
    return marks.get(value, value) if isinstance(value, str) else value


def test_the_folder_of_a_first_plan_is_made(planlint: Run, tmp_path: Path) -> None:
    done = planlint("new", "--template", "12-week", "plans/2026/plan.yaml", *KNOWN)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "plans" / "2026" / "plan.yaml").is_file()
