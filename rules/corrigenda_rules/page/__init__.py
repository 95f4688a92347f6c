"""Rules about what a copied page holds besides its article."""
