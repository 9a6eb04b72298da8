"""From reports to what ties them together: copied text, credits, revisions."""
