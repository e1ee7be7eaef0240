"""Views become pages."""
