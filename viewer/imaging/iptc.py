"""What news agencies write into a photo: IPTC-IIM (version 4.2), records 1 and 2. Run in a worker process."""

from collections.abc import Mapping

from PIL import Image

_RESOURCE = 0x0404  # of Photoshop's, in a JPEG
_TIFF_TAG = 33723
_CHARACTERS, _UTF_8 = (1, 90), b"\x1b%G"  # which set the texts are written in; ISO 2022's name of UTF-8
_MOST_SETS = 1000


def iptc(image: Image.Image) -> dict[int, list[str]]:
    """The texts of record 2 by their data set: 120 is the caption (section 6 of the standard); empty if none."""
    sets = _sets(_raw(image))
    declared = sets.get(_CHARACTERS, [b""])[0] == _UTF_8
    return {
        number: [_text(data, declared) for data in found] for (record, number), found in sets.items() if record == 2
    }


def _raw(image: Image.Image) -> bytes:
    resources = image.info.get("photoshop")
    if isinstance(resources, Mapping):
        data = resources.get(_RESOURCE)
    else:
        # As it is in a TIFF, whatever its type: many programs say that the bytes are long numbers, and of those Pillow
        # hands out the first.
        data = getattr(getattr(image, "tag_v2", None), "_tagdata", {}).get(_TIFF_TAG)
    return data if isinstance(data, bytes) else b""


def _sets(data: bytes) -> dict[tuple[int, int], list[bytes]]:
    """All data sets by record and number, up to the first that is not one (section 1.5)."""
    found: dict[tuple[int, int], list[bytes]] = {}
    place = 0
    for _ in range(_MOST_SETS):
        head = data[place : place + 5]
        if len(head) < 5 or head[0] != 0x1C:
            break
        size = int.from_bytes(head[3:5], "big")
        if size > 0x7FFF:  # an extended set: pictures, never words
            break
        place += 5 + size
        found.setdefault((head[1], head[2]), []).append(data[place - size : place])
    return found


def _text(data: bytes, declared: bool) -> str:  # noqa: FBT001
    if declared:
        return data.decode("utf-8", "replace")
    return decoded(data)


def decoded(data: bytes) -> str:
    """Text whose character set nobody has told: today UTF-8, in old files what Windows wrote in the west."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
