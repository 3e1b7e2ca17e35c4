"""Training of the starter model, and adaptation."""
