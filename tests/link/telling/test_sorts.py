"""Which sort of happening a word tells of."""

from reportedly.link.telling.sorts import counted


def test_whoever_is_arrested_is_counted_as_detained():
    assert counted("arrested") == counted("detained") == "detained"
    assert counted("killed") == "killed"
