"""Old issues brought in from files: read, checked, signed by the archive, live at once.

Knows no command and prints nothing; the format is in docs/archive-format.md. Imports
nothing here: a fresh process enters by child.py before Django is set up.
"""
