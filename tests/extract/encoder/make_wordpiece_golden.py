"""make_wordpiece_golden.py TOKENIZER_FOLDER: what the reference tokenizer makes of odd text.

Writes wordpiece_vocabulary.txt, every seventh piece of the folder's vocab.txt and all of one character, and
wordpiece_golden.txt: lines made by a seeded generator from our example articles, pieces, and ranges of Unicode, each
after a hash of its pieces' numbers. Needs Hugging Face's tokenizers (0.23); only whoever changes the generator runs it.
"""
import pathlib
import random
import sys

import tokenizers

HERE = pathlib.Path(__file__).parent
LINES = 10500
RANGES = [
    (0x00, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0xBF), (0xC0, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF),
    (0x400, 0x52F), (0x531, 0x58F), (0x591, 0x5F4), (0x600, 0x6FF), (0x900, 0x97F), (0xE01, 0xE5B), (0x10A0, 0x10FF),
    (0x1100, 0x11FF), (0x13A0, 0x13FF), (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x20CF),
    (0x20D0, 0x20F0), (0x2100, 0x218F), (0x2190, 0x27BF), (0x2C60, 0x2C7F), (0x2E00, 0x2E5D), (0x3000, 0x30FF),
    (0x3400, 0x3500), (0x4E00, 0x9FFF), (0xA640, 0xA69F), (0xA720, 0xA7FF), (0xAC00, 0xD7A3), (0xE000, 0xE010),
    (0xF900, 0xFAFF), (0xFB00, 0xFB4F), (0xFE00, 0xFE0F), (0xFE10, 0xFE6F), (0xFEFF, 0xFEFF), (0xFF01, 0xFFFD),
    (0x10400, 0x1044F), (0x1D400, 0x1D7FF), (0x1F300, 0x1FAFF), (0x20000, 0x20100), (0x2F800, 0x2FA1D),
    (0xE0000, 0xE007F), (0x80, 0x3000), (0x80, 0xD7FF), (0x10000, 0x14FFF), (0x16000, 0x1FFFF), (0x10FFF0, 0x10FFFF),
]
ODD = [
    "\u0130stanbul", "I\u015f\u0131k", "stra\u00dfe", "STRA\u1e9eE", "\ufb01nal", "\ufb03", "\u212a", "\u212b", "\u01c5",
    "e\u0301", "E\u0301\u0323", "\u1ec7", "\u03a3\u03a3", "\u03c2", "don\u2019t", "\u201cno\u201d", "\u2014", "\u2026",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1fa\U0001f1e6", "\u2764\ufe0f", "1\u20ac", "$5", "a\u00adb",
    "x" * 100, "x" * 101, "\u00e9" * 100, "\u00e9" * 101, "a\u200bb", "\u302e\u0316a", "\ud55c\uae00", "\u0e33",
]


def char(rng):
    first, last = rng.choice(RANGES)
    c = rng.randint(first, last)
    return chr(c) if not 0xD800 <= c <= 0xDFFF else "?"


def element(rng, words, pieces):
    kind = rng.randrange(8)
    word = rng.choice(words)
    if kind == 0:
        return word
    if kind == 1:
        return "".join(rng.choice((c.upper(), c)) for c in word)
    if kind in (2, 3):
        return "".join(rng.choice(pieces) for _ in range(rng.randint(1, 3)))
    if kind == 4:
        at = rng.randint(0, len(word))
        return word[:at] + char(rng) + word[at:]
    if kind == 5:
        return rng.choice(ODD)
    return "".join(char(rng) for _ in range(rng.randint(1, 4)))


def line(rng, words, pieces):
    count = rng.choice((1, 1, 1, 1, 1, 2, 3))
    return "".join(element(rng, words, pieces) + rng.choice(("", "", " ", "\t", "\u00a0")) for _ in range(count))


def escaped(text):
    return "".join(f"\\{ord(c):02x}" if c < " " or c in "\\\x7f" else c for c in text)


def hash_of(numbers):
    result = 2166136261
    for number in numbers:
        for byte in number.to_bytes(4, "little"):
            result = (result ^ byte) * 16777619 % 2**32
    return result


def main():
    folder = pathlib.Path(sys.argv[1])
    full = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    kept = [p for i, p in enumerate(full) if p and (i % 7 == 0 or len(p.removeprefix("##")) == 1 or p == "[UNK]")]
    kept = [p for p in kept if p == "[UNK]" or not p.startswith("[") or len(p) == 1]
    (HERE / "wordpiece_vocabulary.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    reference = tokenizers.Tokenizer(tokenizers.models.WordPiece({p: i for i, p in enumerate(kept)}, unk_token="[UNK]"))
    reference.normalizer = tokenizers.normalizers.BertNormalizer()
    reference.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()

    articles = sorted((HERE.parents[2] / "examples/articles").glob("*.txt"))
    words = " ".join(path.read_text(encoding="utf-8") for path in articles).split()
    pieces = [p.removeprefix("##") for p in kept if p != "[UNK]"]
    rng = random.Random(7)
    seen = set()
    while len(seen) < LINES:
        text = line(rng, words, pieces)
        if len(text) < 60 or rng.random() < 0.02:
            seen.add(text)
    with open(HERE / "wordpiece_golden.txt", "w", encoding="utf-8", newline="\n") as out:
        for text in sorted(seen):
            numbers = reference.encode(text).ids or [kept.index("[UNK]")]
            out.write(f"{hash_of(numbers):08x} {escaped(text)}\n")


if __name__ == "__main__":
    main()
