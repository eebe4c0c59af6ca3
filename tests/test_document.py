"""Text to document: what is read, what is a fault, and that it stays within bounds."""

import json
import time
from unittest.mock import ANY

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.document import Blank, Document, Position, read
from planlint.document.read import ALIAS_LIMIT, DEPTH_LIMIT, SIZE_LIMIT


def one(text: str | bytes) -> Document:
    documents = read(text.encode() if isinstance(text, str) else text)
    assert len(documents) == 1
    return documents[0]


def faults(text: str | bytes) -> list[tuple[str, Position]]:
    document = one(text)
    return [(fault.rule, document.source.position(fault.start)) for fault in document.faults]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("NO", "NO"),
        ("true", "yes"), ("True", "yes"), ("FALSE", "no"),
        ("2026-01-31", "2026-01-31"), ("2026-03-04T14:50", "2026-03-04T14:50"), ("12:30", "12:30"), ("1_000", "1_000"),
        ("9", 9), ("-3", -3), ("0", 0), ("0143", "0143"), ("0x1F", "0x1F"), ("1.5", "1.5"), (".inf", ".inf"),
        ("99999999999999999999", "99999999999999999999"),
        ("null", None), ("~", None), ("", None), ("''", None), ('""', None),
        ("'yes'", "yes"), ('"9"', "9"), ("'null'", "null"), ("7m", "7m"),
    ],
)  # fmt: skip
def test_plain_words_are_read_as_yaml_1_2_reads_them_and_truth_as_yes_or_no(written: str, expected: object) -> None:
    assert one(f"key: {written}\n").data == {"key": expected}


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1, id="duplicate key"),
        pytest.param("a: {b: 1, b: 2}\n", "duplicate-key", 1, 11, id="duplicate key in braces"),
        pytest.param("x: &x {a: 1}\ny:\n  <<: *x\n", "yaml-feature", 3, 3, id="merge key"),
        pytest.param("a: !!python/object:os.system x\n", "yaml-feature", 1, 4, id="tag of Python"),
        pytest.param("a: !secret x\n", "yaml-feature", 1, 4, id="own tag"),
        pytest.param("? [a, b]\n: c\n", "yaml-feature", 1, 3, id="list as key"),
        pytest.param("a: *nowhere\n", "yaml-feature", 1, 4, id="alias of nothing"),
        pytest.param("a: &a\n  - *a\n", "yaml-feature", 2, 5, id="alias of itself"),
        pytest.param("a: {{ name }}\n", "unquoted-placeholder", 1, 4, id="unquoted placeholder"),
        pytest.param("- {{ a }}\n", "unquoted-placeholder", 1, 3, id="unquoted placeholder in a list"),
        pytest.param("a:\n\tb: 1\n", "unreadable-file", 2, 1, id="tab"),
        pytest.param("a: b: c\n", "unreadable-file", 1, 5, id="two colons"),
        pytest.param("a: [1, 2\n", "unreadable-file", 2, 1, id="bracket left open"),
        pytest.param('a: "x\n', "unreadable-file", 2, 1, id="quote left open"),
        pytest.param("a: b\x00c\n", "unreadable-file", 1, 5, id="NUL"),
        pytest.param("a: b\x1b[31mc\n", "unreadable-file", 1, 5, id="escape"),
        pytest.param("a: {{ x }} and more\n", "unquoted-placeholder", 1, 4, id="placeholder and more"),
        pytest.param('a: "{{ x }}" and more\n', "unreadable-file", 1, 5, id="quotes around a part"),
        pytest.param("a: {{ x\n", "unreadable-file", 2, 1, id="placeholder left open"),
        pytest.param("", "unreadable-file", 1, 1, id="empty"),
        pytest.param("# only a remark\n", "unreadable-file", 1, 1, id="only a comment"),
        pytest.param("[" * (DEPTH_LIMIT + 1), "unreadable-file", 1, DEPTH_LIMIT + 1, id="too deep"),
        pytest.param("a: ü\nb: ".encode() + b"\xff\n", "unreadable-file", 2, 4, id="Latin-1"),
        pytest.param("a: ü\n".encode("utf-16"), "unreadable-file", 1, 1, id="UTF-16"),
    ],
)  # fmt: skip
def test_what_no_plan_may_hold_is_a_fault_at_its_place(text: str | bytes, rule: str, line: int, column: int) -> None:
    assert (rule, Position(line, column)) in faults(text)


