"""The stories that golden screenshots show, written into a folder: the sample's real words, and hard cases.

Their pictures are drawn here, in a few flat colours, so that goldens stay small and depend on no codec.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageColor, ImageDraw

from tests.conftest import ROOT

LANDSCAPE, PORTRAIT, WIDE, SQUARE = (1800, 1200), (1200, 1800), (1920, 1080), (1500, 1500)
"""The shapes of photos, 3:2, 2:3, 16:9 and 1:1, in pixels; photos are enlarged where a stage has more."""

_GROUNDS = ("#c9b8a0", "#7d94a6", "#a8b39a", "#3d4450", "#b98d6f", "#2e3a52")
_LIGHT, _BRIGHT, _DARK = "#e8e0d0", "#b4552d", "#4a5560"
_SAMPLE_SHAPES = (LANDSCAPE, LANDSCAPE, PORTRAIT, WIDE, LANDSCAPE, SQUARE)

Texts = dict[str, str]


def draw_photo(path: Path, size: tuple[int, int], number: int) -> None:
    """A photo of `size` pixels: a flat ground, a circle that shows whether it is squeezed, a horizon, a standing bar
    whose place and the ground's colour tell photos (by `number`) apart."""
    width, height = size
    colours = (_GROUNDS[number % len(_GROUNDS)], _LIGHT, _BRIGHT, _DARK)
    image = Image.new("P", size, 0)
    image.putpalette([part for colour in colours for part in ImageColor.getrgb(colour)])
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, height * 3 // 4, width, height), 3)
    left = width * (1 + number % 5) // 8
    draw.rectangle((left, height // 3, left + width // 12, height * 3 // 4), 2)
    radius = min(size) // 6
    x, y = width * 3 // 4, height // 3
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), 1)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)


def write_story(folder: Path, name: str) -> None:
    """Write the story of this name (see `STORIES`) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    STORIES[name](folder)


def _write(folder: Path, **story: Any) -> None:
    # JSON is YAML, and quotes every text.
    text = json.dumps({"format": 1} | story, ensure_ascii=False, indent=1)
    (folder / "captions.yaml").write_text(text, encoding="utf-8")


def _photos(folder: Path, count: int, size: tuple[int, int] = LANDSCAPE) -> list[dict[str, Any]]:
    """So many photos without captions."""
    for number in range(count):
        draw_photo(folder / f"p{number + 1}.png", size, number)
    return [{"file": f"p{number + 1}.png"} for number in range(count)]


def _captioned(folder: Path, *captions: Texts) -> list[dict[str, Any]]:
    return [
        photo | {"caption": caption} for photo, caption in zip(_photos(folder, len(captions)), captions, strict=True)
    ]


def _sample(folder: Path) -> None:
    """The sample story's own words, with drawn pictures in place of its photos."""
    text = (ROOT / "captions.yaml").read_text("utf-8")
    names = re.findall(r"file: (gallery/.+)\.jpg", text)
    for number, (name, shape) in enumerate(zip(names, _SAMPLE_SHAPES, strict=True)):
        draw_photo(folder / f"{name}.png", shape, number)
    text = re.sub(r"(file: gallery/.+)\.jpg", r"\1.png", text)
    (folder / "captions.yaml").write_text(text, encoding="utf-8")


def _three_languages(folder: Path) -> None:
    """In Vietnamese, English and French, with translations missing in each of them."""
    _write(
        folder,
        languages=["vi", "en", "fr"],
        title={"vi": "Chợ nổi", "en": "The floating market", "fr": "Le marché flottant"},
        photos=_captioned(
            folder,
            {"vi": "Thuyền đầu tiên đến trước bình minh.", "en": "The first boat comes before dawn."},
            {"en": "Pineapples, by the hundred.", "fr": "Des ananas, par centaines."},
            {"vi": "Một bát bún trên sóng."},
            {"fr": "À dix heures, tout est vendu."},
        ),
        article=[
            {"heading": {"vi": "Trước bình minh", "en": "Before dawn"}},
            {
                "text": {
                    "vi": "Người bán treo hàng lên cây sào để khách nhìn thấy từ xa.",
                    "en": "Sellers hang their goods on a pole, so that buyers see them from afar.",
                    "fr": "Les vendeurs accrochent leurs produits à une perche, pour qu’on les voie de loin.",
                },
                "photos": ["p1", "p2"],
            },
            {"text": {"en": "Breakfast is cooked on board."}, "photos": ["p3"]},
            {"text": {"fr": "Puis la rivière redevient silencieuse."}, "photos": ["p4"]},
        ],
    )


def _right_to_left(folder: Path) -> None:
    """In Arabic and English. Arabic letters come from the machine's own fonts: for tests, not for goldens."""
    _write(
        folder,
        languages=["ar", "en"],
        title={"ar": "سوق السمك في الصباح", "en": "The fish market in the morning"},
        photos=_captioned(
            folder,
            {"ar": "يصل الصيادون قبل شروق الشمس.", "en": "The fishermen arrive before sunrise."},
            {"ar": "في الساعة 10:30 يُباع كل شيء (OK).", "en": "By 10:30 everything is sold (OK)."},
            {"ar": "يعود الهدوء إلى الميناء."},
        ),
        article=[
            {
                "text": {
                    "ar": "يبدأ اليوم في الميناء باكراً جداً. القوارب الصغيرة تدخل واحداً بعد الآخر.",
                    "en": "The day begins very early in the harbour. The small boats come in one after another.",
                },
                "photos": ["p1"],
            },
            {
                "text": {"ar": "ثم يأتي المشترون من المدينة.", "en": "Then the buyers come from the town."},
                "photos": ["p2", "p3"],
            },
        ],
    )


