"""How fast the viewer is, beside the viewers people use now: `python -m tests.benchmarks`.

Everything is seen from outside, alike for every program: keys go in through the X server, and the clock stops when
the photo's pixels stand on the screen. Nothing here asserts a time; the tests count, the benchmarks measure.
"""
