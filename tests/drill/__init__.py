"""Drills on a live server: slow, printing figures. Only `make drill` comes here."""
