"""Where the weights of `kg.extract.linking` come from; no part of the package.

`compose` writes passages with known claims from the frames beside it, `corpus` and `passages` turn such
passages into choices, `fit` learns from them, `python -m training` does all of it and writes the file.
"""
