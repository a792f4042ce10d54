"""First floor: what is touched. The learner's controls and charts, in their language; no model of its own."""
