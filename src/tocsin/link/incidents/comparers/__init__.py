"""One small pure comparer a facet: two profiles -> a `Facet` with a score and the reason.

Scores are added up like evidence: 0 says nothing, 1 is worth about three to one for the same happening, -1 three to one against.
"""
