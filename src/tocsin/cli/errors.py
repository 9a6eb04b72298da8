"""What the command says when it cannot go on."""


class UserError(Exception):
    """Something that the user must change; the message is one line that says what."""
