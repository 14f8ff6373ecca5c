"""Settings of all tests."""

from hypothesis import settings

# A loaded machine must not make a law fail: no law has a time limit. `derandomize` keeps runs repeatable.
settings.register_profile("kg", deadline=None, derandomize=True)
settings.load_profile("kg")
