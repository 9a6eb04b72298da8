"""The pages of a desk and their JSON twins: `application(desk, settings)` is an ASGI application."""
