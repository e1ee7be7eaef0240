"""What people wrote: files become sources, documents and records."""
