"""Compressed bytes read as plain ones, with a cap on what they may unpack to."""

import gzip
import io
import zlib
from typing import BinaryIO, cast

from reportedly.errors import UnreadableSnapshotError

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
# A zstd frame may ask for up to 4 GB of window; 128 MB is what `zstd --long` makes and what the tool itself accepts.
_ZSTD_WINDOW = 2**27


def unpack(stream: BinaryIO, *, where: str, limit: int) -> io.BufferedReader:
    """Give a reader over the plain bytes, whatever the compression (told by the first bytes, not by the name).

    Args:
        stream: Bytes, plain or compressed with gzip or zstd; read from where it stands.
        where: What to call it in a message.
        limit: How many bytes a compressed stream may unpack to. Plain bytes are not counted.

    Returns:
        A reader that raises `UnreadableSnapshotError` when it passes the limit or meets damaged bytes.
    """
    packed = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    head = packed.peek(4)[:4]
    if head.startswith(_GZIP):
        capped = _Capped(cast("BinaryIO", gzip.GzipFile(fileobj=packed)), where=where, limit=limit)
    elif head.startswith(_ZSTD):
        capped = _Capped(_zstd(packed), where=where, limit=limit, at_least=_zstd_size(packed.peek(18)))
    else:
        return packed
    return io.BufferedReader(capped, buffer_size=1 << 16)


def _zstd(stream: BinaryIO) -> BinaryIO:
    # Imported when the first zstd file comes: most runs never meet one.
    import zstandard  # noqa: PLC0415

    reader = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).stream_reader(stream, read_across_frames=True)
    return cast("BinaryIO", reader)


def _zstd_size(head: bytes) -> int:
    """What the first frame says that it unpacks to; 0 if it does not say."""
    import zstandard  # noqa: PLC0415

    try:
        size = zstandard.get_frame_parameters(head).content_size
    except zstandard.ZstdError:
        return 1  # not even a whole header: anything less than one byte of text is a cut-off file
    return 0 if size == zstandard.CONTENTSIZE_UNKNOWN else size


class _Capped(io.RawIOBase):
    """Reads the plain bytes and counts them."""

    def __init__(self, plain: BinaryIO, *, where: str, limit: int, at_least: int = 0) -> None:
        super().__init__()
        self._plain = plain
        # A zstd reader ends a cut-off stream without a word; the size in its header tells.
        self._at_least = at_least
        self._where = where
        self._limit = limit
        self._n_read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer)).cast("B")
        try:
            chunk = self._plain.read(len(view))
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableSnapshotError(f"{self._where}: damaged compressed file; fetch or pack it again") from error
        except Exception as error:
            # zstandard's own error class is only importable where zstandard was needed.
            if type(error).__module__.partition(".")[0] != "zstandard":
                raise
            raise UnreadableSnapshotError(f"{self._where}: damaged zstd file; fetch or pack it again") from error
        self._n_read += len(chunk)
        if not chunk and self._n_read < self._at_least:
            raise UnreadableSnapshotError(f"{self._where}: cut-off zstd file; fetch or pack it again")
        if self._n_read > self._limit:
            raise UnreadableSnapshotError(
                f"{self._where}: unpacks to more than {self._limit / 1e6:.0f} MB, refused as a decompression bomb; "
                "unpack it yourself if you trust it"
            )
        view[: len(chunk)] = chunk
        return len(chunk)
