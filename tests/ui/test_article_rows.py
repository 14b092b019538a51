"""The article's rows are made when they come into sight, and kept for a while after."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph
from tests.ui.looking import press
from viewer.story.language import Language, LanguageChoice, LanguageMap
from viewer.story.model import Block, BlockKind
from viewer.ui.article_pieces import block_pieces
from viewer.ui.article_row import ArticleRow, RowStyle
from viewer.ui.article_rows import _ROWS_AT_REST
from viewer.ui.look import Look
from viewer.ui.theme import LIGHT


def test_rows_that_were_in_sight_lately_are_not_made_again(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    """Making rows is what takes longest in a flip."""
    count = 60
    story = write_story(
        [entry(n) for n in range(1, 4)], article=[paragraph(n, (n - 1) // 20 + 1) for n in range(1, count + 1)]
    )
    viewer = open_viewer(story, size=(1280, 700))
    article = viewer.window.spread.article
    before = dict(article._rows)
    assert len(before) < count / 2
    press(viewer.window, "Right")
    assert not before.keys() & article._rows.keys()
    press(viewer.window, "Left")
    assert all(article._rows[row] is before[row] for row in before)
    assert article.marked_texts == before[1].texts
    for _ in range(3):
        press(viewer.window, "Right")
        press(viewer.window, "End")
        press(viewer.window, "Home")
    assert len(article._rows) + len(article._resting) <= len(before) + _ROWS_AT_REST + 2


def test_a_row_knows_its_lines_before_it_is_on_the_screen(qtbot: QtBot, fonts: None) -> None:  # noqa: ARG001
    """Where the view begins with a whole line depends on rows that nobody has seen yet."""
    english = Language("en")
    block = Block(BlockKind.PARAGRAPH, LanguageMap(((english, "word " * 200),)))
    parent = QWidget()
    qtbot.addWidget(parent)
    pieces = block_pieces(block, LanguageChoice((english,)), LIGHT, columns=False)
    row = ArticleRow(pieces, (), RowStyle(), Look(LIGHT), lambda _: None, parent)
    tops = row.line_tops(400)
    assert len(tops) > 10
    assert tops[0] < tops[1] < row.height_at(400)
