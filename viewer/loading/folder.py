"""Stories without a captions.yaml: a folder of photos, or photo files given one by one."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from viewer.loading.files import PHOTO_SUFFIXES, Files, natural_key, stem_of
from viewer.loading.report import one_line
from viewer.loading.source import Unreadable
from viewer.story.model import Photo, Story
from viewer.story.phrase import Phrase


def folder_story(folder: str) -> Story:
    """The photos of `folder` in natural order of their names; folders in it are not looked into.

    Raises:
        Unreadable: if it holds no photo, or cannot be listed.
    """
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Unreadable(
            Phrase(
                "{folder} cannot be opened ({reason}); check its permissions", folder=one_line(folder), reason=reason
            )
        ) from error
    return photos_story(Files(folder), folder)


def photos_story(files: Files, folder: str) -> Story:
    """The photos among these `files`, those of `folder`, that are not in another folder in it.

    Raises:
        Unreadable: if there is none.
    """
    names = sorted(files.photos_in(""), key=natural_key)
    if not names:
        suffixes = ", ".join(f".{suffix}" for suffix in sorted(PHOTO_SUFFIXES))
        raise Unreadable(
            Phrase(
                "{folder} holds no story: put a captions.yaml or photos into it (names ending in {suffixes})",
                folder=one_line(folder),
                suffixes=suffixes,
            )
        )
    return Story(photos=tuple(_photos(names)))


def loose_story(paths: Sequence[str]) -> Story:
    """The photo files at `paths`, in this order.

    Raises:
        Unreadable: if one of them is missing or is no ordinary file.
    """
    files: list[str] = []
    for path in paths:
        try:
            mode = Path(path).stat().st_mode
        except (OSError, ValueError) as error:
            raise Unreadable(Phrase("there is no file {path}; check the path", path=one_line(path))) from error
        if not stat.S_ISREG(mode):
            raise Unreadable(
                Phrase("{path} is not an ordinary file; give photo files, or one folder alone", path=one_line(path))
            )
        files.append(str(Path(path).absolute()))
    return Story(photos=tuple(_photos(files)))


def _photos(files: Sequence[str]) -> list[Photo]:
    taken: set[str] = set()
    photos: list[Photo] = []
    numbers: dict[str, int] = {}
    for file in files:
        stem = stem_of(file.replace(os.sep, "/"))
        chosen = stem
        while chosen in taken:
            numbers[stem] = numbers.get(stem, 1) + 1
            chosen = f"{stem}-{numbers[stem]}"
        taken.add(chosen)
        photos.append(Photo(chosen, file))
    return photos
