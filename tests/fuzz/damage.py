"""Ways to damage a sound file, so that it still looks like one for a while."""

from __future__ import annotations

import io
import zipfile

from hypothesis import strategies as st

NASTY = (
    b"\x00",
    b"\xff",
    b"\xed\xa0\x80",  # a surrogate in UTF-8
    b"\xef\xbb\xbf",
    b"\r\n",
    b"\x1b[31m",
    "\u202e\u2028\u0085".encode(),
    b'"',
    b"'",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"[" * 3_000,
    b'{"a":' * 3_000,
    b"{" * 3_000,
    b"<a>" * 3_000,
    b"((" * 1_500,
    b"nan",
    b"NaN",
    b"-inf",
    b"Infinity",
    b"1e999",
    b"-1e999",
    b"9" * 5_000,
    b"0x" + b"f" * 5_000,
    b"99999999999999999999",
    b"-1",
    b"2024-02-30",
    b"9999-12-31T23:59:59+00:00",
    b"0001-01-01T00:00:00+14:00",
    b"{{",
    b"}}",
    b"{{c1::x}}",
    b"{=%100%x#y~z}",
    b"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]>",
    b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>",
    b"&b;",
    b"&#0;",
    b"&#xD800;",
    b"&#99999999999;",
    b"../../../x",
    b"=cmd|' /C calc'!A1",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\n\n",
    b"true",
    b"null",
    b"[]",
    b"{}",
    b"x" * 5_000,
)

ZSTD = b"\x28\xb5\x2f\xfd"


def unsqueezed(data: bytes) -> bytes:
    """What a member holds, were it compressed once more."""
    if not data.startswith(ZSTD):
        return data
    import zstandard

    return zstandard.ZstdDecompressor().decompressobj().decompress(data)


def squeezed(data: bytes, like: bytes) -> bytes:
    """Compressed as a member like it is."""
    if not like.startswith(ZSTD):
        return data
    import zstandard

    return zstandard.ZstdCompressor(level=1).compress(data)


_place = st.floats(0, 1)
_piece = st.one_of(st.sampled_from(NASTY), st.binary(max_size=8))


@st.composite
def _cut_up(draw: st.DrawFn, seed: bytes) -> bytes:
    """Some stretches taken out, doubled, swapped or replaced."""
    data = seed
    for _ in range(draw(st.integers(1, 4))):
        start = int(draw(_place) * len(data))
        length = draw(st.sampled_from((0, 1, 1, 2, 4, 16, 200)))
        piece = draw(_piece)
        match draw(st.sampled_from(("put", "cut", "double", "flip", "end"))):
            case "put":
                data = data[:start] + piece + data[start + length :]
            case "cut":
                data = data[:start] + data[start + length :]
            case "double":
                data = data[:start] + data[start : start + length] * draw(st.integers(2, 50)) + data[start:]
            case "flip":
                data = data[:start] + bytes([draw(st.integers(0, 255))]) + data[start + 1 :]
            case "end":
                data = data[:start]
    return data


@st.composite
def _line_by_line(draw: st.DrawFn, seed: bytes) -> bytes:
    """Lines left out, doubled, or their values replaced."""
    lines = seed.split(b"\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("out", "double", "value", "move"))):
            case "out":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "value":
                key, equals, _ = lines[at].partition(b"=")
                lines[at] = key + equals + draw(_piece)
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        lines = lines or [b""]
    return b"\n".join(lines)


@st.composite
def _inside(draw: st.DrawFn, seed: bytes) -> bytes:
    """A ZIP file, sound as such, one member of which is damaged, missing or named oddly."""
    with zipfile.ZipFile(io.BytesIO(seed)) as packed:
        members = [(info.filename, packed.read(info)) for info in packed.infolist()]
    at = draw(st.integers(0, len(members) - 1))
    name, data = members[at]
    match draw(st.sampled_from(("damage", "damage", "damage", "out", "name", "double"))):
        case "damage":
            members[at] = (name, squeezed(draw(_cut_up(unsqueezed(data))), data))
        case "out":
            del members[at]
        case "name":
            members[at] = (draw(st.sampled_from(("../../x", "/x", "C:\\x", name.upper(), "x" * 200))), data)
        case "double":
            members.append((name + "x", data))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in members:
            packed.writestr(name, data)
    return out.getvalue()


def damaged(seeds: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """A sound file, damaged; or bytes of no kind."""
    ways: list[st.SearchStrategy[bytes]] = []
    for seed in seeds:
        ways += [_cut_up(seed), _line_by_line(seed)]
        if seed.startswith(b"PK\x03\x04"):
            ways += [_inside(seed)] * 3
    whole = st.one_of(*ways)
    return st.one_of(whole, whole, whole, whole, st.binary(max_size=300), st.text(max_size=200).map(_encoded))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")
