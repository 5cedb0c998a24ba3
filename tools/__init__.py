"""Tools that generate the reference pages of the documentation and the data files of the package."""
