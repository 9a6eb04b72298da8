"""One small pure comparer a facet: two profiles -> a `Facet`, what was found and its reason in words.

What a finding is worth is learned (`weights`), not written here."""
