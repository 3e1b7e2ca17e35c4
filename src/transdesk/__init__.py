"""TransDesk: a translation desk for Russian, Kazakh and English newsrooms."""

__version__ = "0.1.0"
