"""Running stories: reports about one matter, grouped as they come. Pure: no file, no clock."""

from tocsin.link.stories.background import Background
from tocsin.link.stories.grouping import Grouping, Placed, Settings
from tocsin.link.stories.shelf import Memory, Shelf
from tocsin.link.stories.story import Story
from tocsin.link.stories.words import Words, words_of

__all__ = ["Background", "Grouping", "Memory", "Placed", "Settings", "Shelf", "Story", "Words", "words_of"]
