"""Statements: from the heads' proposals to who says what, through small stages of one job each."""
