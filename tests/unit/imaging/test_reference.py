"""The reference sheet: pictures of eight known patches in every format, depth, kind of pixel, profile and orientation,
each patch of which has to come out in the colour that was meant (ΔE*ab 2 at most).
"""

import io
import struct
import zlib
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from tests.unit.imaging.profiles import (
    ADOBE_RGB,
    D50,
    D65,
    DISPLAY_P3,
    PROPHOTO,
    SRGB,
    Floats,
    Space,
    carried_over,
    cmyk_profile,
    difference,
    gray_profile,
    lab_of,
    lab_of_xyz,
    linear,
    rgb_profile,
    to_d50,
)
from tests.unit.imaging.test_decode import png_chunk
from viewer.imaging.decode import decode
from viewer.imaging.embedded import jp2_profile
from viewer.imaging.request import PhotoKey, PhotoSource
from viewer.imaging.shelf import Decoded

Grid = npt.NDArray[Any]
Write = Callable[[Path], None]

PATCH = 32  # pixels: whole blocks of every codec
GROUND = 0.25  # what stands behind a transparent photo, as a gray of sRGB
COLOURS = np.array(
    [
        [(255, 255, 255), (128, 128, 128), (0, 0, 0), (190, 60, 50)],
        [(60, 140, 70), (50, 70, 160), (220, 190, 60), (120, 80, 150)],
    ],
    np.uint8,
)
GRAYS = np.array([[0, 40, 90, 128], [160, 200, 230, 255]], np.uint8)
ALPHAS = np.array([[255, 255, 255, 255], [128, 128, 64, 0]], np.uint8)
UPRIGHT: dict[int, Callable[[Grid], Grid]] = {  # by where row 0 and column 0 are seen (EXIF 2.32, section 4.6.4)
    1: lambda stored: stored,  # top, left
    2: lambda stored: stored[:, ::-1],  # top, right
    3: lambda stored: stored[::-1, ::-1],  # bottom, right
    4: lambda stored: stored[::-1],  # bottom, left
    5: lambda stored: stored.swapaxes(0, 1),  # left, top
    6: lambda stored: np.rot90(stored, -1),  # right, top
    7: lambda stored: np.rot90(stored, 2).swapaxes(0, 1),  # right, bottom
    8: np.rot90,  # left, bottom
}


class Case(NamedTuple):
    """A picture: what it shows, how it is written, and the colours it has to have once upright."""

    name: str
    write: Write
    colours: Floats


def spread(grid: Grid) -> Grid:
    """A value for each patch, as pixels."""
    return grid.repeat(PATCH, 0).repeat(PATCH, 1)


def saved(grid: Grid, kind: str, mode: str = "", **options: Any) -> Write:
    """Written by Pillow, in another mode if need be; four inks are taken for what they are."""
    pixels = spread(grid)
    image = Image.fromarray(pixels, "CMYK") if mode == "CMYK" else Image.fromarray(pixels)
    image = image.convert(mode) if mode else image
    return lambda path: image.save(path, kind, **options)


def png(grid: Grid, colour_type: int, interlaced: bool = False, /, **chunks: bytes) -> Write:
    """A PNG of 8 or 16 bits a sample, also those Pillow does not write (ISO/IEC 15948)."""
    pixels = spread(grid)
    height, width = pixels.shape[:2]
    big = pixels.astype(f">u{pixels.dtype.itemsize}").reshape(height, width, -1)
    # The seven passes: first column and row, and the steps (section 8.2).
    adam7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    passes = adam7 if interlaced else ((0, 0, 1, 1),)
    rows = b"".join(b"\0" + row.tobytes() for x, y, across, down in passes for row in big[y::down, x::across])
    header = struct.pack(">IIBBBBB", width, height, pixels.dtype.itemsize * 8, colour_type, 0, 0, interlaced)
    data = b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header)
    data += b"".join(png_chunk(name.encode(), content) for name, content in chunks.items())
    data += png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")
    return lambda path: _put(path, data)


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def iccp(profile: bytes) -> bytes:
    """What is inside a PNG's iCCP chunk (section 11.3.3.3)."""
    return b"x\0\0" + zlib.compress(profile)