def _no_article(folder: Path) -> None:
    _write(
        folder,
        languages=["vi", "en"],
        title={"vi": "Ba bức ảnh", "en": "Three photos"},
        photos=_captioned(
            folder,
            {"vi": "Buổi sáng trên đồi.", "en": "Morning on the hill."},
            {"vi": "Buổi trưa.", "en": "Noon."},
            {"vi": "Đêm xuống.", "en": "Night falls."},
        ),
    )


def _no_captions(folder: Path) -> None:
    """No photo has a caption; the article alone speaks."""
    paragraph = {"vi": "Không có chú thích nào ở đây.", "en": "There are no captions here."}
    _write(
        folder,
        languages=["vi", "en"],
        title={"vi": "Không lời", "en": "Without words"},
        photos=_photos(folder, 3, PORTRAIT),
        article=[{"text": paragraph, "photos": ["p1"]}, {"text": paragraph, "photos": ["p2"]}],
    )


def _short_and_long(folder: Path) -> None:
    """Captions of one word and of 2,000 characters, side by side."""
    vietnamese = "Người xem dừng lại thật lâu trước bức ảnh này, vì ở đó có quá nhiều điều để kể. "
    english = "People stand for a long time in front of this photo, because there is so much to tell of it. "
    _write(
        folder,
        languages=["vi", "en"],
        title={"vi": "Ngắn và dài", "en": "Short and long"},
        photos=_captioned(
            folder,
            {"vi": "Đồi.", "en": "Hill."},
            {"vi": (vietnamese * 30)[:2_000], "en": (english * 30)[:2_000]},
            {"vi": "Biển.", "en": (english * 30)[:2_000]},
        ),
    )


def _many_photos(folder: Path) -> None:
    """300 small photos, as many captions, and a paragraph for every tenth."""
    photos = _photos(folder, 300, (90, 60))
    for number, photo in enumerate(photos, 1):
        photo["caption"] = {"vi": f"Ảnh số {number}.", "en": f"Photo number {number}."}
    _write(
        folder,
        languages=["vi", "en"],
        title={"vi": "Ba trăm bức ảnh", "en": "Three hundred photos"},
        photos=photos,
        article=[
            {"text": {"vi": f"Từ ảnh {number}.", "en": f"From photo {number} on."}, "photos": [f"p{number}"]}
            for number in range(1, 301, 10)
        ],
    )


def _long_article(folder: Path) -> None:
    """An article of 2,000 paragraphs in two languages; a photo in its first, its middle and its last one."""
    photos = {1: ["p1"], 1_000: ["p2"], 2_000: ["p3"]}
    _write(
        folder,
        languages=["vi", "en"],
        title={"vi": "Hai nghìn đoạn", "en": "Two thousand paragraphs"},
        photos=_captioned(folder, *({"vi": f"Ảnh {number}.", "en": f"Photo {number}."} for number in (1, 2, 3))),
        article=[
            {
                "text": {
                    "vi": f"Đoạn {number}. " + "Đường còn dài và trời đã về chiều. " * (1 + number % 4),
                    "en": f"Paragraph {number}. " + "The road is long, and it is late. " * (1 + number % 4),
                },
                "photos": photos.get(number, []),
            }
            for number in range(1, 2_001)
        ],
    )


def _problems(folder: Path) -> None:
    """A photo that is missing, one that is no photo, a misspelt key, a missing translation, an unknown photo."""
    photos = _captioned(
        folder,
        {"vi": "Ảnh này nguyên vẹn.", "en": "This photo is whole."},
        {"vi": "Tệp này bị thiếu.", "en": "This file is missing."},
        {"vi": "Tệp này không phải là ảnh.", "en": "This file is no photo."},
        {"vi": "Chú thích này chưa được dịch."},
    )
    photos[3]["captoin"] = {"en": "This caption has not been translated."}
    _write(
        folder,
        languages=["vi", "en"],
        title={"vi": "Có lỗi", "en": "With mistakes"},
        photos=photos,
        article=[{"text": {"vi": "Một đoạn.", "en": "A paragraph."}, "photos": ["p1", "p9"]}],
    )
    (folder / "p2.png").unlink()
    (folder / "p3.png").write_text("not a photo", encoding="ascii")


STORIES: dict[str, Callable[[Path], None]] = {
    "sample": _sample,
    "three-languages": _three_languages,
    "right-to-left": _right_to_left,
    "no-article": _no_article,
    "no-captions": _no_captions,
    "short-and-long": _short_and_long,
    "many-photos": _many_photos,
    "long-article": _long_article,
    "problems": _problems,
}
"""Every story there is to show, by its name, which is also that of its folder."""
