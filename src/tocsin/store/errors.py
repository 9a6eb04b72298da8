"""What the desk says when it cannot go on."""


class DeskError(Exception):
    """Something about the desk file that the user must know or change; the message is one line."""
