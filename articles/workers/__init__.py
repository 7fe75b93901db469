"""What is done in a child of `limited`: hostile bytes in, plain words and files out.

Imports neither Django nor any other part of the site but `limited`.
"""
