"""Small PDFs made on the spot, for tests."""

from collections.abc import Sequence


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", language: str = "") -> bytes:
    """A PDF whose pages hold these lines, in the order of the file."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    font = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    streams = [add(_stream(lines)) for lines in pages]
    tree = len(objects) + len(pages) + 1
    kids = [
        add(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 %d 0 R >> >> /Contents %d 0 R >>" % (tree, font, stream)
        )
        for stream in streams
    ]
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    add(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids)))
    lang = b"/Lang (%s) " % language.encode() if language else b""
    root = add(b"<< /Type /Catalog /Pages %d 0 R %s>>" % (tree, lang))
    info = add(b"<< /Title (%s) >>" % title.encode())
    return _file(objects, root, info)


def _stream(lines: Sequence[str]) -> bytes:
    shown = b"".join(b"(%s) Tj T*\n" % _escaped(line) for line in lines)
    body = b"BT /F1 11 Tf 72 760 Td 14 TL\n" + shown + b"ET"
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)


def _escaped(line: str) -> bytes:
    data = line.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        data = data.replace(sign, b"\\" + sign)
    return data


def _file(objects: list[bytes], root: int, info: int) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>" % (len(objects) + 1, root, info)
    return out + table + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(out)
