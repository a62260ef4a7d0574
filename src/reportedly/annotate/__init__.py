"""What stands in an article: sentences, words, trees, names, attributions and factuality, from one small model.

`open_annotator` gives the annotator that ships, or one over a spaCy pipeline. `Words` is for texts whose words are
settled already, as in a treebank; `conllu` reads and writes those.
"""

from reportedly.annotate import conllu
from reportedly.annotate.choice import open_annotator
from reportedly.annotate.reader import OnnxAnnotator, Words, words_of
from reportedly.annotate.spacy import SpacyAnnotator

__all__ = ["OnnxAnnotator", "SpacyAnnotator", "Words", "conllu", "open_annotator", "words_of"]
