"""What is said in English and can be said in another language later: the text, apart from what fills its gaps."""

from typing import Any, Self

from viewer.story.language import Language


class Phrase(str):
    """A sentence. For everybody who does not care it is an ordinary text, in English.

    `template` has a `{name}` for each of `values`, in the manner of `str.format`; a value may be a phrase itself, and
    any other text among them is somebody's own words, which are not translated.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: Any) -> Self:
        """Without values the text is taken as it is, braces included."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template = template
        made.values = values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """How it is copied."""
        return (self.template,), self.values


class LanguageName(str):
    """What a `language` is called in English; elsewhere it is called as it calls itself."""

    __slots__ = ("language",)
    language: Language

    def __new__(cls, name: str, language: Language) -> Self:
        """The name and the tag of the same language."""
        made = super().__new__(cls, name)
        made.language = language
        return made