def tiff(grid: Grid, photometric: int, *, bits: int = 0, order: Literal["<", ">"] = "<", **tags: int | bytes) -> Write:
    """An uncompressed TIFF of one strip, also those Pillow does not write (TIFF 6.0, section 2)."""
    pixels = spread(grid)
    height, width = pixels.shape[:2]
    samples = 1 if pixels.ndim == 2 else pixels.shape[2]
    bits = bits or pixels.dtype.itemsize * 8
    if bits == 12:  # two samples in three bytes, first bits first
        pairs = pixels.reshape(-1, 2).astype(np.uint32)
        joined = pairs[:, 0] << 12 | pairs[:, 1]
        data = np.stack((joined >> 16, joined >> 8 & 255, joined & 255), axis=1).astype(np.uint8).tobytes()
    else:
        data = pixels.astype(pixels.dtype.newbyteorder(order)).tobytes()
    fields: dict[int, list[int] | bytes] = {
        256: [width],
        257: [height],
        258: [bits] * samples,
        259: [1],
        262: [photometric],
        273: [8],
        277: [samples],
        278: [height],
        279: [len(data)],
        339: [3 if pixels.dtype.kind == "f" else 1] * samples,
    }
    for name, value in tags.items():
        number = {"orientation": 274, "extra": 338, "profile": 34675}[name]
        fields[number] = value if isinstance(value, bytes) else [value]
    after = data + bytes(len(data) % 2)
    entries = b""
    for number, values in sorted(fields.items()):
        code = "B" if isinstance(values, bytes) else "I" if number in (273, 279) else "H"
        packed = struct.pack(f"{order}{len(values)}{code}", *values)
        if len(packed) > 4:
            packed, after = struct.pack(f"{order}I", 8 + len(after)), after + packed + bytes(len(packed) % 2)
        kind = {"B": 7, "H": 3, "I": 4}[code]
        entries += struct.pack(f"{order}HHI", number, kind, len(values)) + packed.ljust(4, b"\0")
    magic = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", 8 + len(after))
    whole = magic + after + struct.pack(f"{order}H", len(fields)) + entries + bytes(4)
    return lambda path: _put(path, whole)


def jp2(grid: Grid, profile: bytes) -> Write:
    """A JPEG 2000 with a profile (ISO/IEC 15444-1, section I.5.3.3), which Pillow does not write."""
    stream = io.BytesIO()
    Image.fromarray(spread(grid)).save(stream, "JPEG2000")
    before, header, rest = stream.getvalue().partition(b"jp2h")
    size = int.from_bytes(before[-4:], "big")
    start = rest.index(b"colr") - 4
    box = struct.pack(">I4s3B", 11 + len(profile), b"colr", 2, 0, 0) + profile
    rest = rest[:start] + box + rest[start + 15 :]
    data = before[:-4] + struct.pack(">I", size - 15 + len(box)) + header + rest
    return lambda path: _put(path, data)


def avif(grid: Grid, primaries: int, transfer: int, **options: Any) -> Write:
    """An AVIF with these code points for its colours (ISO/IEC 23091-2), which Pillow does not write."""
    stream = io.BytesIO()
    Image.fromarray(spread(grid)).save(stream, "AVIF", quality=100, subsampling="4:4:4", **options)
    before, box, rest = stream.getvalue().partition(b"colrnclx")
    return lambda path: _put(path, before + box + struct.pack(">HH", primaries, transfer) + rest[4:])


