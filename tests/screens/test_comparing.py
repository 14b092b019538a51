"""The judge of golden screenshots can say no: to the smallest thing that a reader would see, and to nothing else."""

from collections.abc import Callable
from importlib import resources
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.screens.comparing import check, difference, difference_picture, orphans
from viewer.ui.theme import DARK, LIGHT, TextSize, Theme

SIZE = (1280, 800)
TEXTS = [
    (text, ground)
    for theme in (LIGHT, DARK)
    for text, ground in (
        (theme.ink, theme.paper),
        (theme.ink_second, theme.paper),
        (theme.ink_quiet, theme.paper),
        (theme.stage_text, theme.stage),
        (theme.stage_second, theme.stage),
    )
]
Painter = Callable[..., Image.Image]


@pytest.fixture(scope="module")
def paint() -> Painter:
    """Paints a word in the interface's smallest letters: `paint(text, ink, ground, at=(x, y))`."""
    face = resources.files("fontpkg_be_vietnam_pro") / "files" / "BeVietnamPro-Regular.ttf"
    font = ImageFont.truetype(BytesIO(face.read_bytes()), TextSize.LABEL.pixels)

    def painted(text: str, ink: str, ground: str, at: tuple[float, float] = (40, 700)) -> Image.Image:
        image = Image.new("RGB", SIZE, ground)
        ImageDraw.Draw(image).text(at, text, ink, font)
        return image

    return painted


@pytest.fixture
def picture(paint: Painter) -> Image.Image:
    return paint("Hình dựng riêng cho câu chuyện này", LIGHT.stage_second, LIGHT.stage)


def shaded(image: Image.Image, most: int) -> Image.Image:
    """The same, every level off by up to `most`, like the edges of letters on another machine."""
    levels = np.asarray(image, dtype=np.int16)
    noise = np.random.default_rng(1).integers(-most, most, levels.shape, endpoint=True)
    return Image.fromarray((levels + noise).clip(0, 255).astype(np.uint8))


def test_a_picture_looks_like_itself(picture: Image.Image) -> None:
    assert difference(picture, picture.copy()) == ""


def test_edges_shaded_otherwise_are_forgiven(picture: Image.Image) -> None:
    assert difference(picture, shaded(picture, 2)) == ""


@pytest.mark.parametrize(("ink", "ground"), TEXTS)
@pytest.mark.parametrize("by", [(1, 0), (0, 1)])
def test_one_small_word_moved_by_one_pixel_is_seen(paint: Painter, ink: str, ground: str, by: tuple[int, int]) -> None:
    still, moved = (paint("Ảnh 2", ink, ground, at=at) for at in ((40, 700), (40 + by[0], 700 + by[1])))
    assert "differ visibly" in difference(still, moved)


@pytest.mark.parametrize(("ink", "ground"), TEXTS)
@pytest.mark.parametrize(
    ("whole", "clipped"), [("Việt", "Viêt"), ("tiếng", "tiêng"), ("Ảnh", "Anh"), ("đi", "di"), ("i", "ı"), ("ư", "u")]
)
def test_a_mark_gone_from_a_small_letter_is_seen(
    paint: Painter, ink: str, ground: str, whole: str, clipped: str
) -> None:
    assert "differ visibly" in difference(paint(whole, ink, ground), paint(clipped, ink, ground))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_faintest_line_is_seen(theme: Theme) -> None:
    for line, ground in ((theme.rule, theme.paper), (theme.stage_line, theme.stage)):
        bare = Image.new("RGB", SIZE, ground)
        for at in ((100, 101, 140, 101), (100, 101, 100, 140)):
            lined = bare.copy()
            ImageDraw.Draw(lined).line(at, line)
            assert "differ visibly" in difference(bare, lined)


def test_another_ground_is_seen(picture: Image.Image) -> None:
    levels = np.asarray(picture)
    assert "another shade" in difference(picture, Image.fromarray(levels + np.uint8(6)))


