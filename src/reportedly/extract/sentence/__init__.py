"""What grammar says: trees, pages, nouns, subjects, tenses and tolls, before anybody asks what happened."""
