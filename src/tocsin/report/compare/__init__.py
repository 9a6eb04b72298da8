"""The record held against a data set made by hand (ACLED, UCDP): what is in both, what in one, where tolls differ, and why."""
