"""The JSON API at /api/v1: the record for programs, read-only. Routes and types give the OpenAPI document (openapi.py)."""
