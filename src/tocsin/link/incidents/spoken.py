"""Types of what is done in words, from the narrowest to the widest; each is what one question about them needs."""

from __future__ import annotations

from typing import Final

ADDRESSED: Final = frozenset({"THREATEN", "REQUEST", "ACCUSE", "REJECT"})
"""Said to somebody: who says it again, says the same."""
SPOKEN: Final = ADDRESSED | {"SANCTION"}
"""Done by saying it: those who speak are those who tell of it."""
SPEECH: Final = ADDRESSED | {"SUPPORT"}
"""Somebody's words: no report's news but for these words."""
SAID: Final = SPEECH | {"AGREE", "CONCEDE", "CONSULT", "SANCTION"}
"""Done in words, mostly."""
