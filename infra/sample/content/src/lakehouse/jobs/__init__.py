"""One module a job; each has run(settings, day)."""
