"""Language tags: which are well formed, which language they name, and what was meant where they are not.

Lexical only: the tags of BCP 47 (RFC 5646) with the two-letter languages of ISO 639-1. How languages are
called in their own language is the window's business.
"""

import re
from functools import lru_cache

from viewer.story.language import Language
from viewer.story.phrase import LanguageName

UNDETERMINED = Language("und")
"""The language of a text in a story that names no language anywhere."""

_NAMES = {
    "aa": "Afar", "ab": "Abkhazian", "ae": "Avestan", "af": "Afrikaans", "ak": "Akan", "am": "Amharic",
    "an": "Aragonese", "ar": "Arabic", "as": "Assamese", "av": "Avaric", "ay": "Aymara",
    "az": "Azerbaijani", "ba": "Bashkir", "be": "Belarusian", "bg": "Bulgarian", "bi": "Bislama",
    "bm": "Bambara", "bn": "Bengali", "bo": "Tibetan", "br": "Breton", "bs": "Bosnian", "ca": "Catalan",
    "ce": "Chechen", "ch": "Chamorro", "co": "Corsican", "cr": "Cree", "cs": "Czech", "cu": "Church Slavic",
    "cv": "Chuvash", "cy": "Welsh", "da": "Danish", "de": "German", "dv": "Divehi", "dz": "Dzongkha",
    "ee": "Ewe", "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian",
    "eu": "Basque", "fa": "Persian", "ff": "Fulah", "fi": "Finnish", "fj": "Fijian", "fo": "Faroese",
    "fr": "French", "fy": "Western Frisian", "ga": "Irish", "gd": "Scottish Gaelic", "gl": "Galician",
    "gn": "Guarani", "gu": "Gujarati", "gv": "Manx", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi",
    "ho": "Hiri Motu", "hr": "Croatian", "ht": "Haitian", "hu": "Hungarian", "hy": "Armenian",
    "hz": "Herero", "ia": "Interlingua", "id": "Indonesian", "ie": "Interlingue", "ig": "Igbo",
    "ii": "Sichuan Yi", "ik": "Inupiaq", "io": "Ido", "is": "Icelandic", "it": "Italian", "iu": "Inuktitut",
    "ja": "Japanese", "jv": "Javanese", "ka": "Georgian", "kg": "Kongo", "ki": "Kikuyu", "kj": "Kuanyama",
    "kk": "Kazakh", "kl": "Kalaallisut", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "kr": "Kanuri",
    "ks": "Kashmiri", "ku": "Kurdish", "kv": "Komi", "kw": "Cornish", "ky": "Kyrgyz", "la": "Latin",
    "lb": "Luxembourgish", "lg": "Ganda", "li": "Limburgan", "ln": "Lingala", "lo": "Lao",
    "lt": "Lithuanian", "lu": "Luba-Katanga", "lv": "Latvian", "mg": "Malagasy", "mh": "Marshallese",
    "mi": "Maori", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay",
    "mt": "Maltese", "my": "Burmese", "na": "Nauru", "nb": "Norwegian Bokmål", "nd": "North Ndebele",
    "ne": "Nepali", "ng": "Ndonga", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian",
    "nr": "South Ndebele", "nv": "Navajo", "ny": "Chichewa", "oc": "Occitan", "oj": "Ojibwa", "om": "Oromo",
    "or": "Odia", "os": "Ossetian", "pa": "Punjabi", "pi": "Pali", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "qu": "Quechua", "rm": "Romansh", "rn": "Rundi", "ro": "Romanian", "ru": "Russian",
    "rw": "Kinyarwanda", "sa": "Sanskrit", "sc": "Sardinian", "sd": "Sindhi", "se": "Northern Sami",
    "sg": "Sango", "sh": "Serbo-Croatian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "sm": "Samoan", "sn": "Shona", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "ss": "Swati",
    "st": "Southern Sotho", "su": "Sundanese", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "tg": "Tajik", "th": "Thai", "ti": "Tigrinya", "tk": "Turkmen", "tl": "Tagalog",
    "tn": "Tswana", "to": "Tongan", "tr": "Turkish", "ts": "Tsonga", "tt": "Tatar", "tw": "Twi",
    "ty": "Tahitian", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "ve": "Venda",
    "vi": "Vietnamese", "vo": "Volapük", "wa": "Walloon", "wo": "Wolof", "xh": "Xhosa", "yi": "Yiddish",
    "yo": "Yoruba", "za": "Zhuang", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip

# What people write for a language: country codes, three-letter codes that ISO 639-1 shortens, own names.
_MEANT = {
    "vn": "vi", "vie": "vi", "viet": "vi", "tiếng việt": "vi", "eng": "en", "us": "en", "gb": "en", "jp": "ja",
    "jpn": "ja", "cn": "zh", "tw": "zh-Hant", "zho": "zh", "chi": "zh", "kr": "ko", "kor": "ko", "cz": "cs",
    "ces": "cs", "cze": "cs", "dk": "da", "dan": "da", "gr": "el", "ell": "el", "gre": "el", "ua": "uk",
    "ukr": "uk", "deu": "de", "ger": "de", "deutsch": "de", "fra": "fr", "fre": "fr", "français": "fr",
    "spa": "es", "español": "es", "ita": "it", "italiano": "it", "rus": "ru", "русский": "ru", "por": "pt",
    "português": "pt", "br": "br", "ara": "ar", "العربية": "ar", "hin": "hi", "tha": "th", "ind": "id",
    "indonesia": "id", "nld": "nl", "dut": "nl", "pol": "pl", "swe": "sv", "nor": "no", "fin": "fi", "tur": "tr",
    "heb": "he", "iw": "he", "in": "id", "ji": "yi", "khm": "km", "lao": "lo", "中文": "zh", "日本語": "ja",
    "한국어": "ko", "farsi": "fa", "mandarin": "zh",
}  # fmt: skip
_CODE_OF_NAME = {name.lower(): code for code, name in _NAMES.items()}

_TAG = (  # as text: most stories are in languages of two letters
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3})){0,8}(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8}){1,8}){0,8}"
    r"(?:-x(?:-[a-z0-9]{1,8}){1,8})?$|x(?:-[a-z0-9]{1,8}){1,8}$"
)


