"""The registry of actions, and everything that derives from it."""

from collections import Counter

import pytest

from tests.conftest import ROOT
from viewer.actions import Action, key_name, key_table


def test_no_key_means_two_things() -> None:
    keys = Counter(key for action in Action for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_table_has_every_key_of_every_action_once() -> None:
    table = "\n".join((*key_table(of_slideshow=False), *key_table(of_slideshow=True)))
    for action in Action:
        for key in action.keys:
            assert table.count(f"<kbd>{key_name(key)}</kbd>") == 1, key


def test_readme_has_the_table_as_it_is_now() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for of_slideshow in (False, True):
        assert "\n".join(key_table(of_slideshow=of_slideshow)) in readme, (
            "README's key tables are stale: paste what `photo-caption-viewer keys` prints"
        )


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Right", "→"),
        ("PgDown", "Page Down"),
        ("Shift+Space", "Shift+Space"),
        ("Ctrl+Q", "Ctrl+Q"),
        ("N", "N"),
        ("+", "+"),
        ("Ctrl++", "Ctrl++"),
        ("-", "−"),
        ("Ctrl+Left", "Ctrl+←"),
        ("Ctrl+[", "Ctrl+["),
    ],
)
def test_keys_are_called_what_people_call_them(key: str, name: str) -> None:
    assert key_name(key) == name


def test_titles_in_texts_bear_no_mark_of_the_menu() -> None:
    assert Action.OPEN.plain_title == "Open"
    assert not any("&" in action.plain_title for action in Action)
