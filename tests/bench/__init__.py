"""The benchmark: `python -m tests.bench [--quick] [--write]`. Not part of the test run: it asserts nothing."""
