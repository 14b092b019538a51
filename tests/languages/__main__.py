"""Bring the catalogues up to date: see the package."""

import argparse

from tests.languages.catalogue import compiled, read, updated, written
from tests.languages.collecting import sources
from viewer.ui.speech import CATALOGUES


def main() -> None:
    """All catalogues there are, and those of the languages named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("new", nargs="*", metavar="TAG", help="begin a catalogue of this language")
    tags = {path.stem for path in CATALOGUES.glob("*.ts")} | set(parser.parse_args().new)
    for tag in sorted(tags):
        path = CATALOGUES / f"{tag}.ts"
        entries = updated(sources(), read(path) if path.exists() else ())
        path.write_text(written(tag, entries), encoding="utf-8", newline="\n")
        compiled(path, path.with_suffix(".qm"))
        left = [entry for entry in entries if not entry.is_finished]
        print(f"{path.name}: {len(entries)} texts, {len(left)} to be translated")


if __name__ == "__main__":
    main()
