"""The desk file: everything that was read, in one SQLite file that can be proved against the untouched bytes.

`tocsin.Desk(path)` is its door. Nothing outside this folder writes SQL.
"""
