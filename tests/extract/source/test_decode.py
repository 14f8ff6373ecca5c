"""Bytes to text."""

import pytest

from kg.errors import InputError
from kg.extract.source.decode import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_a_byte_order_mark(encoding: str) -> None:
    assert decode("Évian détient 5 %".encode(encoding)) == "Évian détient 5 %"


def test_a_latin_1_file_is_refused_with_its_first_bad_byte_and_read_when_named() -> None:
    data = "Chêne".encode("latin-1")
    with pytest.raises(InputError, match=r"a\.txt: byte 0xea at offset 2 is not UTF-8.*--encoding latin-1"):
        decode(data, name="a.txt")
    assert decode(data, encoding="latin-1") == "Chêne"


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="no text"):
        decode(data)


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00abc", b"\x89PNG\r\n\x1a\n\x00\x00\xff"])
def test_a_binary_file_is_refused_as_such(data: bytes) -> None:
    with pytest.raises(InputError, match="binary"):
        decode(data)


@pytest.mark.parametrize("encoding", ["utf-99", "base64", "rot13", ""])
def test_an_encoding_that_is_none_is_refused(encoding: str) -> None:
    with pytest.raises(InputError, match="no text encoding"):
        decode(b"abc", encoding=encoding)


def test_the_error_counts_the_byte_order_mark() -> None:
    with pytest.raises(InputError, match="offset 4 "):
        decode(b"\xef\xbb\xbfa\xff")
