"""Rules on services: what they are for, whether they fit, and what stands in the way of using them."""
