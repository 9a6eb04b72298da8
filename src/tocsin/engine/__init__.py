"""Reading many reports: one process now; more processes and machines stand behind the same door later."""
