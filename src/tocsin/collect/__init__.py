"""From files, folders, standard input and the web to raw inputs. Knows nothing of what they say."""

from tocsin.collect.files import inputs
from tocsin.collect.source import InputError, RawReport

__all__ = ["InputError", "RawReport", "inputs"]
