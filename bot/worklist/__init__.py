"""Complete lists: what an indicator asks for, what a unit owes, what is due."""
