"""One module a page: a function from a request and the desk to what is shown."""
