"""Termbases from files: composed, kept in the cache, told apart from broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrigenda.errors import UsageError
from corrigenda.termbase.loading import Library, builtin, make
from corrigenda.termbase.packing import LAYOUT, Packed
from corrigenda.termbase.terms import Terms, is_builtin
from corrigenda.testing import read_text

FOO = "termbase: 1\nname: foo\nterms:\n  - {use: good, avoid: foo}\n"
BAR = "termbase: 1\nextends: foo.yaml\nterms:\n  - {use: better, avoid: [foo, bar]}\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def uses(terms: Terms, text: str) -> list[str]:
    return [terms.record(m).use[0] for m in terms.matches(read_text(text))]


def compose(folder: Path, *names: str, cache: Path | None = None) -> Terms:
    library = Library(str(folder), None if cache is None else str(cache))
    return library.compose(name if ":" in name else str(folder / name) for name in names)


def test_a_termbase_outranks_what_it_extends(tmp_path: Path) -> None:
    write(tmp_path, foo=FOO, bar=BAR)
    terms = compose(tmp_path, "bar.yaml")
    assert [base.shown for base in terms.bases] == ["bar.yaml", "foo.yaml"]
    assert uses(terms, "foo and bar") == ["better", "better"]


def test_the_first_of_several_outranks_the_others(tmp_path: Path) -> None:
    write(tmp_path, foo=FOO, bar=BAR.replace("extends: foo.yaml\n", ""))
    assert uses(compose(tmp_path, "foo.yaml", "bar.yaml"), "foo and bar") == ["good", "better"]


def test_what_two_extend_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, foo=FOO, bar=BAR, baz=BAR)
    terms = compose(tmp_path, "bar.yaml", "baz.yaml")
    assert [base.shown for base in terms.bases] == ["bar.yaml", "foo.yaml", "baz.yaml"]


def test_a_base_is_looked_for_beside_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    write(tmp_path, foo=FOO)
    write(tmp_path / "house", bar=BAR.replace("foo.yaml", "../foo.yaml"))
    terms = compose(tmp_path, "house/bar.yaml")
    assert [base.shown for base in terms.bases] == ["house/bar.yaml", "foo.yaml"]


def test_json_is_as_good_as_yaml(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"termbase": 1, "terms": [{"use": "x", "avoid": ["foo"]}]}')
    assert uses(compose(tmp_path, "a.json"), "foo") == ["x"]


@pytest.mark.parametrize(
    ("foo", "message"),
    [
        ("termbase: 1\nextends: bar.yaml\n",
         "foo.yaml:2:10: `extends` goes round in a circle: bar.yaml → foo.yaml → bar.yaml"),
        ("termbase: 1\nextends:\n  - foo.yaml\n",
         "foo.yaml:3:5: `extends` goes round in a circle: bar.yaml → foo.yaml → foo.yaml"),
        ("termbase: 1\nextends: [no.yaml]\n", "foo.yaml:2:11: `extends` names “no.yaml”, which"),
        ("termbase: 1\nextends: 'corrigenda:no'\n",
         "foo.yaml:2:10: `extends`: there is no termbase corrigenda:no"),
        ("termbase: 1\nterms:\n  - avoids: x\n", "foo.yaml:3:5: `avoids` is not a known key"),
        ('termbase: 1\nname: "x\n', "foo.yaml:2:7: the quotation mark that opens here"),
        ("", "foo.yaml:1:1: this file is empty"),
    ],
)  # fmt: skip
def test_a_broken_base_is_told_at_its_place(tmp_path: Path, foo: str, message: str) -> None:
    write(tmp_path, foo=foo, bar=BAR)
    with pytest.raises(UsageError) as caught:
        compose(tmp_path, "bar.yaml")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no.yaml: cannot be read: No such file"):
        compose(tmp_path, "no.yaml")


def test_the_packed_form_is_kept_and_used(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    write(tmp_path, foo=FOO)
    assert uses(compose(tmp_path, "foo.yaml", cache=cache), "foo") == ["good"]
    (kept,) = (cache / "terms").iterdir()
    assert (cache / ".gitignore").is_file()
    kept.write_bytes(kept.read_bytes().replace(b"good", b"fine"))  # as a proof that it is read
    assert uses(compose(tmp_path, "foo.yaml", cache=cache), "foo") == ["fine"]


def test_a_changed_file_is_packed_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    write(tmp_path, foo=FOO)
    compose(tmp_path, "foo.yaml", cache=cache)
    write(tmp_path, foo=FOO.replace("good", "best"))
    assert uses(compose(tmp_path, "foo.yaml", cache=cache), "foo") == ["best"]


@pytest.mark.parametrize("broken", [b"", b"\xff\xfe", b"1\x1f2", b"\x1d" * 5])
def test_a_broken_cache_is_made_anew(tmp_path: Path, broken: bytes) -> None:
    cache = tmp_path / "cache"
    write(tmp_path, foo=FOO)
    compose(tmp_path, "foo.yaml", cache=cache)
    (kept,) = (cache / "terms").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(broken)
    assert uses(compose(tmp_path, "foo.yaml", cache=cache), "foo") == ["good"]
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    write(tmp_path, foo=FOO)
    (tmp_path / "cache").write_text("a file")
    assert uses(compose(tmp_path, "foo.yaml", cache=tmp_path / "cache"), "foo") == ["good"]


def test_a_packed_form_beside_a_file_of_a_user_is_not_trusted(tmp_path: Path) -> None:
    write(tmp_path, foo=FOO)
    stale = make("foo.yaml", FOO.replace("good", "evil").encode())
    (tmp_path / "foo.terms").write_bytes(stale)
    assert uses(compose(tmp_path, "foo.yaml"), "foo") == ["good"]


def test_packing_is_the_same_every_time_and_knows_its_source() -> None:
    first, second = make("a.yaml", FOO.encode()), make("a.yaml", FOO.encode())
    head = Packed(first).head
    assert first == second
    assert (head.layout, head.name, head.entries, head.size) == (LAYOUT, "foo", 1, len(FOO))


def test_another_layout_is_not_read() -> None:
    with pytest.raises(ValueError, match="layout"):
        Packed(make("a.yaml", FOO.encode()).replace(f"{LAYOUT}\x1f".encode(), b"0\x1f", 1))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("corrigenda:units", True),
        ("house.yaml", False),
        ("./a:b.yaml", False),
        ("C:terms.yaml", False),
        ("C:\\terms.yaml", False),
        ("corrigenda:", False),
    ],
)
def test_a_built_in_name_is_told_from_a_path(name: str, expected: bool) -> None:
    assert is_builtin(name) is expected


def test_the_digest_differs_where_a_result_could(tmp_path: Path) -> None:
    write(tmp_path, foo=FOO, bar=BAR)
    digests = {
        compose(tmp_path, "foo.yaml").digest(),
        compose(tmp_path, "bar.yaml").digest(),
        compose(tmp_path).digest(),
    }
    write(tmp_path, foo=FOO.replace("good", "best"))
    digests |= {compose(tmp_path, "foo.yaml").digest(), compose(tmp_path, "bar.yaml").digest()}
    assert len(digests) == 5


def test_built_in_termbases_come_through_the_entry_point() -> None:
    assert list(builtin()) == sorted(builtin())
    assert all(name.startswith("corrigenda:") for name in builtin())
    assert all(Path(location.path).is_file() for location in builtin().values())
