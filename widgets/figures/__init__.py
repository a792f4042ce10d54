"""What our pictures look like: each module draws one kind, from plain values, and computes nothing."""
