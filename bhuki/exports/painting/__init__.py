"""Painting with Qt: letters, pages, pictures. Importing this package alone loads no Qt."""
