"""The darkroom: a picture file that nobody trusts becomes the files that readers get.

Knows neither Django nor the newsroom: worker.py runs in a process of its own, which
may be killed; asking.py is the site's side of it.
"""
