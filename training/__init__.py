"""Training of the one model: reads ../shared/data, writes src/alleged/parse/weights. Not shipped."""
