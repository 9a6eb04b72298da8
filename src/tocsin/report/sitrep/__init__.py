"""The situation report: what a period brought, every sentence with a footnote to its passages, and checked against them."""
