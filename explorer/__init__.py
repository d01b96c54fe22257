"""The program `lienket`: parses the command line, calls the library, prints. The only package that knows all the others."""
