"""Stories written to a temporary folder and read back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from viewer.loading import Loaded, load

Read = Callable[..., Loaded]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """`read(text, "a.jpg", …)`: the story `text` in a folder with these (empty) files."""

    def write_and_load(text: str | bytes, *files: str) -> Loaded:
        for name in files:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        story = tmp_path / "captions.yaml"
        story.write_bytes(text.encode() if isinstance(text, str) else text)
        return load([str(story)])

    return write_and_load
