"""Other tools of the company: who works here is read from them, and nothing ever flows back."""
