"""Two machines and no server: facts as lines of files that any folder can carry."""
