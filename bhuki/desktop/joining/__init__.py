"""Join matrices of several sheets and files: what is chosen, what is the same, what differs."""
