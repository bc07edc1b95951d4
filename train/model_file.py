"""Writes the model file that extract/encoder/model_file.h describes. Needs numpy alone."""
import struct
import zlib

import numpy

MAGIC = b"DRAMATIS"
VERSION = 3
ALIGNMENT = 64
FLOATS, QUANTISED, NUMBERS, STRINGS = range(4)


def quantise_rows(array):
    """Each row as int8 codes and a scale, its greatest absolute value / 127."""
    array = numpy.asarray(array, numpy.float32)
    scales = (numpy.abs(array).max(axis=1, initial=0) / 127).astype(numpy.float32)
    divisors = numpy.where(scales == 0, 1, scales)
    codes = numpy.rint(array / divisors[:, None]).clip(-127, 127).astype(numpy.int8)
    return codes, scales


def dequantised(array):
    """What the program will read of an array that was written quantised."""
    codes, scales = quantise_rows(array)
    return codes.astype(numpy.float32) * scales[:, None]


def _encoded(value, quantise):
    """kind, rows, columns and bytes of an array or a list of strings."""
    if isinstance(value, (list, tuple)) and all(isinstance(each, (str, bytes)) for each in value):
        strings = [each.encode() if isinstance(each, str) else each for each in value]
        return STRINGS, len(strings), 1, b"".join(struct.pack("<I", len(each)) + each for each in strings)
    array = numpy.asarray(value)
    array = numpy.atleast_2d(array)  # a vector is one row
    if array.ndim != 2:
        raise ValueError(f"{array.ndim} dimensions")
    rows, columns = array.shape
    if quantise:
        codes, scales = quantise_rows(array)
        return QUANTISED, rows, columns, scales.astype("<f4").tobytes() + codes.tobytes()
    if array.dtype.kind in "iu":
        if array.size and (array.min() < 0 or array.max() >= 2**32):
            raise ValueError("numbers beyond 32 bits")
        return NUMBERS, rows, columns, array.astype("<u4").tobytes()
    if array.dtype.kind != "f":
        raise TypeError(f"an array of {array.dtype}")
    if not numpy.isfinite(array).all():
        raise ValueError("not all are finite numbers")
    return FLOATS, rows, columns, array.astype("<f4").tobytes()


def to_bytes(tensors, quantise=frozenset()):
    """The file of {name: array or list of strings}; those named in `quantise` with int8 rows."""
    unknown = set(quantise) - set(tensors)
    if unknown:
        raise ValueError(f"nothing to quantise: {sorted(unknown)}")
    entries = []
    for name, value in tensors.items():
        try:
            entries.append((name.encode(), *_encoded(value, name in quantise)))
        except (TypeError, ValueError) as error:
            raise type(error)(f"{name}: {error}") from error
    header = len(MAGIC) + 3 * 4
    end = header + sum(2 + len(name) + 1 + 4 + 4 + 8 + 8 for name, *_ in entries)
    index, data = [], []
    for name, kind, rows, columns, contents in entries:
        gap = -end % ALIGNMENT
        offset = end + gap
        index.append(struct.pack("<H", len(name)) + name + struct.pack("<BIIQQ", kind, rows, columns, offset, len(contents)))
        data += [bytes(gap), contents]
        end = offset + len(contents)
    checked = struct.pack("<I", len(entries)) + b"".join(index) + b"".join(data)
    return MAGIC + struct.pack("<II", VERSION, zlib.crc32(checked)) + checked


def write(path, tensors, quantise=frozenset()):
    with open(path, "wb") as file:
        file.write(to_bytes(tensors, quantise))


def read(path):
    """The tensors of a file: {name: array or list of strings}, quantised ones as floats."""
    raw = open(path, "rb").read()
    version, _, count = struct.unpack_from("<III", raw, len(MAGIC))
    if raw[:len(MAGIC)] != MAGIC or version != VERSION:
        raise ValueError(f"{path}: not a model file of version {VERSION}")
    at, tensors = len(MAGIC) + 12, {}
    for _ in range(count):
        (size,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2:at + 2 + size].decode()
        kind, rows, columns, offset, length = struct.unpack_from("<BIIQQ", raw, at + 2 + size)
        at += 2 + size + struct.calcsize("<BIIQQ")
        data = raw[offset:offset + length]
        if kind == STRINGS:
            strings, i = [], 0
            while i < len(data):
                (n,) = struct.unpack_from("<I", data, i)
                strings.append(data[i + 4:i + 4 + n].decode())
                i += 4 + n
            tensors[name] = strings
        elif kind == QUANTISED:
            scales = numpy.frombuffer(data, "<f4", rows)
            tensors[name] = numpy.frombuffer(data, numpy.int8, rows * columns, 4 * rows).reshape(rows, columns) * scales[:, None]
        else:
            tensors[name] = numpy.frombuffer(data, "<f4" if kind == FLOATS else "<u4").reshape(rows, columns)
    return tensors
