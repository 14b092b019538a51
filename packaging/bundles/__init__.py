"""Makes what people install: one folder with everything inside, and what each system wraps around it."""
