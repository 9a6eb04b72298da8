"""From a raw text or page to a report: body, furniture with its reasons, title, byline, date, language, tags.

`text.clean_text` and `page.clean_page` are the doors. Not gathered here: the page's takes a quarter of a second to import.
"""
