"""What the network sees of a word. extract/parser/features.cc does the same at run time: change both or neither."""

import re

# Typographic characters count as their ASCII forms.
NORMALISED = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u2032": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
    "\u2014": "--", "\u2015": "--", "\u2026": "...", "\u00a0": " ", "\u00ad": "", "\u200b": "", "\ufeff": "",
}
TABLE = str.maketrans(NORMALISED)

PREFIXES = (2, 3)
SUFFIXES = (2, 3, 4)


def normalise(form):
    return form.translate(TABLE) or form


def lower(text):
    """Lower-case by Unicode's simple mapping: character by character, never changing their number."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def zero_digits(text):
    return re.sub("[0-9]", "0", text)


def hash_of(text):
    """FNV-1a, 32 bits, of the UTF-8 bytes, with a final mix so that the low bits are good."""
    value = 2166136261
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value ^ (value >> 15)


def shape_of(form):
    """"McDonald's" -> "XxXx'x": one letter a run of upper-case, lower-case letters or digits; the rest stays, up to 8."""
    shape = ""
    for c in form:
        if "0" <= c <= "9":
            s = "0"
        elif lower(c) != c:
            s = "X"
        elif c.isascii():
            s = "x" if c.isalpha() else c
        else:
            s = "x"  # other scripts' letters, symbols
        if s in "Xx0" and shape.endswith(s):
            continue
        shape += s
    if len(form) == 1:
        shape += "1"  # "A" is no "Moscow"
    elif form.isascii() and form.isalpha() and len(form) <= 3 and shape == "X":
        shape += "s"  # short capitals
    return shape[:8]


def affixes(word):
    """The hashed pieces of a lower-cased, digit-zeroed word in the order of the model's tables."""
    marked = word
    return [marked[:n] for n in PREFIXES] + [marked[-n:] for n in SUFFIXES]
