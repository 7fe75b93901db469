"""The public doors: each reads the request, picks rows and a template. No rule here."""
