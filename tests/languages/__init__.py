"""The languages that the program speaks: what it says in English, collected, and each language's catalogue of it.

`python -m tests.languages` brings every catalogue up to date with the code and compiles it. What is new in one is
marked as unfinished, to be translated with Qt Linguist or any editor of texts; what nobody says any more is left out.
A new language is a new file: `python -m tests.languages fr` begins it.
"""
