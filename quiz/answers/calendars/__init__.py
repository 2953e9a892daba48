"""The words of dates, one file a language: the file's name is its BCP 47 tag, its `WORDS` are found
by it."""
