"""Archives to measure with: any number of articles, the same each time, with nothing copied."""