@lru_cache(maxsize=1024)
def tag_of(text: str) -> Language | None:
    """The language tag that `text` is, in canonical case (`zh-Hant`, `pt-BR`); None if it is none."""
    if len(text) == 2 and text in _NAMES:
        return Language(text)
    lowered = text.lower()
    if len(text) > 60 or not text.isascii() or not re.match(_TAG, lowered):
        return None
    primary = lowered.partition("-")[0]
    if (len(primary) == 2 and primary not in _NAMES) or (len(primary) == 3 and primary in _MEANT):
        return None
    parts = lowered.split("-")
    canonical = parts[:1]
    for part in parts[1:]:
        if any(len(earlier) == 1 for earlier in canonical):  # an extension or private use: all small
            canonical.append(part)
        elif len(part) == 4 and part.isalpha():
            canonical.append(part.title())
        else:
            canonical.append(part.upper() if len(part) == 2 else part)
    return Language("-".join(canonical))


@lru_cache(maxsize=1024)
def meant_by(text: str) -> Language | None:
    """The tag that was probably meant by `text`, which is none: `vi` for `vn`, `pt-BR` for `pt_BR`."""
    if len(text) > 60:
        return None
    word = text.strip().lower().replace("_", "-")
    tag = tag_of(word)
    if tag is not None:
        return tag
    meant = _MEANT.get(word) or _CODE_OF_NAME.get(word)
    if meant is None and "-" in word:
        primary, _, rest = word.partition("-")
        shorter = _MEANT.get(primary) or _CODE_OF_NAME.get(primary)
        return tag_of(f"{shorter}-{rest}") if shorter else None
    return Language(meant) if meant else None


def is_known(text: str) -> bool:
    """Whether `text` is the tag of a language that an author is likely to write in."""
    return len(text) <= 60 and text.lower().partition("-")[0] in _NAMES and tag_of(text) is not None


def english_name(language: Language) -> LanguageName:
    """What messages call a language: `English`, `Portuguese (pt-BR)`; the tag where there is no name for it."""
    primary, _, rest = language.partition("-")
    name = _NAMES.get(primary)
    if name is None:
        return LanguageName(language, language)
    return LanguageName(f"{name} ({language})" if rest else name, language)
