"""Tables, paths and checkpoints."""
