"""The help texts, word for word: a change to them is a change to what users read."""

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import Run


@pytest.mark.parametrize(
    "command", ["", "check", "exceptions", "baseline", "rules", "explain", "schema", "init", "config", "new"]
)
def test_help_reads_as_it_did(planlint: Run, command: str, snapshot: SnapshotAssertion) -> None:
    shown = planlint(*command.split(), "--help", COLUMNS="100").stdout

    assert shown.replace("python -m planlint", "planlint") == snapshot
