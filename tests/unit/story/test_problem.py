"""Problems as they are printed."""

from viewer.story.problem import Place, Problem, Severity


def test_a_problem_is_one_line_that_editors_can_jump_to() -> None:
    problem = Problem("captions.yaml", Place(41, 7), Severity.WARNING, "missing-translation", "no English caption")
    assert str(problem) == "captions.yaml:41:7: warning: no English caption"


def test_it_stays_one_line_whatever_the_file_is_called() -> None:
    problem = Problem("a\nb\udcff\x1b[31m.yaml", Place(1, 2), Severity.ERROR, "syntax", "m")
    assert str(problem) == "a\\x0ab\\xdcff\\x1b[31m.yaml:1:2: error: m"
