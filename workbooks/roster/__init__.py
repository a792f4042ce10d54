"""A trainer's sheet of participants: written empty, and read with every mistake told in one go."""
