"""Hand-off to print 发排: what the layout room gets, and the verb that gives it."""

from articles.layout.handing_off.verb import HandedOff, hand_off

__all__ = ["HandedOff", "hand_off"]
