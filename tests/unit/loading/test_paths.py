"""No name that a story can hold leads out of its folder, and every plain name is allowed."""

import ntpath
import posixpath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.loading.paths import components, matches, refusal

REFUSED = [
    "../x", "a/../../x", "a/..", "..", "/x", "/", "//server/share", "\\\\server\\share", "\\x", "a\\..\\x", "C:x",
    "c:\\x", "C:/x", "file:///x", "file:x",
    "http://x/y.jpg", "smb://x", "data:x", "a\0b", "a\nb", "\x1b[31m", "CON", "con.jpg",
    "a/NUL", "a/nul.tar.gz", "COM1.png", "lpt9", "COM¹", "CONIN$", "x:stream", "a/x.jpg:y", "x.", "a./b", "a /b", "x ",
    "~", "~/x", "~root/x", "", " ", ".", "./", "a/", "a\\b",
]  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_dangerous_name_is_refused_with_what_to_do(name: str) -> None:
    refused = refusal(name)
    assert refused is not None
    assert refused.message


@pytest.mark.parametrize(
    "name",
    ["a.jpg", "gallery/a.jpg", "./a.jpg", "a//b.jpg", "-x.jpg", "a b.jpg", "ảnh.jpg", "a..b.jpg", "...a", "100%.jpg",
     "console.jpg", "nuls/com.jpg", "COM10.jpg", "*.jpg", "a~b.jpg", "#1.jpg", "写真/一.png", "noext"],
)  # fmt: skip
def test_a_plain_name_is_allowed(name: str) -> None:
    assert refusal(name) is None


PARTS = st.sampled_from(
    [
        "..",
        ".",
        "/",
        "\\",
        ":",
        "a",
        "C",
        "NUL",
        "con",
        ".jpg",
        " ",
        "~",
        "//",
        "file:",
        "\0",
        "$",
        "é",
        "x" * 30,
        "com1",
    ]
)


@example(" NUL")
@example("a/ con .jpg")
@given(st.one_of(st.text(max_size=40), st.lists(PARTS, max_size=8).map("".join)))
def test_a_name_that_passes_stays_inside_on_every_system(name: str) -> None:
    if refusal(name) is not None:
        return
    assert not posixpath.isabs(name)
    assert not ntpath.isabs(name)
    assert ntpath.splitdrive(name)[0] == ""
    for module, root in ((posixpath, "/story"), (ntpath, "C:\\story")):
        whole = module.normpath(module.join(root, name))
        assert whole.startswith(module.join(root, "")), whole
    for part in components(name):
        assert part not in (".", "..")
        assert not set(part) & set("/\\:\0\n")
        assert part.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
        assert part == part.rstrip(". ")


@given(st.text("ab*?.", max_size=12), st.text("ab.", max_size=12))
def test_a_pattern_matches_as_fnmatch_does_but_for_hidden_files(pattern: str, name: str) -> None:
    from fnmatch import fnmatchcase

    hidden = name.startswith(".") and not pattern.startswith(".")
    assert matches(name, pattern) == (fnmatchcase(name, pattern) and not hidden)


def test_a_hostile_pattern_ends() -> None:
    assert not matches("a" * 2_000, "*a" * 500 + "b")
