"""make_small_model.py: a small random encoder, and what torch makes of it.

Writes small_model.bin (2 layers of 64, 2 heads, inner 128, 60 pieces) and small_reference.bin, which holds two sequences:
"pieces.N" and "shapes.N", and for each step s (0 the embeddings, then the layers) their rows: "exact.N.s" are torch's in
single precision, "coded.N.s" those of the layer written down here, which rounds where the program rounds.
Needs torch and transformers; only whoever changes the format runs it.
"""
import pathlib
import sys

import numpy
import torch
import transformers

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "train"))
import model_file  # noqa: E402

LAYERS, WIDTH, HEADS, INNER, PIECES, LONGEST, SHAPES = 2, 64, 2, 128, 60, 48, 3


def tensors_of(model, shapes):
    """The model file's tensors, and the names of those to be quantised."""
    state = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    tensors = {
        "encoder.sizes": numpy.array([LAYERS, WIDTH, HEADS, INNER]),
        "encoder.word": state["embeddings.word_embeddings.weight"],
        "encoder.position": state["embeddings.position_embeddings.weight"]
        + state["embeddings.token_type_embeddings.weight"][0],
        "encoder.shape": shapes,
        "encoder.norm.scale": state["embeddings.LayerNorm.weight"],
        "encoder.norm.shift": state["embeddings.LayerNorm.bias"],
        "vocabulary": ["[PAD]", "[UNK]"] + [f"p{i}" for i in range(2, PIECES)],
    }
    for layer in range(LAYERS):
        theirs, ours = f"encoder.layer.{layer}.", f"encoder.{layer}."
        for kind in ("weight", "bias"):
            parts = [state[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            tensors[f"{ours}qkv.{kind}"] = numpy.concatenate(parts)
            tensors[f"{ours}out.{kind}"] = state[f"{theirs}attention.output.dense.{kind}"]
            tensors[f"{ours}up.{kind}"] = state[f"{theirs}intermediate.dense.{kind}"]
            tensors[f"{ours}down.{kind}"] = state[f"{theirs}output.dense.{kind}"]
        for norm, place in (("norm1", "attention.output"), ("norm2", "output")):
            tensors[f"{ours}{norm}.scale"] = state[f"{theirs}{place}.LayerNorm.weight"]
            tensors[f"{ours}{norm}.shift"] = state[f"{theirs}{place}.LayerNorm.bias"]
    quantised = {"encoder.word"} | {name for name in tensors if name.endswith(".weight")}
    return tensors, quantised


def rounded(x, most, axis=None):
    """In steps of the greatest absolute value / most: of each row, or of all."""
    scale = numpy.abs(x).max(axis=axis, keepdims=True) / most
    return numpy.rint(x / scale) * scale


def run_layer(tensors, layer, x, coded):
    """One layer, from rows to rows; `coded` with what the program puts into 8 bits, or into 13 to 16 in attention."""
    t = {name.removeprefix(f"encoder.{layer}."): value.astype(float) for name, value in tensors.items()
         if name.startswith(f"encoder.{layer}.")}

    def linear(name, x):
        return (rounded(x, 127, 1) if coded else x) @ t[f"{name}.weight"].T + t[f"{name}.bias"]

    def norm(name, x):
        x = x - x.mean(1, keepdims=True)
        return x / numpy.sqrt((x * x).mean(1, keepdims=True) + 1e-12) * t[f"{name}.scale"] + t[f"{name}.shift"]

    heads = []
    size = WIDTH // HEADS
    for head, projected in enumerate([linear("qkv", x)] * HEADS):
        q, k, v = (projected[:, part * WIDTH + head * size :][:, :size] for part in range(3))
        if coded:
            q, k, v = rounded(q, 4095), rounded(k, 4095), rounded(v, 32767)
        scores = q @ k.T / numpy.sqrt(size)
        shares = numpy.exp(scores - scores.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        heads.append((numpy.rint(shares * 32767) / 32767 if coded else shares) @ v)
    x = norm("norm1", x + linear("out", numpy.concatenate(heads, 1)))
    inner = linear("up", x)
    inner = inner / 2 * (1 + numpy.tanh(numpy.sqrt(2 / numpy.pi) * (inner + 0.044715 * inner**3)))
    return norm("norm2", x + linear("down", inner))


def main():
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=PIECES, hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS, intermediate_size=INNER,
        hidden_act="gelu_new", max_position_embeddings=LONGEST, initializer_range=0.2, attn_implementation="eager")
    model = transformers.BertModel(config, add_pooling_layer=False).eval()
    with torch.no_grad():
        for name, value in model.named_parameters():
            if value.ndim == 1:  # biases and norms, which start as zeros and ones
                value.add_(torch.randn_like(value) * 0.2)
            elif "position" not in name and "token_type" not in name:
                value.copy_(torch.from_numpy(model_file.dequantised(value.numpy())))
    shapes = torch.randn(SHAPES, WIDTH) * 0.2
    tensors, quantised = tensors_of(model, shapes.numpy())
    model_file.write(HERE / "small_model.bin", tensors, quantised)

    rng = numpy.random.default_rng(5)
    reference = {}
    for number, length in enumerate((7, 45)):
        pieces = rng.integers(0, PIECES, length)
        shape = rng.integers(0, SHAPES, length)
        reference[f"pieces.{number}"], reference[f"shapes.{number}"] = pieces, shape
        embedded = model.embeddings.word_embeddings(torch.tensor(pieces)) + shapes[shape]
        with torch.no_grad():
            steps = model(inputs_embeds=embedded[None], output_hidden_states=True).hidden_states
        steps = [rows[0].numpy() for rows in steps]
        coded = steps[:1]
        for layer in range(LAYERS):
            assert numpy.abs(run_layer(tensors, layer, steps[layer], False) - steps[layer + 1]).max() < 1e-5
            coded.append(run_layer(tensors, layer, coded[-1], True))
        for step in range(LAYERS + 1):
            reference[f"exact.{number}.{step}"] = steps[step]
            reference[f"coded.{number}.{step}"] = coded[step]
    model_file.write(HERE / "small_reference.bin", reference)


if __name__ == "__main__":
    main()
