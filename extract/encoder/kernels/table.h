// One version of the kernels, made of its tiles. Included by the .cc file of each kind of CPU.
#pragma once

#include "extract/encoder/kernels/attention.h"
#include "extract/encoder/kernels/products.h"
#include "extract/encoder/kernels/rows.h"

namespace dramatis::extract {
namespace {

template <typename Tile, typename WideTile>
constexpr Kernels kernels_with(const char* name) {
  return {.name = name,
          .multiply = multiply<Tile, as_it_is>,
          .multiply_gelu = multiply<Tile, gelu>,
          .quantise = quantise,
          .attend = attend<WideTile>,
          .layer_norm = layer_norm,
          .gelu = gelu_of_each,
          .hyperbolic_tangent = tanh_of_each,
          .sigmoid = sigmoid_of_each,
          .leaky_relu = leaky_relu,
          .softmax = softmax,
          .dot = dot,
          .add_unpacked = add_unpacked,
          .argmax = argmax};
}

}  // namespace
}  // namespace dramatis::extract
