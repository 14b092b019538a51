"""What is typed is what is shown: no text of a story is ever read as markup, wherever it stands."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QWidget

from tests.ui.conftest import StoryWriter, ViewerOpener, entry
from tests.ui.looking import place_in_window, press, texts_on_screen, views_on_screen
from viewer.story.markup import plain
from viewer.story.problem import Place, Problem, Severity
from viewer.ui.look import Look
from viewer.ui.problem_list import ProblemList
from viewer.ui.theme import LIGHT

MakeWidget = Callable[[QWidget, int, int], None]

NAUGHTY = [
    "<img src='/dev/zero'>",
    '<a href="file:///etc/passwd">x</a>',
    "<b>x</b>",
    "<!-- x -->",
    "&amp; &lt; &#65; &nbsp;",
    "a & b && c _d_ `e` # f",
    "\u202etfel ot thgir",
    "\u2066isolated\u2069",
    "vừa\u00a0khít",
    "w" * 3_000,
    "👩🏽‍🚀🇻🇳🛰️",
    unicodedata.normalize("NFC", "Z\u0351\u036b\u0343\u036a\u0302a\u0300\u0301\u0302\u0303\u0304l\u0334g\u0335o\u0336"),
    "x\u200by\u200cz\u200d",
    "%1 %n {0} $(x) ${y} %s",
    "[*]",
    "a [*] b [*][*] c",
    "שלום, עולם",
]
BAND_TEXTS = [text for text in NAUGHTY if len(text) < 100]


def is_laid_out(root: QWidget, text: str) -> bool:
    """Whether a text on the screen is laid out as exactly these letters, and announced so."""
    return any(
        view._block._layout.text() == text == view.text == view.accessibleName() and view.width() > 0
        for view in views_on_screen(root)
    )


@pytest.mark.parametrize("text", NAUGHTY)
def test_captions_titles_and_paragraphs_are_shown_letter_by_letter(
    open_viewer: ViewerOpener, write_story: StoryWriter, text: str
) -> None:
    paragraphs = [{"quote": text, "by": text}] if len(text) > 100 else [{"text": text}, {"quote": text, "by": text}]
    story = write_story(
        [entry(1, caption=text)],
        languages=["en"],
        title=text,
        byline=text,
        article=paragraphs,
    )
    viewer = open_viewer(story, size=(1_400, 1_000))
    spread = viewer.window.spread
    assert is_laid_out(spread.captions, text)
    in_article = [view._block._layout.text() for view in views_on_screen(spread.article)]
    assert in_article[0] == text
    if len(text) < 100:
        marked = plain(text)  # an article's texts have three marks, and nothing else
        assert in_article == [text, text, marked, marked, f"— {text}"]


@pytest.mark.parametrize("text", BAND_TEXTS)
def test_credits_are_shown_letter_by_letter(open_viewer: ViewerOpener, write_story: StoryWriter, text: str) -> None:
    viewer = open_viewer(write_story([entry(1, credit=text)]))
    assert is_laid_out(viewer.window.spread.footer, text)


@pytest.mark.parametrize("text", BAND_TEXTS)
def test_the_windows_title_is_shown_letter_by_letter(
    open_viewer: ViewerOpener, write_story: StoryWriter, text: str
) -> None:
    viewer = open_viewer(write_story([entry(1)], title=text))
    assert viewer.window.windowHandle().title() == f"1 / 1 · {text}"
    press(viewer.window, "F5")
    assert viewer.slideshow is not None
    assert viewer.slideshow.windowHandle().title() == f"1 / 1 · {text}"


@pytest.mark.parametrize("text", BAND_TEXTS)
def test_captions_in_the_slideshow_are_shown_letter_by_letter(
    open_viewer: ViewerOpener, write_story: StoryWriter, text: str
) -> None:
    viewer = open_viewer(write_story([entry(1, caption={"vi": text})]))
    press(viewer.window, "F5")
    assert viewer.slideshow is not None
    press(viewer.slideshow, "Right")  # past the title
    assert is_laid_out(viewer.slideshow, text)


@pytest.mark.parametrize("text", BAND_TEXTS)
def test_alternative_texts_reach_a_screen_reader_letter_by_letter(
    open_viewer: ViewerOpener, write_story: StoryWriter, text: str
) -> None:
    viewer = open_viewer(write_story([entry(1, alt={"vi": text})]))
    assert viewer.window.spread.stage.accessibleName() == text


@pytest.mark.parametrize("text", BAND_TEXTS)
def test_problems_are_listed_letter_by_letter(make_widget: MakeWidget, text: str) -> None:
    problem = Problem("captions.yaml", Place(3, 7), Severity.ERROR, "unknown", f"mend {text}")
    listed = ProblemList([problem], Look(LIGHT))
    make_widget(listed, 600, 300)
    assert listed.model().index(0, 0).data() == listed.text == str(problem)


@pytest.mark.parametrize("name", ["<b>x.jpg", "&amp;.jpg", "a\nb.jpg", "\u202egpj.jpg", "[*].jpg"])
def test_names_of_files_are_shown_letter_by_letter(open_viewer: ViewerOpener, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    viewer = open_viewer([path])
    assert texts_on_screen(viewer.window.spread.stage)[-1].endswith(name)


def test_a_name_that_is_no_text_can_be_opened_and_shown(open_viewer: ViewerOpener, tmp_path: Path) -> None:
    folder = tmp_path / "th\udcffư mục"
    folder.mkdir()
    (folder / "\udcffanh.jpg").write_bytes(b"")
    viewer = open_viewer(folder)
    assert texts_on_screen(viewer.window.spread.stage)[-1] == "\ufffdanh.jpg"
    assert viewer.window.windowHandle().title().startswith("1 / 1 · th")


def test_two_lines_in_a_caption_stay_two_lines(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story([entry(1, caption={"vi": "một", "en": "one\ntwo"})]))
    one, two, three = (view for view in views_on_screen(viewer.window.spread.captions) if not view.text.isupper())
    assert (one.text, two.text, three.text) == ("một", "one", "two")
    assert place_in_window(one).top() == place_in_window(two).top()
    assert place_in_window(two).bottom() + 1 == place_in_window(three).top()


def test_no_widget_that_knows_markup_holds_a_storys_words(open_viewer: ViewerOpener, sample_story: Path) -> None:
    viewer = open_viewer(sample_story)
    for widget in viewer.window.findChildren(QWidget):
        assert not isinstance(widget, QTextEdit)
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText
        if isinstance(widget, QPlainTextEdit):
            assert widget.isReadOnly()
        assert widget.toolTip() == widget.whatsThis() == widget.statusTip() == ""