@pytest.mark.parametrize(
    ("text", "data", "columns"),
    [
        pytest.param("a: {{ x }}\n", {"a": "{{ x }}"}, [4], id="value"),
        pytest.param("a: {{ survivor's name }}\n", {"a": "{{ survivor's name }}"}, [4], id="with an apostrophe"),
        pytest.param("a: {{ x | upper }}\n", {"a": "{{ x | upper }}"}, [4], id="with a filter"),
        pytest.param("a: {{ x: y }}\n", {"a": "{{ x: y }}"}, [4], id="with a colon"),
        pytest.param("a: {{ x, y }}  # {{ z }}\n", {"a": "{{ x, y }}"}, [4], id="with a comma, before a comment"),
        pytest.param("a: {{ 日本 }}\n", {"a": "{{ 日本 }}"}, [4], id="wide characters"),
        pytest.param("- {{ x }}\n", ["{{ x }}"], [3], id="item"),
        pytest.param("a: {{ x }} rings {{ y }}: at noon\n", None, [4], id="value with a colon of its own"),
        pytest.param("a: {{ x }} rings.\n", {"a": "{{ x }} rings."}, [4], id="start of a text"),
        pytest.param("a: {{ x }}{{ y }}\n", {"a": "{{ x }}{{ y }}"}, [4], id="two together"),
        pytest.param("a: Ring {{ x: y }} now\n", {"a": "Ring {{ x: y }} now"}, [4], id="a colon inside, within a text"),
        pytest.param("a: Ring {{ x }} now\n", {"a": "Ring {{ x }} now"}, [], id="within a text"),
        pytest.param("a: Ring\n  {{ x }} now\n", {"a": "Ring {{ x }} now"}, [], id="within a text of two lines"),
        pytest.param("{{ x }}: {b: c}\n", {"{{ x }}": {"b": "c"}}, [1], id="key"),
        pytest.param("a: {{{ x }}: b}\n", {"a": {"{{ x }}": "b"}}, [5], id="key in braces"),
        pytest.param("a: {b: {{ x }}, c: d}\n", {"a": {"b": "{{ x }}", "c": "d"}}, [8], id="value in braces"),
        pytest.param("a: {b: Ring {{ x }} now, c: d}\n", {"a": {"b": "Ring {{ x }} now", "c": "d"}}, [8], id="text in braces"),
        pytest.param("a: [{{ x }}, {{ y }}]\n", {"a": ["{{ x }}", "{{ y }}"]}, [5, 14], id="in brackets"),
        pytest.param('{"a": {{ x }}, "b": 1}\n', {"a": "{{ x }}", "b": 1}, [7], id="in JSON"),
        pytest.param("a: |\n  {{ x }} rings: {{ y }}\n", {"a": "{{ x }} rings: {{ y }}\n"}, [], id="in a block"),
        pytest.param("a: '{{ x }}'\nb: \"{{ y }} z\"\n", {"a": "{{ x }}", "b": "{{ y }} z"}, [], id="in quotes"),
        pytest.param("# {{ x }}\na: b\n", {"a": "b"}, [], id="in a comment"),
        pytest.param('a: {b: "{{", c: "}}"}\n', {"a": {"b": "{{", "c": "}}"}}, [], id="braces of two texts"),
        pytest.param("a: [INSERT name] rings\n", {"a": "[INSERT name] rings"}, [4], id="brackets at the start of a text"),
        pytest.param("a: [INSERT name, INSERT age]\n", {"a": "[INSERT name, INSERT age]"}, [], id="brackets that are the value"),
        pytest.param("a: {{ x }}\nb: [\n", None, [4, 1], id="and something else that is no YAML"),
        pytest.param("a: {{ x }} \ue020\nb: c\n", None, [4], id="signs of private use"),
    ],
)
def test_a_placeholder_without_quotes_is_one_fault_and_the_rest_is_read(text: str, data: object, columns: list[int]) -> None:
    document = one(text)

    assert [document.source.position(fault.start).column for fault in document.faults] == columns
    assert document.data == data
    if data is not None:
        assert {fault.rule for fault in document.faults} <= {"unquoted-placeholder"}


