"""The helpdesk: what the documents cannot answer becomes a ticket, and what is missing is seen."""
