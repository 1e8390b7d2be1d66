"""Who may do what: keys for programs, accounts and sessions for people, all kept hashed."""
