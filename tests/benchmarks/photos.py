"""Photographs to measure with: texture that costs what a real photo costs to decode, and a colour that tells which."""

import random
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

_LEVELS = (20, 76, 132, 188, 244)
_PALETTE = [
    (red, green, blue)
    for red in _LEVELS
    for green in _LEVELS
    for blue in _LEVELS
    if max(red, green, blue) - min(red, green, blue) >= 100
]
random.Random(3).shuffle(_PALETTE)  # any two differ by at least 56 in some channel


def colour(number: int) -> tuple[int, int, int]:
    """The colour of photo `number`'s block, counted from 0."""
    return _PALETTE[number % len(_PALETTE)]


def make_photos(folder: Path, count: int, width: int, height: int) -> None:
    """Fill `folder` with `count` JPEGs of `width` × `height` pixels and a captions.yaml that tells about each."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(7)
    coarse = chance.normal(128, 60, (height // 8, width // 8, 3)).clip(0, 255).astype("uint8")
    smooth = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    grain = chance.normal(0, 9, (height, width, 1)).astype("int16")
    blurred = np.asarray(smooth.filter(ImageFilter.GaussianBlur(3))).astype("int16")
    texture = Image.fromarray((blurred + grain).clip(0, 255).astype("uint8"))
    turns = (Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.ROTATE_180)
    lines = ["format: 1", "languages: [vi, en]", "title: {vi: Truyện để đo, en: A story to measure with}", "photos:"]
    for number in range(count):
        photo = texture.transpose(turns[number % len(turns)])
        # The lower half of the middle is of one colour; texture stays above it, so that sharpness can be seen too.
        photo.paste(colour(number), (width // 5, height * 2 // 5, width * 4 // 5, height * 4 // 5))
        name = f"p{number:04d}"
        photo.save(folder / f"{name}.jpg", quality=95)
        lines += [
            f"  - file: {name}.jpg",
            "    caption:",
            f"      vi: 'Ảnh số {number}: phi hành đoàn chuẩn bị trước giờ khởi hành.'",
            f"      en: 'Photo {number}: the crew getting ready before departure.'",
        ]
    lines.append("article:")
    for number in range(count):
        lines += [
            "  - text:",
            f"      vi: 'Đoạn văn số {number} kể về bức ảnh này và những người có mặt trong đó.'",
            f"      en: 'Paragraph {number} tells about this photo and the people who are in it.'",
            f"    photos: [p{number:04d}]",
        ]
    (folder / "captions.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
