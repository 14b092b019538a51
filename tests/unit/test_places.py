"""Where the program keeps what it knows: as each platform has it."""

from pathlib import Path

import pytest

from viewer.places import memory_path, preferences_place

_NAME = "photo-caption-viewer"


@pytest.mark.parametrize(
    ("platform", "environment", "place"),
    [
        ("linux", {"HOME": "/home/ai"}, f"/home/ai/.local/state/{_NAME}/remembered.json"),
        ("linux", {"HOME": "/home/ai", "XDG_STATE_HOME": "/s"}, f"/s/{_NAME}/remembered.json"),
        ("linux", {"HOME": "/home/ai", "XDG_STATE_HOME": "here"}, f"/home/ai/.local/state/{_NAME}/remembered.json"),
        ("darwin", {"HOME": "/Users/ai"}, f"/Users/ai/Library/Application Support/{_NAME}/remembered.json"),
        ("win32", {"LOCALAPPDATA": "/L"}, f"/L/{_NAME}/remembered.json"),
    ],
)
def test_the_memory_is_where_the_platform_keeps_such_things(
    platform: str, environment: dict[str, str], place: str
) -> None:
    assert memory_path(environment, platform) == Path(place)


@pytest.mark.parametrize(
    ("platform", "environment", "place"),
    [
        ("linux", {"HOME": "/home/ai"}, f"/home/ai/.config/{_NAME}/{_NAME}.conf"),
        ("linux", {"HOME": "/home/ai", "XDG_CONFIG_HOME": "/c"}, f"/c/{_NAME}/{_NAME}.conf"),
        ("linux", {"HOME": "/home/ai", "XDG_CONFIG_HOME": "here"}, f"/home/ai/.config/{_NAME}/{_NAME}.conf"),
        ("darwin", {"HOME": "/Users/ai"}, f"/Users/ai/Library/Preferences/{_NAME}.plist"),
        ("win32", {}, f"HKEY_CURRENT_USER\\Software\\{_NAME}"),
    ],
)
def test_so_are_the_settings(platform: str, environment: dict[str, str], place: str) -> None:
    assert preferences_place(environment, platform) == place


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_where_there_is_no_place_nothing_is_kept(platform: str) -> None:
    assert memory_path({}, platform) is None
    assert (preferences_place({}, platform) is None) == (platform != "win32")
