"""The `tocsin` command: thin skins over the library."""
