"""From a raw text or page to a report: body, furniture with its reasons, title, byline, date, language, tags."""

from tocsin.clean.page import NoArticleError, clean_page
from tocsin.clean.text import clean_text

__all__ = ["NoArticleError", "clean_page", "clean_text"]
