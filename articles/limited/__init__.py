"""Work on bytes that nobody vouches for, done in a child that can be stopped.

Knows nothing of documents or pictures; a worker is a plain function, bytes in, bytes
out, in a module that needs neither Django's settings nor the database.
"""

from articles.limited.frames import NotFramed, pack, unpack
from articles.limited.running import Reason, Stopped, run

__all__ = ["NotFramed", "Reason", "Stopped", "pack", "run", "unpack"]
