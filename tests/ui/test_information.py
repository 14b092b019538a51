"""The information panel: which facts there are, and that all of them can be read."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.cranked import EN, VI, captioned, photo, story_of
from tests.ui.looking import click, place_in_window, press, texts_on_screen, views_on_screen
from tests.ui.test_theme import contrast
from viewer.imaging.request import DecodeFailure, FailureReason, PhotoInfo
from viewer.loading import load
from viewer.story.language import Language, LanguageChoice
from viewer.story.missing import missing_translations
from viewer.story.model import Block, BlockKind, Photo, Story
from viewer.ui.facts import Fact, Facts, facts_of, human_size
from viewer.ui.information import CloseButton, Information, ground_of
from viewer.ui.look import Look
from viewer.ui.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Theme
from viewer.ui.words import counted

MakeWidget = Callable[[QWidget, int, int], None]
BOTH = LanguageChoice((VI, EN))
INFO = PhotoInfo(6000, 4000, "JPEG", (1, 2, 1_403_322, 4))
ALL_FACTS = (
    ("location", "Phố cổ", ""),
    ("city", "Hà Nội", ""),
    ("state", "Hà Nội", ""),
    ("country", "Việt Nam", ""),
    ("taken", "2025-03-12T08:14+07:00", ""),
    ("camera", "Nikon D850", ""),
    ("lens", "85mm f/1.8G", ""),
    ("exposure-time", "1/250 s", ""),
    ("aperture", "f/2.8", ""),
    ("sensitivity", "ISO 400", ""),
    ("bias", "−0.7 EV", ""),
    ("focal-length", "85 mm", ""),
    ("focal-length-35", "127 mm", ""),
    ("position", "21.0285° N, 105.8542° E", ""),
    ("altitude", "12 m", ""),
)
THEMES = [(LIGHT, 4.5), (DARK, 4.5), (LIGHT_CONTRAST, 7.0), (DARK_CONTRAST, 7.0)]


def story_with(one: Photo) -> Story:
    return Story((VI, EN), captioned("x", "y"), photos=(one,))


def facts(
    story: Story,
    choice: LanguageChoice = BOTH,
    info: PhotoInfo | None = INFO,
    failure: DecodeFailure | None = None,
    problems: int = 0,
    index: int = 0,
) -> Facts:
    return facts_of(story, index, choice, info, failure, problems, missing_translations(story), QLocale("en-GB"))


class TestFacts:
    def test_of_a_photo(self) -> None:
        one = photo(1)._replace(alt=captioned("Alt Việt", "Alt English"), credit=captioned("Ảnh", "Photo"))
        story = story_with(one._replace(focus=(0.625, 0.4), seconds=2.5))
        assert facts(story).photo == (
            Fact("Photo", "1 of 1"),
            Fact("Id", "p1"),
            Fact("File", "p1.png"),
            Fact("Dimensions", "6,000 × 4,000 pixels"),
            Fact("Format", "JPEG"),
            Fact("File size", "1.4 MB"),
            Fact("Alt text\nTiếng Việt", "Alt Việt", VI),
            Fact("Alt text\nEnglish", "Alt English", EN),
            Fact("Credit", "Ảnh", VI),
            Fact("Focus", "62 % from the left, 40 % from the top"),
            Fact("Own time", "2.5 seconds"),
        )

    def test_alternative_text_in_the_one_language_shown_needs_no_name(self) -> None:
        story = story_with(photo(1)._replace(alt=captioned("Việt", "English")))
        assert Fact("Alt text", "English", EN) in facts(story, LanguageChoice((VI, EN), EN)).photo

    def test_alternative_text_in_another_language_says_so(self) -> None:
        story = story_with(photo(1)._replace(alt=captioned("Việt")))
        assert Fact("Alt text\nTiếng Việt", "Việt", VI) in facts(story, LanguageChoice((VI, EN), EN)).photo

    def test_no_alternative_text_is_said(self) -> None:
        assert Fact("Alt text", "None") in facts(story_of(1)).photo

    def test_a_photo_that_is_not_there_yet_says_nothing_of_its_file(self) -> None:
        assert [fact.label for fact in facts(story_of(1), info=None).photo] == ["Photo", "Id", "File", "Alt text"]

    def test_a_photo_that_cannot_be_shown_says_why(self) -> None:
        said = facts(story_of(1), info=None, failure=DecodeFailure(FailureReason.MISSING))
        assert Fact("Not shown", "The file is not there.") in said.photo

    def test_a_damaged_file_is_said(self) -> None:
        assert "Damaged" not in [fact.label for fact in facts(story_of(1)).photo]
        damaged = facts(story_of(1), info=INFO._replace(damaged=True))
        assert Fact("Damaged", "Only a part of the file could be read.") in damaged.photo

    def test_the_colour_profile_is_named(self) -> None:
        assert "Colour profile" not in [fact.label for fact in facts(story_of(1)).photo]
        named = facts(story_of(1), info=INFO._replace(profile="Display P3"))
        assert Fact("Colour profile", "Display P3") in named.photo
        assert Fact("Colour profile", "Without a name") in facts(story_of(1), info=INFO._replace(profile="")).photo

    def test_a_colour_profile_that_cannot_be_used_is_said(self) -> None:
        broken = facts(story_of(1), info=INFO._replace(profile="", broken_profile=True))
        said = [fact.text for fact in broken.photo if fact.label == "Colour profile"]
        assert said == ["It cannot be used, so the colours are taken for sRGB."]

    def test_a_name_that_is_no_text_can_be_shown(self) -> None:
        assert Fact("File", "\ufffdx.jpg") in facts(story_with(photo(1)._replace(file="\udcffx.jpg"))).photo

    def test_captions_inside_the_file_are_told_by_language(self) -> None:
        said = (
            ("title", "Old streets", ""),
            ("creator", "An", ""),
            ("copyright", "CC0", ""),
            ("caption-xmp", "Trong tệp", "vi"),
            ("caption-xmp", "?", "qq-nonsense"),
            ("caption-iptc", "In the file", ""),
            ("caption-exif", "By the camera", ""),
            ("caption-png", "In a text", "en"),
            ("alt-text", "Một vật", "vi"),
            ("description", "A long one", "en"),
            ("unheard-of", "x", ""),
        )
        assert facts(story_of(1), info=INFO._replace(facts=said)).found == (
            Fact("Title", "Old streets"),
            Fact("Creator", "An"),
            Fact("Copyright", "CC0"),
            Fact("Tiếng Việt\nXMP", "Trong tệp", VI),
            Fact("qq-nonsense\nXMP", "?", Language("qq-nonsense")),
            Fact("IPTC", "In the file"),
            Fact("EXIF", "By the camera"),
            Fact("English\nPNG text", "In a text", EN),
            Fact("Tiếng Việt\nAlt text", "Một vật", VI),
            Fact("English\nLong description", "A long one", EN),
        )
        assert facts(story_of(1)).found == ()
        assert facts(story_of(1), info=None).found == ()

    def test_how_it_was_taken_is_told_in_plain_words(self) -> None:
        assert facts(story_of(1), info=INFO._replace(facts=ALL_FACTS)).taken == (
            Fact("Taken", "12 March 2025, 08:14 (UTC+7)"),
            Fact("Place", "Phố cổ, Hà Nội, Việt Nam"),
            Fact("Position", "21.0285° N, 105.8542° E"),
            Fact("Altitude", "12 m"),
            Fact("Camera", "Nikon D850"),
            Fact("Lens", "85mm f/1.8G"),
            Fact("Exposure", "1/250 s, f/2.8, ISO 400, −0.7 EV"),
            Fact("Focal length", "85 mm (127 mm on 35 mm film)"),
        )
        assert facts(story_of(1)).taken == facts(story_of(1), info=None).taken == ()

    def test_what_is_not_known_is_not_told(self) -> None:
        few = (("aperture", "f/2.8", ""), ("focal-length", "35 mm", ""), ("focal-length-35", "35 mm", ""))
        assert facts(story_of(1), info=INFO._replace(facts=(*few, ("taken", "2025-02-30T08:14", "")))).taken == (
            Fact("Exposure", "f/2.8"),
            Fact("Focal length", "35 mm"),
        )

    def test_of_the_story(self) -> None:
        paragraph = Block(BlockKind.PARAGRAPH, captioned("x", "y"))
        story = replace(story_of(1_234), article=(paragraph, paragraph))
        said = facts(story, problems=3, index=1_233)
        assert said.photo[0] == Fact("Photo", "1,234 of 1,234")
        assert said.story == (
            Fact("Photos", "1,234"),
            Fact("Article", "2 parts"),
            Fact("Problems", "3 things to mend"),
        )
        assert facts(story_of(1)).story[1:] == (Fact("Article", "None"), Fact("Problems", "None"))

    def test_missing_translations_are_counted_by_language(self) -> None:
        story = story_with(photo(1, captioned("chỉ tiếng Việt"))._replace(alt=captioned("cũng vậy")))
        assert facts(story).translations == (Fact("Tiếng Việt", "Complete"), Fact("English", "2 missing"))
        assert facts(Story((VI,), photos=(photo(1),)), LanguageChoice((VI,))).translations == ()

    @pytest.mark.parametrize(
        ("count", "said"),
        [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_000, "1.0 kB"),
            (999_949, "999.9 kB"),
            (999_951, "1.0 MB"),
            (24_600_000, "24.6 MB"),
            (3_100_000_000, "3.1 GB"),
            (5_000_000_000_000_000, "5,000.0 TB"),
        ],
    )
    def test_sizes_are_said_as_people_say_them(self, count: int, said: str) -> None:
        assert human_size(count) == said

    def test_problems_are_counted_in_words(self) -> None:
        assert [counted(count) for count in (1, 2, 1_001)] == [
            "One thing to mend",
            "2 things to mend",
            "1,001 things to mend",
        ]


def panel(make_widget: MakeWidget, shown: Facts, height: int = 2_000, look: Look | None = None) -> Information:
    made = Information(look or Look(LIGHT))
    made.show_photo(shown)
    make_widget(made, made.width_wanted(), height)
    return made


def button_of(made: Information) -> CloseButton:
    (found,) = made.findChildren(CloseButton)
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_everything_is_on_the_panel_and_nothing_overlaps(
    make_widget: MakeWidget, sample_story: Path, scale: float, direction: Qt.LayoutDirection
) -> None:
    story = load([str(sample_story)]).story
    shown = facts(story, info=INFO._replace(facts=(*ALL_FACTS, ("caption-xmp", "Trong tệp", "vi"))))
    made = panel(make_widget, shown, 4_000, Look(LIGHT, text_scale=scale))
    made.setLayoutDirection(direction)
    sections = (shown.photo, shown.taken, shown.found, shown.story, shown.translations)
    said = texts_on_screen(made)
    assert sorted(said) == sorted(
        ["Information", "THIS PHOTO", "HOW IT WAS TAKEN", "WORDS INSIDE ITS FILE", "THE STORY", "TRANSLATIONS"]
        + [text for section in sections for fact in section for text in (fact.label, fact.text)]
    )
    places = [place_in_window(view) for view in views_on_screen(made)]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert all(made.rect().contains(place) for place in places)
    title, button = places[0], button_of(made).geometry()
    right = made.width() // 2
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    assert (title.center().x() > right, button.center().x() < right) == (mirrored, mirrored)
    assert made.height_at(made.width()) >= max(place.bottom() for place in places)


def test_a_panel_as_high_as_it_wants_to_be_needs_no_scrolling(make_widget: MakeWidget) -> None:
    made = panel(make_widget, facts(story_of(3)))
    made.resize(made.width(), made.height_at(made.width()))
    assert made.verticalScrollBar().maximum() == 0
    made.resize(made.width(), made.height() - 40)
    assert made.verticalScrollBar().maximum() == 40


def test_it_shows_the_next_photos_facts_from_the_beginning(make_widget: MakeWidget) -> None:
    many = facts(story_with(photo(1)._replace(alt=captioned("dài " * 100, "long " * 100), seconds=2)))
    made = panel(make_widget, many, 200)
    made.verticalScrollBar().setValue(50)
    made.show_photo(facts(story_of(3), index=2, info=None))
    assert made.verticalScrollBar().value() == 0
    made.resize(made.width(), 1_000)
    said = texts_on_screen(made)
    assert "3 of 3" in said
    assert "2 seconds" not in said
    assert said.count("Complete") == 2
    made.show_photo(many)
    assert "2 seconds" in texts_on_screen(made)


def test_a_stories_words_are_told_in_their_language(make_widget: MakeWidget) -> None:
    made = panel(make_widget, facts(story_with(photo(1)._replace(alt=captioned("Việt <b>x</b>", "English")))))
    (view,) = [view for view in views_on_screen(made) if view.text == "Việt <b>x</b>"]
    assert view.locale().bcp47Name() == "vi"


def test_its_button_closes_it(qtbot: QtBot, make_widget: MakeWidget) -> None:
    made = panel(make_widget, facts(story_of(1)))
    button = button_of(made)
    with qtbot.waitSignal(made.closed):
        click(button)
    button.setFocus()
    with qtbot.waitSignal(made.closed):
        press(made, "Space")
    assert button.accessibleName()


@pytest.mark.parametrize(("theme", "least"), THEMES)
def test_its_words_can_be_read(make_widget: MakeWidget, theme: Theme, least: float) -> None:
    look = Look(LIGHT)
    made = panel(make_widget, facts(story_of(1)), look=look)
    look.wear(theme)
    ground = made.grab().toImage().pixelColor(2, 2).name()
    assert ground == ground_of(theme) != theme.stage
    assert made.grab().toImage().pixelColor(made.width() - 1, 2).name() == ground
    for words in (theme.stage_text, theme.stage_second):
        assert contrast(words, ground) >= least
