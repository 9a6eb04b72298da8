"""What a codebook says when it cannot be used."""


class CodebookError(ValueError):
    """What is wrong with a codebook's file, in one line that names the file and the key."""
