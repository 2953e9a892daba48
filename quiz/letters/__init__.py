"""The letters of any script: cut and counted as a reader would, put in order, said in ASCII."""
