"""Renders the golden screenshots' states once for a module: only those that are asked for, one process per scale."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens.render import rendering
from tests.screens.state import State

_PATIENCE = 900  # seconds, to catch a hang

Renderer = Callable[[Path, list[State]], None]


def render_all(folder: Path, states: list[State]) -> None:
    """Render these states into `folder`; nothing may be said on the way, by Qt least of all."""
    names: dict[int, list[str]] = {}
    for state in states:
        names.setdefault(state.scale, []).append(state.name)
    processes: list[subprocess.Popen[str]] = []
    try:
        processes += [rendering(folder, scale, of_scale) for scale, of_scale in names.items()]
        for process in processes:
            _, said = process.communicate(timeout=_PATIENCE)
            assert (process.returncode, said) == (0, "")
    finally:
        for process in processes:
            process.kill()
            process.communicate()


@pytest.fixture(scope="module")
def pictures(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a picture, `NAME.png`, of every state that this module's tests to be run have for a parameter."""
    items = [item for item in request.session.items if item.path == request.path and hasattr(item, "callspec")]
    called = [item.callspec.params.get("state") for item in items]
    states = {state.name: state for state in called if isinstance(state, State)}
    folder = tmp_path_factory.mktemp("pictures")
    render_all(folder, list(states.values()))
    return folder
