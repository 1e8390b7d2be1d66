"""What happened, in SQL: answers given, and what people said of them."""
