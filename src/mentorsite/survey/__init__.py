"""Any survey tool's export becomes the totals of a pulse: rows, times and free text are dropped."""
