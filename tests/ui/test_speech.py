"""The program speaks the reader's language: which one that is, how it fills gaps, and that it changes at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.languages.catalogue import Entry, compiled, written
from tests.languages.collecting import sources
from tests.screens.state import speaker_seated
from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import press, texts_on_screen
from viewer.actions import Action, Group
from viewer.app import Viewer
from viewer.imaging.process import WorkerProcess
from viewer.options import Options
from viewer.settings import Settings
from viewer.story.phrase import Phrase
from viewer.ui import speech as speech_module
from viewer.ui.facts import _profile_words
from viewer.ui.preferences import Preferences
from viewer.ui.show_note import ShowNote
from viewer.ui.speech import (
    SYSTEM,
    Speech,
    decimal,
    key_words,
    languages,
    plain_title_of,
    said,
    say,
    say_n,
    spoken_to,
    title_of,
)
from viewer.ui.text_view import TextView
from viewer.ui.words import counted


@pytest.fixture
def speech(qapp: QCoreApplication) -> Iterator[Speech]:  # noqa: ARG001 - translators need an application
    """Somebody who speaks, and is silent after the test."""
    made = Speech()
    yield made
    made.stop()
    QLocale.setDefault(QLocale("en-GB"))


class TestSaying:
    def test_english_is_what_stands_in_the_code(self, speech: Speech) -> None:
        speech.speak("en")
        assert say("Go to photo, 1 to {count}", count=3) == "Go to photo, 1 to 3"
        assert title_of(Action.OPEN) == "&Open…"
        assert speech._translator is None  # nothing is loaded for it

    def test_vietnamese_comes_from_its_catalogue(self, speech: Speech) -> None:
        speech.speak("vi")
        assert say("Go to photo, 1 to {count}", count=3) == "Đến ảnh, từ 1 đến 3"
        assert plain_title_of(Action.OPEN) == "Mở"
        assert key_words("Shift+Space") == "Shift+Phím cách"
        assert key_words("Ctrl+Left") == "Ctrl+←"

    def test_a_number_decides_on_the_form(self, speech: Speech) -> None:
        assert [counted(count) for count in (1, 2, 1234)] == [
            "One thing to mend", "2 things to mend", "1,234 things to mend",
        ]  # fmt: skip
        speech.speak("vi")
        assert [counted(count) for count in (1, 1234)] == ["1 chỗ cần sửa", "1.234 chỗ cần sửa"]

    def test_a_language_may_have_more_forms_than_english(
        self, speech: Speech, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (source,) = (source for source in sources() if source.text == "{count} photos")
        path = tmp_path / "ru.ts"
        forms = ("{count} фотография", "{count} фотографии", "{count} фотографий")
        path.write_text(written("ru", [Entry(source, forms, is_finished=True)]), encoding="utf-8")
        compiled(path, path.with_suffix(".qm"))
        monkeypatch.setattr(speech_module, "CATALOGUES", tmp_path)
        speech.speak("ru")
        assert [say_n("{count} photo", "{count} photos", count) for count in (1, 3, 5, 21)] == [
            "1 фотография", "3 фотографии", "5 фотографий", "21 фотография",
        ]  # fmt: skip

    def test_a_phrase_is_translated_with_the_phrases_inside_but_not_with_what_somebody_wrote(
        self, speech: Speech
    ) -> None:
        phrase = Phrase("The reason: {reason}.", reason=Phrase("The file is empty."))
        assert phrase == "The reason: The file is empty.."
        speech.speak("vi")
        assert said(phrase) == "Lý do: Tệp trống.."
        assert said(Phrase("The reason: {reason}.", reason="The file is empty.")) == "Lý do: The file is empty.."
        assert said("The file is empty.") == "The file is empty."

    def test_braces_in_what_somebody_wrote_are_nothing_special(self, speech: Speech) -> None:
        speech.speak("vi")
        assert said(Phrase("Opening “{name}” …", name="{0} {name}")) == "Đang mở “{0} {name}” …"

    def test_numbers_and_dates_are_those_of_the_language(self, speech: Speech) -> None:
        speech.speak("vi")
        assert (decimal(1234.56, 1), QLocale().name()) == ("1.234,6", "vi_VN")
        speech.speak("en")
        assert (decimal(1234.56, 1), QLocale().name()) == ("1,234.6", "en_GB")

    def test_qt_says_what_it_has_to_say_in_the_same_language(self, speech: Speech) -> None:
        speech.speak("vi")
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        assert {button.text().replace("&", "") for button in box.buttons()} == {"Mở", "Hủy"}
        asked = QMessageBox()
        asked.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        assert {button.text().replace("&", "") for button in asked.buttons()} == {"Có", "Không"}
        field = QLineEdit()
        menu = field.createStandardContextMenu()
        said_there = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
        assert said_there == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]
        for made in (menu, field, asked, box):
            made.deleteLater()


def test_profiles_that_the_decoder_has_made_are_called_by_what_they_are(speech: Speech) -> None:
    speech.speak("vi")
    assert _profile_words("BT.2020 PQ, toned down") == "BT.2020 PQ, đã giảm độ sáng"
    assert _profile_words("Primaries of its own, gamma 1.8") == "Màu cơ bản riêng, gamma 1.8"
    assert _profile_words("Adobe RGB (1998)") == "Adobe RGB (1998)"


class TestWhichLanguage:
    @pytest.mark.parametrize(
        ("understood", "spoken"),
        [
            (["vi-Latn-VN", "vi-VN", "vi"], "vi"),
            (["en-Latn-US", "en-US", "en"], "en"),
            (["de-DE", "de"], "en"),
            (["C"], "en"),
            (["de-DE", "de", "vi-VN", "vi", "en"], "vi"),
            (["de-DE", "de", "en-US", "en", "vi"], "en"),
            ([], "en"),
        ],
    )
    def test_it_is_the_first_that_the_user_of_the_system_understands(self, understood: list[str], spoken: str) -> None:
        assert spoken_to(understood) == spoken

    def test_the_system_is_asked(self, speech: Speech, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(QLocale, "system", lambda: QLocale("vi-VN"))
        speech.speak(SYSTEM)
        assert say("Close") == "Đóng"

    def test_of_its_own_language_the_system_knows_the_country(
        self, speech: Speech, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(QLocale, "system", lambda: QLocale("en-US"))
        speech.speak(SYSTEM)
        assert QLocale().name() == "en_US"
        speech.speak("vi")
        assert QLocale().name() == "vi_VN"

    @pytest.mark.parametrize("wish", ["xx", "../languages/vi", "", "vi.qm", "/etc/passwd"])
    def test_one_that_nobody_speaks_here_counts_as_the_systems(self, speech: Speech, wish: str) -> None:
        speech.speak(wish)
        assert speech.wish == SYSTEM
        assert say("Close") == "Close"

    def test_all_that_can_be_spoken_are_offered(self) -> None:
        assert languages() == ["en", "vi"]


def texts(viewer: Viewer) -> list[str]:
    """Everything the program says in the window: on the screen, in menus, and to a screen reader."""
    window = viewer.window
    found = [action.text() for action in window.actions_by_name.values()] + [menu.title() for menu in window.menus]
    found += [window.speech.menu.title()] + [menu.title() for menu in window.languages.menus]
    for widget in window.findChildren(QWidget):
        if not widget.isHidden():
            found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return found + texts_on_screen(window)


@pytest.fixture
def echo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language, `eo`, in which everything is said as in English, between brackets."""
    folder = tmp_path / "languages"
    folder.mkdir()
    entries = [
        Entry(source, (f"[{source.text}]",) * (2 if source.is_counted else 1), is_finished=True) for source in sources()
    ]
    path = folder / "eo.ts"
    path.write_text(written("eo", entries), encoding="utf-8")
    compiled(path, path.with_suffix(".qm"))
    monkeypatch.setattr(speech_module, "CATALOGUES", folder)


