"""Everything that strangers can send into the program, sent in: stories, names, metadata, photos, and what a worker
says that a photo has taken over.

Each of the `targets` takes bytes, checks what must hold whatever they are, and knows how to make interesting ones. In
the suite a fixed number of examples runs, the same each time; `python -m tests.fuzz --minutes 10` goes on with fresh
ones. What it finds is written into `seeds/`, by target, and is an example of every run from then on.
"""