placeholder_text = st.text(st.sampled_from("{}[]INSERT x:,'\"#|\n -<>\\é\ue020"), max_size=80)


@settings(max_examples=600, deadline=None)
@given(placeholder_text)
def test_a_text_in_quotes_is_read_as_written_whatever_placeholders_it_holds(text: str) -> None:
    assert one(json.dumps({"a": text, "b": "{{ x }}"})).data == {"a": text or None, "b": "{{ x }}"}


@settings(max_examples=600, deadline=None)
@given(placeholder_text)
def test_what_other_tools_read_is_read_alike_where_no_placeholder_lacks_quotes(text: str) -> None:
    import yaml

    (document, *others) = read(text.encode())
    if others or document.faults:
        return
    assert document.data == _as_core_words(yaml.load(text, Loader=yaml.CBaseLoader))


def _as_core_words(value: object) -> object:
    """What the reader makes of BaseLoader's plain texts: nothing of an empty one, one text of [INSERT name]."""
    if isinstance(value, list):
        if value and str(value[0]).startswith("INSERT"):
            return ANY
        return [_as_core_words(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _as_core_words(inner) for key, inner in value.items()}
    return value or None


def test_many_placeholders_without_quotes_are_read_in_one_pass() -> None:
    start = time.perf_counter()

    (document,) = read(b"a:\n" + b"  - {{ x }} rings {{ y }}\n" * 20_000)

    assert len(document.faults) == 20_000
    assert time.perf_counter() - start < 5


def test_faults_say_what_to_do_and_show_nothing_of_the_text() -> None:
    for text in (
        "SECRET: {{ SECRET }} SECRET\n",
        "SECRET:\n\tSECRET",
        "SECRET: SECRET: SECRET",
        "SECRET: *SECRET",
        "SECRET: !SECRET x",
    ):
        messages = [fault.message for fault in one(text).faults]

        assert messages
        assert not any("SECRET" in message for message in messages)


def test_an_alias_bomb_ends_at_once() -> None:
    levels = "\n".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    start = time.perf_counter()

    document = one(f"a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n{levels}\n")

    assert str(ALIAS_LIMIT) in document.faults[0].message
    assert time.perf_counter() - start < 2


def test_a_file_over_the_limit_is_not_parsed() -> None:
    assert faults(b"a: 1\n" + b"#" * SIZE_LIMIT) == [("unreadable-file", Position(1, 1))]


def test_anchors_and_aliases_give_the_same_value_and_the_place_of_the_alias() -> None:
    document = one("a: &who [mia, jo]\nb: *who\n")

    assert document.data == {"a": ["mia", "jo"], "b": ["mia", "jo"]}
    assert document.span(("b", 1)).start == Position(1, 15)


def test_several_documents_are_read_with_places_in_the_file() -> None:
    first, second = read(b"---\na: 1\n---\nb: 2\n...\n")

    assert (first.data, second.data) == ({"a": 1}, {"b": 2})
    assert second.key_span(("b",)).start == Position(4, 1)
    assert (first.number, second.number) == (0, 1)


def test_documents_before_a_broken_one_are_still_read() -> None:
    first, second = read(b"a: 1\n---\nb: {\n")

    assert first.data == {"a": 1}
    assert not first.faults
    assert second.fatal


@pytest.mark.parametrize("indent", [None, 2, "\t"], ids=["one line", "two spaces", "tabs"])
def test_json_is_read_by_the_same_reader(indent: int | str | None) -> None:
    data = {"id": "a", "list": [1, "zwei", {"deep": '\U0001f600 / \\ " é'}], "text": "line\nbreak"}

    assert one(json.dumps(data, indent=indent)).data == data


def test_a_byte_order_mark_and_windows_line_ends_do_not_shift_places() -> None:
    document = one(b"\xef\xbb\xbfa: 1\r\nbb: two words\r\n")

    assert document.key_span(("a",)).start == Position(1, 1)
    assert document.span(("bb",)) == ((2, 5), (2, 14))


TEXT = """\
plain: Ring jo on Friday.
quoted: 'It''s jo who rings.'
double: "Tab\\tand jo\\n\\
  and more"
folded plain: one
  two jo
  three
literal: |
  First line.
   Indented jo line.

  Last.
folded: >-
  Words that are
  folded by jo here.
wide: 日本 jo é
flow: {inner: [a, jo]}
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("plain",), (1, 13)), (("quoted",), (2, 16)), (("double",), (3, 19)), (("folded plain",), (6, 7)), (("literal",), (10, 13)),
        (("folded",), (15, 13)), (("wide",), (16, 10)), (("flow", "inner", 1), (17, 19)),
    ],
)  # fmt: skip
def test_words_are_found_in_every_kind_of_scalar(path: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    document = one(TEXT)
    value = document.data
    for step in path:
        value = value[step]
    at = value.index("jo")

    span = document.span(path, (at, at + 2))

    assert span == (expected, (expected[0], expected[1] + 2))
    assert document.source.line(span.start.line)[span.start.column - 1 : span.end.column - 1] == "jo"


def test_a_block_scalar_ends_with_its_last_visible_character() -> None:
    document = one(TEXT)

    assert document.span(("literal",)).end == Position(12, 8)
    assert document.span(("folded",)).end == Position(15, 21)


@pytest.mark.parametrize(
    "blank", ["'{{ name }}'", '"{{ a b }}"', "<name>", "'[INSERT date]'", "[INSERT date]", "TBD", "tbc", "TODO"]
)
def test_every_style_of_placeholder_is_known(blank: str) -> None:
    assert isinstance(one(f"a: {blank}\n").data["a"], Blank)


@pytest.mark.parametrize(
    "text", ["a < b and c > d", "todos los días", "[see] above", "TBD by the court in May", "{ x }", "x <- y"]
)
def test_ordinary_text_is_no_placeholder(text: str) -> None:
    assert not isinstance(one(f"a: '{text}'\n").data["a"], Blank)


def test_placeholders_are_found_wherever_they_stand() -> None:
    text = (
        "a: '{{ x }}'\nb: [one, <two>]\nc: Ring {{ name }} or [INSERT other].\nd:\n'{{ key }}': v\ne: plain\nx-own: '{{ y }}'\n"
    )

    assert list(one(text).blanks()) == [("a",), ("b", 1), ("c",), ("d",), ("{{ key }}",)]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_reading_never_raises_and_every_place_is_inside_the_file(raw: bytes) -> None:
    for document in read(raw):
        lines = document.source.text.count("\n") + document.source.text.count("\r") + 1
        for fault in document.faults:
            assert 1 <= document.source.position(fault.start).line <= lines


yaml_text = st.text(st.sampled_from("ab: -{}[],'\"|>\n \t#&*!?<é日\x85\u2028\r0%"), max_size=120)


@settings(max_examples=600, deadline=None)
@given(yaml_text)
def test_places_of_values_lie_in_the_text(text: str) -> None:
    for document in read(text.encode()):
        for path in _paths(document.data, ()):
            for span in (document.span(path), document.key_span(path)):
                for position in span:
                    line = document.source.line(position.line)
                    assert 1 <= position.column <= len(line) + 1
                assert span.start <= span.end


def _paths(value: object, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, child in children for inner in _paths(child, (*path, key)))]


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60), st.sampled_from(["plain", "single", "double"])
)
def test_words_are_found_where_they_stand_in_what_yaml_wrote(value: str, style: str) -> None:
    import yaml

    styles = {"plain": None, "single": "'", "double": '"'}
    text = yaml.dump({"key": value}, default_style=styles[style], allow_unicode=True, width=20)
    document = read(text.encode())[0]
    if document.data is None or not isinstance(read_value := document.data.get("key"), str) or read_value != value:
        return
    for at, character in enumerate(value):
        if character.isalnum() and character.isascii():
            span = document.span(("key",), (at, at + 1)) if "key" in document.data else None
            assert span is not None
            line = document.source.line(span.start.line)
            assert line[span.start.column - 1] == character or "\\" in line
