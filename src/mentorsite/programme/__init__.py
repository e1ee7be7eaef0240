"""What follows from what people wrote: references, rules, audiences, progress."""
