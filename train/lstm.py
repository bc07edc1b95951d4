"""The BiLSTM layer as a torch function, on lstm_kernels.cpp; and the optimiser's step."""

import math
import os

import torch
from torch.utils.cpp_extension import load

kernels = load(
    name="dramatis_lstm_kernels",
    sources=[os.path.join(os.path.dirname(os.path.abspath(__file__)), "lstm_kernels.cpp")],
    extra_cflags=["-O3", "-std=c++20", "-march=native", "-ffast-math", "-mrecip=none", "-fopenmp-simd"],
    extra_ldflags=["-l:libblas.so.3", "-ldnnl"],
)


class Layer(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w, bias, u, offset):
        y, gates, cells = kernels.forward(x, w, bias, u, offset)
        ctx.save_for_backward(x, w, u, y, gates, cells)
        ctx.offset = offset
        return y

    @staticmethod
    def backward(ctx, dy):
        x, w, u, y, gates, cells = ctx.saved_tensors
        return (*kernels.backward(dy, x, w, u, y, gates, cells, ctx.offset), None)


class Product(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight):
        ctx.save_for_backward(x, weight)
        return kernels.product(x, weight, False, True)

    @staticmethod
    def backward(ctx, dy):
        x, weight = ctx.saved_tensors
        return kernels.product(dy, weight, False, False), kernels.product(dy, x, True, False)


class Linear(torch.nn.Linear):
    def forward(self, x):
        return Product.apply(x, self.weight) + self.bias


class BiLstm(torch.nn.Module):
    """One layer. w: input x 8H (gates i, f, o, g forwards, then backwards), u: 2 x H x 4H."""

    def __init__(self, inputs, hidden):
        super().__init__()
        self.w = torch.nn.Parameter(torch.empty(inputs, 8 * hidden))
        self.u = torch.nn.Parameter(torch.empty(2, hidden, 4 * hidden))
        self.bias = torch.nn.Parameter(torch.zeros(2, 4, hidden))
        # Wide input weights and small recurrent ones: the word is heard above its context from the first step on.
        # (With unit gains and a forget bias of 1 the loss sat on a plateau for the first 150 steps.)
        torch.nn.init.uniform_(self.w, -2.5 * math.sqrt(3 / inputs), 2.5 * math.sqrt(3 / inputs))
        for direction in range(2):
            for gate in range(4):
                torch.nn.init.orthogonal_(self.u.data[direction, :, gate * hidden : (gate + 1) * hidden], gain=0.4)

    def forward(self, x, offset, drop=0.0):
        """`drop`: the part of the recurrent weights left out (one draw for the whole batch)."""
        u = torch.nn.functional.dropout(self.u, drop) if drop else self.u
        return Layer.apply(x.contiguous(), self.w, self.bias.view(-1), u, offset)
