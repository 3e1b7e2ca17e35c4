"""Values that every room shares: frozen data and pure functions, standard library only."""
