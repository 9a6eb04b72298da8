"""Exports: the record in the formats of others. One function a format (formats.py), one golden file a format in the tests."""