STORYS_OWN = (
    *("Caption", "A story", "Paragraph", "ENGLISH", "English", "Tiếng Việt", "p1", "p2", "PNG", "sRGB"),
    "Photo Caption Viewer",
)


def is_said(text: str) -> bool:
    """Whether this is said in the language `eo`, is the story's own, or has no words in it."""
    bare = text.partition("\t")[0]
    letters = [letter for letter in bare if letter.isalpha()]
    return len(letters) < 2 or "[" in bare or any(own in bare for own in STORYS_OWN)


@pytest.mark.usefixtures("echo")
class TestChangingIt:
    @pytest.fixture
    def viewer(self, open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
        article = [paragraph(1, 1), paragraph(2, 2)]
        path = write_story([entry(1), entry(2), entry(3, file="gone.png")], article=article, without=["gone.png"])
        return open_viewer(path, language="en")

    def test_everything_in_the_window_is_said_anew(self, viewer: Viewer) -> None:
        viewer.perform(Action.INFORMATION)
        viewer.window.speech.chosen.emit("en")
        before = texts(viewer)
        viewer.window.speech.chosen.emit("eo")
        assert [text for text in texts(viewer) if not is_said(text)] == []
        viewer.window.speech.chosen.emit("en")
        assert set(before) <= set(texts(viewer))

    @pytest.mark.parametrize("action", [Action.KEYS, Action.OVERVIEW, Action.GO_TO])
    def test_so_is_what_is_open(self, viewer: Viewer, action: Action) -> None:
        viewer.perform(action)
        viewer.window.speech.chosen.emit("eo")
        assert [text for text in texts(viewer) if not is_said(text)] == []

    def test_so_is_the_card_of_a_photo_that_cannot_be_shown(self, viewer: Viewer, qtbot: QtBot) -> None:
        viewer.perform(Action.LAST)
        wait_for_photo(qtbot, viewer)
        viewer.window.speech.chosen.emit("eo")
        assert "[This photo cannot be shown]" in texts_on_screen(viewer.window)
        assert "[The file is not there.]" in texts_on_screen(viewer.window)
        card = viewer.window.spread.stage._card
        assert card.width() >= card.width_within(card.width() * 2)  # the words that are longer now are not cut

    def test_so_is_a_notice(self, viewer: Viewer) -> None:
        viewer.window.show_notice(Phrase("This story cannot be opened"), Phrase("The file is empty."))
        viewer.window.speech.chosen.emit("eo")
        assert [text for text in texts_on_screen(viewer.window) if not is_said(text)] == []

    def test_so_is_a_slideshow_with_what_its_keys_say(self, viewer: Viewer) -> None:
        viewer.perform(Action.PRESENT)
        slideshow = viewer.slideshow
        assert slideshow is not None
        viewer.window.speech.chosen.emit("eo")
        viewer.perform(Action.FASTER)
        assert any(label.text().startswith("[Pace ") for label in slideshow.findChildren(ShowNote))
        press(slideshow, "?")
        assert [text for text in texts_on_screen(slideshow) if not is_said(text)] == []

    def test_so_is_the_speakers_view(self, viewer: Viewer) -> None:
        viewer.perform(Action.PRESENT)
        speaker_seated(viewer)
        view = viewer.show.two_screens.view if viewer.show.two_screens is not None else None
        assert view is not None
        viewer.window.speech.chosen.emit("eo")
        buttons = [button.text() for button in view.findChildren(QPushButton)]
        assert "[Pause or resume]" in buttons
        assert [text for text in (*buttons, *texts_on_screen(view), view.windowTitle()) if not is_said(text)] == []

    def test_so_is_the_chip_that_offers_a_passages_photo(self, viewer: Viewer) -> None:
        article = viewer.window.spread.article
        article._offer(1)
        viewer.window.speech.chosen.emit("eo")
        assert article._chip.words == "[Show photo 2]"

    def test_the_menu_offers_all_and_marks_the_one_spoken(self, viewer: Viewer) -> None:
        menu = viewer.window.speech.menu
        for wish, marked in (("eo", "Esperanto"), ("en", "English"), (SYSTEM, "As the &system has it")):
            viewer.speech.speak(wish)
            menu.aboutToShow.emit()
            assert [action.text() for action in menu.actions()][1:] == ["English", "Esperanto"]
            assert [action.text() for action in menu.actions() if action.isChecked()] == [marked]
        menu.actions()[2].trigger()
        assert viewer.speech.wish == "eo"

    def test_a_screen_reader_is_told_in_which_language_the_programs_own_words_are(self, viewer: Viewer) -> None:
        viewer.perform(Action.INFORMATION)
        viewer.window.speech.chosen.emit("eo")
        title = next(view for view in viewer.window.findChildren(TextView) if view.text == "[Information]")
        caption = next(view for view in viewer.window.findChildren(TextView) if view.text == "Caption 1")
        assert title.locale().language() == QLocale.Language.Esperanto
        assert caption.locale().language() == QLocale.Language.English
        assert viewer.window.spread.filmstrip.locale().language() == QLocale.Language.Esperanto

    def test_a_message_about_the_photo_changes_with_it(self, viewer: Viewer) -> None:
        footer = viewer.window.spread.footer
        footer.show_note(Phrase("Damaged file"))
        viewer.speech.speak("eo")
        assert "[Damaged file]" in footer.credit


@pytest.mark.usefixtures("qapp")
def test_the_choice_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "config" / "viewer.conf"

    def run(wish: str | None) -> str:
        preferences = Preferences(str(path))
        viewer = Viewer(Settings(workers=1), [WorkerProcess()], Options(()), preferences=preferences)
        if wish is not None:
            viewer.speech.speak(wish)
        spoken = viewer.window.menus[list(Group).index(Group.VIEW)].title()
        viewer.close()
        return spoken

    assert run("vi") == run(None) == "&Xem"
    assert path.read_text("utf-8") == "[General]\nlanguage=vi\n"
    assert run("en") == run(None) == "&View"
