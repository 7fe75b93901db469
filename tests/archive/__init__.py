"""Archives are brought in whole, once, and row by row where a row is bad."""
