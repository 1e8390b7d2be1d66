"""Whether two questions ask the same: what they are about must agree before their words are compared."""
