"""The desk's forms: what may be typed, and the sentence when it is wrong. No saving."""
