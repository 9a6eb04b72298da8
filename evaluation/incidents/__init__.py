"""The gold for incidents, disputes and origins, and what a linker's answer is measured with. README.md has the rules."""
