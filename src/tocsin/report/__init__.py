"""Views of records for people: the terminal, a page, and what several reports say about the same thing."""
