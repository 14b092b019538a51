"""What was asked for on the command line, or in a dialog: what of it is watched for changes."""

from pathlib import Path

from viewer.loading.asked import watched


def test_what_is_watched(tmp_path: Path) -> None:
    folder = str(tmp_path)
    assert watched([f"{folder}/captions.yaml"]) == (f"{folder}/captions.yaml",)
    assert watched([folder]) == (folder, f"{folder}/captions.yaml")
    assert watched(["a.png", "b.png"]) == watched([]) == watched([""]) == watched(["a\0b"]) == ()
