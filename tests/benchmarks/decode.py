"""`python -m tests.benchmarks.decode`: ways from a JPEG of 24 megapixels to a stage's pixels, for time and quality.

Quality is told on a zone plate, whose rings run through all frequencies, as the signal-to-noise ratio (dB) against the
whole photo scaled in linear light with a Lanczos filter; what aliases is far from it.
"""

import argparse
import io
import os
import platform
import statistics
from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

import numpy as np
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from viewer.story.zoom import fitted

_SIZE = (6000, 4000)
Way = Callable[[bytes, tuple[int, int]], Image.Image]
Levels = np.ndarray[tuple[Any, ...], np.dtype[Any]]  # 0 to 1


def _drafted(data: bytes, size: tuple[int, int]) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.draft(None, size)
    return image


def _pillow(filter_: Image.Resampling, gap: float | None = 2.0, *, at_least: float = 1.0) -> Way:
    def way(data: bytes, size: tuple[int, int]) -> Image.Image:
        needed = (round(size[0] * at_least), round(size[1] * at_least))
        return _drafted(data, needed).resize(size, filter_, reducing_gap=gap)

    return way


def _whole(data: bytes, size: tuple[int, int]) -> Image.Image:
    return Image.open(io.BytesIO(data)).resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _qt(data: bytes, size: tuple[int, int]) -> Image.Image:
    bytes_ = QByteArray(data)
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(QSize(*size))
    image = reader.read().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return Image.fromarray(rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy())


_WAYS: dict[str, Way] = {
    "DCT scaling, Lanczos": _pillow(Image.Resampling.LANCZOS),
    "DCT scaling, bicubic": _pillow(Image.Resampling.BICUBIC),
    "DCT scaling, Hamming": _pillow(Image.Resampling.HAMMING),
    "DCT scaling to twice the size, Lanczos": _pillow(Image.Resampling.LANCZOS, at_least=2.0),
    "DCT scaling to twice the size, bicubic": _pillow(Image.Resampling.BICUBIC, at_least=2.0),
    "whole, Lanczos": _whole,
    "Qt's image reader": _qt,
}


def _zone_plate() -> Image.Image:
    """Rings that become finer from the middle to the edge, up to what the photo can hold."""
    width, height = _SIZE
    y, x = np.mgrid[0:height, 0:width].astype("float32")
    radius = ((x - width / 2) ** 2 + (y - height / 2) ** 2) / width
    level = 0.5 + 0.45 * np.cos(np.pi * radius)
    return Image.fromarray((_encoded(level) * 255 + 0.5).astype("uint8")).convert("RGB")


def _photo() -> Image.Image:
    chance = np.random.default_rng(7)
    coarse = chance.normal(128, 60, (_SIZE[1] // 8, _SIZE[0] // 8, 3)).clip(0, 255).astype("uint8")
    smooth = np.asarray(Image.fromarray(coarse).resize(_SIZE, Image.Resampling.BICUBIC)).astype("int16")
    return Image.fromarray((smooth + chance.normal(0, 9, (_SIZE[1], _SIZE[0], 1))).clip(0, 255).astype("uint8"))


def _encoded(
    light: Levels,
) -> Levels:
    """Linear light to sRGB (IEC 61966-2-1)."""
    return np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.maximum(light, 0) ** (1 / 2.4) - 0.055)


def _linear(
    values: Levels,
) -> Levels:
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _reference(picture: Image.Image, size: tuple[int, int]) -> Levels:
    light = _linear(np.asarray(picture.convert("L"), np.float32) / 255).astype(np.float32)
    scaled = Image.fromarray(light).resize(size, Image.Resampling.LANCZOS)
    return _encoded(np.asarray(scaled).clip(0, 1))


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=92)
    return file.getvalue()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--boxes", nargs="+", default=["756x504", "1232x860", "1920x1080"], metavar="WxH")
    asked = parser.parse_args()
    photo, plate = _jpeg(_photo()), _zone_plate()
    plate_jpeg = _jpeg(plate)
    print(f"{datetime.now(UTC):%d %B %Y}, {platform.platform()}, {os.cpu_count()} processors")
    print(
        f"a JPEG of {_SIZE[0] * _SIZE[1] / 1e6:.0f} megapixels and {len(photo) / 1e6:.1f} MB; median of {asked.rounds}"
    )
    for box in asked.boxes:
        size = fitted(*_SIZE, *map(int, box.split("x")))
        reference = _reference(plate, size)
        took: dict[str, list[float]] = {name: [] for name in _WAYS}
        for _ in range(asked.rounds):
            for name, way in _WAYS.items():
                began = perf_counter()
                way(photo, size).load()
                took[name].append((perf_counter() - began) * 1000)
        print(f"\n| to {size[0]} × {size[1]} | ms | zone plate, dB |\n|---|---|---|")
        for name, way in _WAYS.items():
            made = np.asarray(way(plate_jpeg, size).convert("L"), np.float32) / 255
            noise = float(np.mean((made - reference) ** 2))
            print(f"| {name} | {statistics.median(took[name]):.0f} | {-10 * np.log10(noise):.1f} |")


main()