def seen(photo: Decoded, rows: int, columns: int) -> Floats:
    """The middle of each patch over the neutral ground, as codes of sRGB from 0 to 1."""
    pixels = np.frombuffer(photo.data, np.uint8).reshape(photo.height, photo.width, 4) / 255
    over = pixels[..., 2::-1] + (1 - pixels[..., 3:]) * GROUND
    down, across = photo.height // rows, photo.width // columns
    patches = over.reshape(rows, down, columns, across, 3)
    return np.asarray(patches[:, down // 4 : -down // 4, :, across // 4 : -across // 4].mean(axis=(1, 3)))


def srgb(grid: Grid) -> Floats:
    """The colours of 8-bit codes of sRGB; one value a patch is a gray."""
    codes = grid / 255
    return lab_of(codes if codes.ndim == 3 else np.stack((codes,) * 3, axis=-1), SRGB)


def over_ground(codes: Floats) -> Floats:
    """The colours of sRGB codes from 0 to 1, seen through `ALPHAS`."""
    alpha = ALPHAS[..., None] / 255
    return lab_of(codes * alpha + GROUND * (1 - alpha), SRGB)


def gray_light(light: Floats) -> Floats:
    """The colours of neutral grays that send this share of the light."""
    return lab_of_xyz(light[..., None] * D50)


def as_srgb(light: Floats) -> Floats:
    """Codes of sRGB for neutral grays that send this share of the light."""
    return np.stack((np.interp(light, linear(RAMP, 0), RAMP),) * 3, axis=-1)


def in_space(space: Space) -> Grid:
    """The patches, as 8-bit codes of another space."""
    return np.round(carried_over(COLOURS / 255, space) * 255).astype(np.uint8)


def alpha_added(grid: Grid) -> Grid:
    """The grid with `ALPHAS` for its last channel."""
    scale = 257 if grid.dtype == np.uint16 else 1
    return np.dstack((grid, ALPHAS.astype(grid.dtype) * scale))


def turned(orientation: int) -> bytes:
    """EXIF that says so; as bytes, since writing an AVIF takes it out of Pillow's own."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


# `COLOURS` as libjpeg-turbo's `arith_code` writes them (quality 98, 4:4:4), sequential and progressive (SOF9 and
# SOF10 of ITU-T T.81): arithmetic coding is read by Pillow, which has no way to write it.
ARITHMETIC = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQIBAQEBAQIBAQECAgICAgICAgIDAwQDAwMDAwICAwQDAwQEBAQEAgMFBQQE"
    "BQQEBAT/2wBDAQEBAQEBAQIBAQIEAwIDBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAT/yQARCABAAIAD"
    "AREAAhEBAxEB/8wACgAQEAUBEBEF/9oADAMBAAIRAxEAPwDS6lZGHNUkvvIEudpOHwFXtkIHMaRymq85csDUThh6a7hOT1JcEbxeeYMqDvV3vf8A"
    "xrnvpzYO2nr/APrgMmKv3Hofsx/MuC/h/Vh51hi/B4Lc89iU9NSxN4WIthbLq42JlPbQQ7h6qNZaA8Ll6EV1aczHoP6PQuYudqHl7bnowhdrNn/7"
    "rV0CiPS6zgrQgR4UZkHb0IyEgP/Z"
)
ARITHMETIC_PROGRESSIVE = (
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQIBAQEBAQIBAQECAgICAgICAgIDAwQDAwMDAwICAwQDAwQEBAQEAgMFBQQE"
    "BQQEBAT/2wBDAQEBAQEBAQIBAQIEAwIDBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAT/ygARCABAAIAD"
    "AREAAhEBAxEB/8wABgAQARD/2gAMAwEAAhADEAAAAdLjMxWNWQHSWqrO90fih/3lEIRBInTv+uA2tn9jzoBHhNxHWGIcwIAAhf1HwZBL9wyJzZl2"
    "vP14xf2d6iipjZPdZD91jzvX2mpJJrMS1ky8WeDSbufEFKd0/wDUyZ9GkY98BMnwNO0gG112qdHjIAhUkNqhGOqsEIH8sQrBTRU+psTVwH7NG7o9"
    "JEwAV5TY/8wABBAF/9oACAEBAAEFAqj/zAAEEQX/2gAIAQMBAT8BqP/MAAQRBf/aAAgBAgEBPwGo/8wABBAF/9oACAEBAAY/Aqj/zAAEEAX/2gAI"
    "AQEAAT8hqP/aAAwDAQACAAMAAAAQS8b/zAAEEQX/2gAIAQMBAT8QqP/MAAQRBf/aAAgBAgEBPxCo/8wABBAF/9oACAEBAAE/EKj/2Q=="
)
RAMP = np.linspace(0, 1, 4096)
INKS = {0: (0.1, 0.6, 0.85), 1: (0.85, 0.2, 0.5), 2: (0.95, 0.85, 0.15), 3: (0.0, 0.0, 0.0)}
CORNERS = np.array(  # each ink takes its share of what the others leave: any colours would do, inside sRGB
    [
        np.prod([INKS[ink] for ink in range(4) if used >> (3 - ink) & 1] or [(1.0, 1.0, 1.0)], axis=0)
        for used in range(16)
    ]
).reshape(2, 2, 2, 2, 3)
OVERPRINTS = np.array(
    [[(0, 0, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0)], [(1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 1, 0), (0, 0, 0, 1)]]
)
FOUR_INKS = cmyk_profile(lab_of(CORNERS, SRGB))
INK_CODES = (OVERPRINTS * 255).astype(np.uint8)
INK_COLOURS = lab_of(CORNERS[tuple(np.moveaxis(OVERPRINTS, -1, 0))], SRGB)
# ICC Lab in eight bits as Pillow keeps it: L* to 255, a* and b* from -128 on; TIFF's has them signed (TIFF 6.0, 23).
LAB_CODES = np.round(srgb(COLOURS) * [2.55, 1, 1]).astype(np.int64)
DEEP = COLOURS.astype(np.uint16) * 257
DEEP_GRAYS = GRAYS.astype(np.uint16) * 257
INDEXES = np.arange(8, dtype=np.uint8).reshape(2, 4)


BT_2020 = Space("BT.2020", ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)), D65, 0)  # with sRGB's curve
BRIGHT = np.array([[0.5, 0.6, 0.8, 1.0], [1.5, 2.0, 3.0, 4.9]])  # of the light of paper
TONED = 1 - 0.5 * np.exp(1 - 2 * BRIGHT)  # as it has been decided


def palette_png(**chunks: bytes) -> Write:
    """A PNG of eight colours."""
    return png(INDEXES, 3, **chunks)


def formats() -> list[Case]:
    """What each format makes of sRGB, in its ways of storing it."""
    ways: list[tuple[str, Write]] = [
        ("jpeg", saved(COLOURS, "JPEG", quality=100, subsampling=0)),
        ("jpeg-420", saved(COLOURS, "JPEG", quality=95, subsampling=2)),
        ("jpeg-progressive", saved(COLOURS, "JPEG", quality=100, progressive=True)),
        ("jpeg-arithmetic", lambda path: _put(path, b64decode(ARITHMETIC))),
        ("jpeg-arithmetic-progressive", lambda path: _put(path, b64decode(ARITHMETIC_PROGRESSIVE))),
        ("jpeg-rgb", saved(COLOURS, "JPEG", quality=100, keep_rgb=True)),
        ("png", saved(COLOURS, "PNG")),
        ("png-interlaced", png(COLOURS, 2, True)),
        ("png-palette", palette_png(PLTE=COLOURS.tobytes())),
        ("png-16", png(DEEP, 2)),
        ("png-16-interlaced", png(DEEP, 2, True)),
        ("webp-lossless", saved(COLOURS, "WEBP", lossless=True)),
        ("webp", saved(COLOURS, "WEBP", quality=100)),
        ("tiff", saved(COLOURS, "TIFF")),
        ("tiff-lzw", saved(COLOURS, "TIFF", compression="tiff_lzw")),
        ("tiff-deflate", saved(COLOURS, "TIFF", compression="tiff_adobe_deflate")),
        ("tiff-jpeg", saved(COLOURS, "TIFF", compression="jpeg", quality=100)),
        ("tiff-big-endian", tiff(COLOURS, 2, order=">")),
        ("tiff-16", tiff(DEEP, 2)),
        ("tiff-16-big-endian", tiff(DEEP, 2, order=">")),
        ("gif", saved(COLOURS, "GIF")),
        ("avif", saved(COLOURS, "AVIF", quality=100, subsampling="4:4:4")),
        ("jpeg2000", saved(COLOURS, "JPEG2000")),
        ("bmp", saved(COLOURS, "BMP")),
        ("ico", saved(COLOURS, "ICO", sizes=[(4 * PATCH, 2 * PATCH)])),
        ("ico-bmp", saved(COLOURS, "ICO", sizes=[(4 * PATCH, 2 * PATCH)], bitmap_format="bmp")),
        ("tga", saved(COLOURS, "TGA")),
        ("tga-rle", saved(COLOURS, "TGA", compression="tga_rle")),
    ]
    return [Case(name, write, srgb(COLOURS)) for name, write in ways]


def kinds() -> list[Case]:
    """Gray, deep, float, inverted, one bit."""
    bits = np.where(GRAYS < 128, np.uint8(0), np.uint8(255))
    ways: list[tuple[str, Write]] = [
        ("jpeg-gray", saved(GRAYS, "JPEG", quality=100)),
        ("png-gray", saved(GRAYS, "PNG")),
        ("png-gray-16", png(DEEP_GRAYS, 0)),
        ("tiff-gray", tiff(GRAYS, 1)),
        ("tiff-gray-inverted", tiff(255 - GRAYS, 0)),
        ("tiff-gray-16", tiff(DEEP_GRAYS, 1)),
        ("tiff-gray-16-big-endian", tiff(DEEP_GRAYS, 1, order=">")),
        ("tiff-gray-16-inverted", tiff(65535 - DEEP_GRAYS, 0)),
        ("tiff-gray-12", tiff(np.round(GRAYS / 255 * 4095).astype(np.uint16), 1, bits=12)),
        ("tiff-float", tiff((GRAYS / 255).astype(np.float32), 1)),
        ("tiff-float-inverted", tiff(1 - (GRAYS / 255).astype(np.float32), 0)),
        ("tga-gray", saved(GRAYS, "TGA")),
        ("jpeg2000-gray-16", saved(DEEP_GRAYS, "JPEG2000")),
    ]
    return [Case(name, write, srgb(GRAYS)) for name, write in ways] + [
        Case("png-1", saved(bits, "PNG", "1"), srgb(bits)),
        Case("tiff-1-group4", saved(bits, "TIFF", "1", compression="group4"), srgb(bits)),
        Case("tiff-lab", tiff(LAB_CODES.astype(np.uint8), 8), LAB_CODES / [2.55, 1, 1]),
        Case("tiff-cmyk", saved(np.dstack((255 - COLOURS, 0 * GRAYS)), "TIFF", "CMYK"), srgb(COLOURS)),
        Case("jpeg-cmyk", saved(np.dstack((255 - COLOURS, 0 * GRAYS)), "JPEG", "CMYK", quality=100), srgb(COLOURS)),
    ]


def transparent() -> list[Case]:
    """What can be seen through, over a neutral ground."""
    colours, grays = over_ground(COLOURS / 255), over_ground(np.stack((GRAYS / 255,) * 3, axis=-1))
    entries = {"PLTE": COLOURS.tobytes(), "tRNS": ALPHAS.tobytes()}
    one_clear = np.where((COLOURS == (128, 128, 128)).all(axis=-1, keepdims=True), GROUND * 255, COLOURS)
    key = struct.pack(">3H", 128, 128, 128)
    deep_key = struct.pack(">3H", *(128 * 257,) * 3)
    gray_clear = np.where(GRAYS == 128, GROUND * 255, GRAYS)
    bits = np.where(GRAYS < 128, np.uint8(0), np.uint8(255))
    black_clear = np.where(bits == 0, GROUND * 255, 255)
    return [
        Case("png-alpha", png(alpha_added(COLOURS), 6), colours),
        Case("png-alpha-16", png(alpha_added(DEEP), 6), colours),
        Case("png-gray-alpha", png(alpha_added(GRAYS), 4), grays),
        Case("png-gray-alpha-16", png(alpha_added(DEEP_GRAYS), 4), grays),
        Case("png-palette-alpha", palette_png(**entries), colours),
        Case("png-one-colour-clear", png(COLOURS, 2, tRNS=key), srgb(one_clear)),
        Case("png-16-one-colour-clear", png(DEEP, 2, tRNS=deep_key), srgb(one_clear)),
        Case("png-gray-one-clear", png(GRAYS, 0, tRNS=struct.pack(">H", 128)), srgb(gray_clear)),
        Case("png-gray-16-one-clear", png(DEEP_GRAYS, 0, tRNS=struct.pack(">H", 128 * 257)), srgb(gray_clear)),
        Case("png-1-black-clear", saved(bits, "PNG", "1", transparency=0), srgb(black_clear)),
        Case("webp-alpha", saved(alpha_added(COLOURS), "WEBP", lossless=True), colours),
        Case("tiff-alpha", tiff(alpha_added(COLOURS), 2, extra=2), colours),
        Case("tiff-alpha-16", tiff(alpha_added(DEEP), 2, extra=2), colours),
        Case("avif-alpha", saved(alpha_added(COLOURS), "AVIF", quality=100, subsampling="4:4:4"), colours),
        Case("ico-alpha", saved(alpha_added(COLOURS), "ICO", sizes=[(4 * PATCH, 2 * PATCH)]), colours),
        Case("tga-alpha", saved(alpha_added(COLOURS), "TGA"), colours),
        Case("jpeg2000-alpha", saved(alpha_added(COLOURS), "JPEG2000"), colours),
    ]


def profiled() -> list[Case]:
    """What brings its profile along."""
    cases = []
    for space in (ADOBE_RGB, DISPLAY_P3, PROPHOTO):
        codes, profile = in_space(space), rgb_profile(space)
        wanted, name = lab_of(codes / 255, space), space.name.split()[0].lower()
        deep = np.round(carried_over(COLOURS / 255, space) * 65535).astype(np.uint16)
        cases += [
            Case(f"jpeg-{name}", saved(codes, "JPEG", quality=100, subsampling=0, icc_profile=profile), wanted),
            Case(f"png-{name}", png(codes, 2, iCCP=iccp(profile)), wanted),
            Case(f"png-16-{name}", png(deep, 2, iCCP=iccp(profile)), srgb(COLOURS)),
            Case(f"png-palette-{name}", palette_png(iCCP=iccp(profile), PLTE=codes.tobytes()), wanted),
            Case(f"webp-{name}", saved(codes, "WEBP", lossless=True, icc_profile=profile), wanted),
            Case(f"jpeg2000-{name}", jp2(codes, profile), wanted),
            Case(f"tiff-16-{name}", tiff(deep, 2, profile=profile), srgb(COLOURS)),
        ]
    profile = rgb_profile(DISPLAY_P3)
    codes = in_space(DISPLAY_P3)
    # Not in ProPhoto RGB: of such a large space, the eight bits of luma and chroma are too coarse for ΔE 2.
    avif = saved(codes, "AVIF", subsampling="4:4:4", quality=100, icc_profile=profile)
    light = linear(GRAYS / 255, 1.8)
    gray = gray_profile(1.8)
    bits = np.where(GRAYS < 128, np.uint8(0), np.uint8(255))
    return [
        *cases,
        Case("avif-display", avif, srgb(COLOURS)),
        Case("tiff-ycbcr-display", saved(codes, "TIFF", "YCbCr", icc_profile=profile), srgb(COLOURS)),
        Case("png-alpha-display", png(alpha_added(codes), 6, iCCP=iccp(profile)), over_ground(COLOURS / 255)),
        Case("jpeg-gray-profile", saved(GRAYS, "JPEG", quality=100, icc_profile=gray), gray_light(light)),
        Case("png-gray-profile", png(GRAYS, 0, iCCP=iccp(gray)), gray_light(light)),
        Case("png-gray-16-profile", png(DEEP_GRAYS, 0, iCCP=iccp(gray)), gray_light(light)),
        Case("jpeg2000-gray-profile", jp2(GRAYS, gray), gray_light(light)),
        Case("jpeg2000-gray-16-profile", jp2(DEEP_GRAYS, gray), gray_light(light)),
        Case("png-1-profile", saved(bits, "PNG", "1", icc_profile=gray), srgb(bits)),
        Case("png-gray-alpha-profile", png(alpha_added(GRAYS), 4, iCCP=iccp(gray)), over_ground(as_srgb(light))),
        Case(
            "jpeg-gray-of-adobe",
            saved(GRAYS, "JPEG", quality=100, icc_profile=rgb_profile(ADOBE_RGB)),
            gray_light(linear(GRAYS / 255, ADOBE_RGB.gamma)),
        ),
        Case("jpeg-cmyk-profile", saved(INK_CODES, "JPEG", "CMYK", quality=100, icc_profile=FOUR_INKS), INK_COLOURS),
        Case("tiff-cmyk-profile", tiff(INK_CODES, 5, profile=FOUR_INKS), INK_COLOURS),
    ]


def gama(gamma: float) -> bytes:
    """What is inside a PNG's gAMA chunk (PNG, third edition, section 11.3.2.2)."""
    return struct.pack(">I", round(100_000 / gamma))


def chrm(space: Space, white: tuple[float, float] = (0.3127, 0.3290)) -> bytes:
    """What is inside a PNG's cHRM chunk (section 11.3.2.1)."""
    places = (white, *space.primaries)
    return struct.pack(">8I", *(round(value * 100_000) for place in places for value in place))


def of_films(light: Floats, transfer: int) -> Grid:
    """16-bit codes of PQ (16) or HLG (18) for shares of the light of paper, which is 203 cd/m² (ITU-R BT.2100)."""
    if transfer == 16:
        power = (light * 203 / 10_000) ** (2610 / 16384)
        codes = ((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power)) ** 78.84375
    else:
        scene = (light * 203 / 1000) ** (1 / 1.2)
        bright = 0.17883277 * np.log(np.maximum(12 * scene - 0.28466892, 1e-9)) + 0.55991073
        codes = np.where(scene <= 1 / 12, np.sqrt(3 * scene), bright)
    return np.round(codes * 65535).astype(np.uint16)


def coded() -> list[Case]:
    """What says its colours in numbers: PNG's chunks in their order of rank, and an AVIF's code points."""
    adobe, wide = in_space(ADOBE_RGB), in_space(BT_2020)
    deep = np.round(carried_over(COLOURS / 255, PROPHOTO) * 65535).astype(np.uint16)
    p3, profile = in_space(DISPLAY_P3), iccp(rgb_profile(ADOBE_RGB))
    flat = linear(COLOURS / 255, 0)
    adobe_chunks = {"gAMA": gama(ADOBE_RGB.gamma), "cHRM": chrm(ADOBE_RGB)}
    low = np.linspace(0, 0.5, 8).reshape(2, 4) ** 2 * 2  # of the light of paper: nothing is toned down yet
    primaries = np.linalg.inv(to_d50(BT_2020)) @ to_d50(SRGB)
    dim = np.clip(linear(COLOURS / 255, 0) * 0.45 @ primaries.T, 0, 1)
    cases = [
        Case("png-gama-chrm", png(adobe, 2, **adobe_chunks), srgb(COLOURS)),
        Case(
            "png-16-gama-chrm-d50", png(deep, 2, gAMA=gama(1.8), cHRM=chrm(PROPHOTO, (0.3457, 0.3585))), srgb(COLOURS)
        ),
        Case("png-palette-gama-chrm", palette_png(PLTE=adobe.tobytes(), **adobe_chunks), srgb(COLOURS)),
        Case("png-alpha-gama-chrm", png(alpha_added(adobe), 6, **adobe_chunks), over_ground(COLOURS / 255)),
        Case("png-chrm", png(p3, 2, cHRM=chrm(DISPLAY_P3)), srgb(COLOURS)),
        Case("png-gama", png(COLOURS, 2, gAMA=gama(1)), lab_of_xyz(COLOURS / 255 @ to_d50(SRGB).T)),
        Case("png-gray-gama", png(GRAYS, 0, gAMA=gama(1.8)), gray_light(linear(GRAYS / 255, 1.8))),
        Case("png-gray-16-gama", png(DEEP_GRAYS, 0, gAMA=gama(1.8)), gray_light(linear(GRAYS / 255, 1.8))),
        Case("png-gama-of-srgb", png(COLOURS, 2, gAMA=struct.pack(">I", 45455), cHRM=chrm(SRGB)), srgb(COLOURS)),
        Case("png-srgb-before-gama", png(COLOURS, 2, sRGB=b"\0", gAMA=gama(1), cHRM=chrm(ADOBE_RGB)), srgb(COLOURS)),
        Case(
            "png-iccp-before-srgb",
            png(adobe, 2, sRGB=b"\0", iCCP=profile, gAMA=gama(1)),
            lab_of(adobe / 255, ADOBE_RGB),
        ),
        Case("png-iccp-before-gama", png(adobe, 2, iCCP=profile, gAMA=gama(1)), srgb(COLOURS)),
        Case("png-cicp-p3", png(p3, 2, cICP=bytes((12, 13, 0, 1)), iCCP=profile, sRGB=b"\0"), srgb(COLOURS)),
        Case("png-cicp-srgb", png(COLOURS, 2, cICP=bytes((1, 13, 0, 1)), iCCP=profile), srgb(COLOURS)),
        Case("png-cicp-bt2020", png(wide, 2, cICP=bytes((9, 13, 0, 1))), srgb(COLOURS)),
        Case("png-cicp-bt2020-of-films", png(wide, 2, cICP=bytes((9, 14, 0, 1))), srgb(COLOURS)),
        Case("png-cicp-gamma", png(GRAYS, 0, cICP=bytes((1, 4, 0, 1))), gray_light(linear(GRAYS / 255, 2.2))),
        Case(
            "png-16-cicp-linear",
            png(np.round(flat * 65535).astype(np.uint16)[:, [0, 3]], 2, cICP=bytes((1, 8, 0, 1))),
            srgb(COLOURS[:, [0, 3]]),
        ),
        Case(
            "png-cicp-unspecified",
            png(adobe, 2, cICP=bytes((2, 2, 0, 1)), iCCP=profile),
            lab_of(adobe / 255, ADOBE_RGB),
        ),
        Case("png-cicp-of-films-range", png(COLOURS, 2, cICP=bytes((9, 16, 0, 0))), srgb(COLOURS)),
        Case("avif-p3", avif(p3, 12, 13), srgb(COLOURS)),
        # Not in BT.2020: see `profiled` about AVIF and spaces as large as that.
        Case("avif-gamma", avif(np.dstack((GRAYS,) * 3), 1, 4), gray_light(linear(GRAYS / 255, 2.2))),
        Case("avif-profile-before-code", avif(p3, 1, 8, icc_profile=rgb_profile(DISPLAY_P3)), srgb(COLOURS)),
        Case("avif-srgb-of-films", avif(COLOURS, 1, 1), srgb(COLOURS)),
    ]
    for transfer, name in (16, "pq"), (18, "hlg"):
        chunk = bytes((9, transfer, 0, 1))
        cases += [
            Case(f"png-16-{name}", png(of_films(low, transfer), 0, cICP=chunk), gray_light(low)),
            Case(f"png-16-{name}-bright", png(of_films(BRIGHT, transfer), 0, cICP=chunk), gray_light(TONED)),
            Case(
                f"png-16-{name}-colours",
                png(of_films(dim, transfer), 2, cICP=chunk),
                lab_of_xyz(linear(COLOURS / 255, 0) * 0.45 @ to_d50(SRGB).T),
            ),
        ]
    return cases


def orientations() -> list[Case]:
    """Stored in every way a camera may have been held."""
    cases = []
    for number, upright in UPRIGHT.items():
        wanted = upright(srgb(COLOURS))
        exif = turned(number)
        cases += [
            Case(f"jpeg-turned-{number}", saved(COLOURS, "JPEG", quality=100, subsampling=0, exif=exif), wanted),
            Case(f"png-16-turned-{number}", png(DEEP, 2, eXIf=exif[6:]), wanted),
            Case(f"webp-turned-{number}", saved(COLOURS, "WEBP", lossless=True, exif=exif), wanted),
            Case(f"tiff-16-turned-{number}", tiff(DEEP, 2, orientation=number), wanted),
            Case(f"avif-turned-{number}", saved(COLOURS, "AVIF", quality=100, exif=exif), wanted),
        ]
    return cases


SHEET = [*formats(), *kinds(), *transparent(), *profiled(), *coded(), *orientations()]


@pytest.mark.parametrize("scale", [1, 0.5], ids=["whole", "half"])
@pytest.mark.parametrize("case", SHEET, ids=[case.name for case in SHEET])
def test_every_patch_has_its_colour(case: Case, scale: float, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    case.write(path)
    rows, columns = case.colours.shape[:2]
    size = (int(columns * PATCH * scale), int(rows * PATCH * scale))
    photo = decode(PhotoKey(PhotoSource(None, str(path)), *size))
    assert (photo.width, photo.height) == size
    assert not photo.info.damaged
    assert not photo.info.broken_profile
    off = difference(lab_of(seen(photo, rows, columns), SRGB), case.colours)
    assert off.max() <= 2, off.round(1)


def test_a_tiff_profile_that_is_a_number_is_said(tmp_path: Path) -> None:
    path = tmp_path / "photo"
    tiff(GRAYS, 1, profile=7)(path)
    photo = decode(PhotoKey(PhotoSource(None, str(path)), 4 * PATCH, 2 * PATCH))
    assert (photo.info.broken_profile, photo.info.damaged) == (True, False)
    assert difference(lab_of(seen(photo, 2, 4), SRGB), srgb(GRAYS)).max() <= 2


@pytest.mark.parametrize(
    ("chunks", "name", "broken"),
    [
        ({}, None, False),
        ({"gAMA": gama(1.8)}, "sRGB, gamma 1.8", False),
        ({"cHRM": chrm(ADOBE_RGB)}, "Primaries of its own", False),
        ({"cICP": bytes((12, 13, 0, 1))}, "Display P3", False),
        ({"cICP": bytes((9, 16, 0, 1))}, "BT.2020 PQ, toned down", False),
        ({"gAMA": bytes(4)}, "", True),
        ({"gAMA": b"\xff" * 4}, "", True),
        ({"gAMA": b"\0"}, "", True),
        ({"cHRM": bytes(32)}, "", True),
        ({"cHRM": chrm(ADOBE_RGB, (0.9, 0.05))}, "", True),
        ({"cHRM": struct.pack(">8I", 31270, 32900, *(30000, 30000) * 3)}, "", True),
        ({"cHRM": chrm(ADOBE_RGB)[:8]}, "", True),
        ({"cHRM": b"\xff\xff\xff\xff\0\0\0\1" * 4}, "", True),
    ],
)
def test_what_a_pngs_chunks_say_is_named_or_called_broken(
    chunks: dict[str, bytes], name: str | None, broken: bool, tmp_path: Path
) -> None:
    path = tmp_path / "photo"
    png(COLOURS, 2, **chunks)(path)
    info = decode(PhotoKey(PhotoSource(None, str(path)), 4 * PATCH, 2 * PATCH)).info
    assert (info.profile, info.broken_profile) == (name, broken)


@pytest.mark.parametrize("size", [0, 1, 3, 0x7FFFFFFF])
def test_a_jpeg_2000_box_of_no_sensible_size_ends_the_search(size: int) -> None:
    box = struct.pack(">I4sQ", size, b"odd ", 1 << 63)
    profile = struct.pack(">I4sI4s3B", 8 + 11 + 4, b"jp2h", 11 + 4, b"colr", 2, 0, 0) + b"icc."
    assert jp2_profile(io.BytesIO(profile)) == b"icc."
    assert jp2_profile(io.BytesIO(box + profile)) is None
    assert jp2_profile(io.BytesIO(struct.pack(">I4s", 1 << 31, b"jp2h") + profile[8:])) is None
    assert jp2_profile(io.BytesIO(profile.replace(b"\2\0\0icc.", b"\1\0\0icc."))) is None
