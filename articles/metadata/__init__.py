"""Pages in the words of schema.org, made from the same values that templates print, so
that machines are told what readers see and nothing else."""

from articles.metadata.paper import front_data
from articles.metadata.script import as_script
from articles.metadata.story import story_data

__all__ = ["as_script", "front_data", "story_data"]
