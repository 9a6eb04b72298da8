"""Reading many reports: the whole way of a report from clean to resolve, in one process or several."""
