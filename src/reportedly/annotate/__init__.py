"""What stands in an article: sentences, words, trees, names, attributions and factuality, from one small model.

`open_annotator` gives the annotator that ships. `Words` is for texts whose words are settled already, as in a treebank;
`conllu` reads and writes those.
"""

from reportedly.annotate import conllu
from reportedly.annotate.reader import OnnxAnnotator, Words, open_annotator, words_of

__all__ = ["OnnxAnnotator", "Words", "conllu", "open_annotator", "words_of"]