def test_what_differs_a_little_everywhere_is_no_place(picture: Image.Image) -> None:
    """Single pixels of edges far from each other, as with letters that another machine draws."""
    specked = shaded(picture, 2)
    for x in range(8, 1280, 16):
        for y in range(8, 800, 16):
            specked.putpixel((x, y), (60, 60, 60))
    assert difference(picture, specked) == ""


def test_what_differs_is_seen_at_the_right_and_the_lower_edge_too() -> None:
    bare = Image.new("RGB", (101, 53), "white")
    dotted = bare.copy()
    ImageDraw.Draw(dotted).rectangle((98, 50, 100, 52), "black")
    assert difference(bare, dotted) == "9 pixels differ visibly, from (98, 50) to (100, 52)"


def test_another_size_is_another_picture(picture: Image.Image) -> None:
    sentence = difference(picture, picture.crop((0, 0, 1280, 799)))
    assert sentence == "it is 1280 × 799 pixels, not 1280 × 800"


def test_the_difference_is_shown_in_red(picture: Image.Image) -> None:
    dotted = picture.copy()
    dotted.putpixel((7, 9), (255, 255, 255))
    shown = np.asarray(difference_picture(picture, dotted), dtype=np.int16)
    reddish = shown[..., 0] != shown[..., 1]
    assert np.argwhere(reddish).tolist() == [[9, 7]]


class TestGoldens:
    @pytest.fixture
    def files(self, tmp_path: Path, picture: Image.Image) -> tuple[Path, Path, Path]:
        """A rendered picture, its golden (not yet there), and a folder for evidence."""
        picture.save(tmp_path / "state.png")
        (tmp_path / "evidence").mkdir()
        return tmp_path / "state.png", tmp_path / "goldens" / "state.webp", tmp_path / "evidence"

    def test_one_that_is_not_there_is_not_made_unless_asked_for(self, files: tuple[Path, Path, Path]) -> None:
        picture, golden, evidence = files
        assert "there is no golden yet" in check(picture, golden, evidence, write=False)
        assert not golden.exists()
        assert [path.name for path in evidence.iterdir()] == ["actual.png"]
        assert "written anew: look at it" in check(picture, golden, evidence, write=True)
        assert check(picture, golden, evidence, write=False) == ""

    def test_it_keeps_every_pixel(self, files: tuple[Path, Path, Path], picture: Image.Image) -> None:
        check(*files, write=True)
        with Image.open(files[1]) as golden:
            assert golden.convert("RGB").tobytes() == picture.tobytes()

    def test_one_that_differs_is_shown_and_left_alone(self, files: tuple[Path, Path, Path], paint: Painter) -> None:
        rendered, golden, evidence = files
        check(rendered, golden, evidence, write=True)
        before = golden.read_bytes()
        paint("Something else", LIGHT.stage_second, LIGHT.stage).save(rendered)
        found = check(rendered, golden, evidence, write=False)
        assert "differ visibly" in found
        assert str(evidence) in found
        assert golden.read_bytes() == before
        assert sorted(path.name for path in evidence.iterdir()) == ["actual.png", "difference.png", "expected.png"]
        with Image.open(evidence / "expected.png") as expected, Image.open(golden) as there:
            assert expected.tobytes() == there.convert("RGB").tobytes()

    def test_one_that_looks_alike_is_not_written_anew(
        self, files: tuple[Path, Path, Path], picture: Image.Image
    ) -> None:
        rendered, golden, evidence = files
        check(rendered, golden, evidence, write=True)
        before = golden.read_bytes()
        shaded(picture, 2).save(rendered)
        assert check(rendered, golden, evidence, write=True) == ""
        assert golden.read_bytes() == before

    def test_orphans_are_found(self, tmp_path: Path) -> None:
        for name in ("used.webp", "gone.webp", "used.png"):
            (tmp_path / name).touch()
        assert orphans(tmp_path, {"used", "missing"}) == ["gone.webp", "used.png"]
