"""The sample paper of an invented district, and bulk text for measurements."""
