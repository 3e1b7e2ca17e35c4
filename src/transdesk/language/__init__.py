"""What is known about Russian, Kazakh and English."""
