"""Language tags: which are taken, and what is offered for the others."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.loading.languages import english_name, is_known, meant_by, tag_of
from viewer.story.language import Language


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("vi", "vi"), ("EN", "en"), ("zh-hant", "zh-Hant"), ("pt-br", "pt-BR"), ("sr-latn-rs", "sr-Latn-RS"),
        ("es-419", "es-419"), ("haw", "haw"), ("de-1996", "de-1996"), ("en-x-private", "en-x-private"), ("und", "und"),
        ("no", "no"), ("x-klingon", "x-klingon"), ("en-u-ca-gregory", "en-u-ca-gregory"),
    ],
)  # fmt: skip
def test_a_well_formed_tag_gets_its_canonical_case(typed: str, tag: str) -> None:
    assert tag_of(typed) == tag


@pytest.mark.parametrize(
    "typed", ["vn", "qq", "english", "e", "", "en_US", "en-", "-en", "vie", "tiếng", "en us", "a" * 99]
)
def test_what_is_no_tag_is_none(typed: str) -> None:
    assert tag_of(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vn", "vi"),
        ("English", "en"),
        ("vie", "vi"),
        ("pt_BR", "pt-BR"),
        ("jp", "ja"),
        ("vn-VN", "vi-VN"),
        ("qq", None),
    ],
)
def test_what_was_meant_is_offered(typed: str, meant: str | None) -> None:
    assert meant_by(typed) == meant


@given(st.text(max_size=30))
def test_the_canonical_tag_is_its_own_canonical_tag(text: str) -> None:
    tag = tag_of(text)
    if tag is not None:
        assert tag_of(tag) == tag
    meant = meant_by(text)
    if meant is not None:
        assert tag_of(meant) == meant


def test_messages_call_languages_by_their_english_names() -> None:
    assert english_name(Language("vi")) == "Vietnamese"
    assert english_name(Language("pt-BR")) == "Portuguese (pt-BR)"
    assert english_name(Language("haw")) == "haw"
    assert is_known("vi")
    assert not is_known("vix")


def test_importing_the_room_imports_neither_yaml_nor_pictures_nor_windows() -> None:
    code = "import sys, viewer.loading; print([m for m in ('yaml', 'PIL', 'PySide6') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
