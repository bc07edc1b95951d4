// The bidirectional LSTM layer, forward and backward, over a length-sorted, time-major packed batch.
//
// torch's own LSTM spends most of its time outside the matrix products on a CPU; this one multiplies all rows still
// active at a step and runs the gates in one fused, vectorised pass. Packing: step t holds rows offset[t] ..
// offset[t+1], row b of a step being sentence b; sentences are sorted by falling length, so that counts never rise.
// Gates lie as i, f, o, g; the forward direction's in columns 0 .. 4H, the backward's in 4H .. 8H.
#include <torch/extension.h>

#include <cmath>
#include <cstring>
#include <vector>

#include "products.h"

using products::Factor, products::multiply;

namespace {

// The clamps keep the exponentials finite: -ffast-math may rearrange inf / inf into being.
inline float sigmoid(float x) { return 1.0f / (1.0f + expf(-std::max(x, -18.0f))); }
inline float tanh_of(float x) { return 1.0f - 2.0f / (1.0f + expf(2.0f * std::min(x, 9.0f))); }

void gates_forward(int rows, int h, float* gates, int stride, const float* c_before, int rows_before, float* c, float* y,
                   int y_stride) {
  for (int r = 0; r < rows; ++r) {
    float* __restrict g = gates + size_t(r) * stride;
    const float* __restrict before = r < rows_before ? c_before + size_t(r) * h : nullptr;
    float* __restrict cell = c + size_t(r) * h;
    float* __restrict out = y + size_t(r) * y_stride;
    auto run = [&](auto has_before) {
#pragma omp simd
      for (int j = 0; j < h; ++j) {
        float i = sigmoid(g[j]), f = sigmoid(g[h + j]), o = sigmoid(g[2 * h + j]), n = tanh_of(g[3 * h + j]);
        float value = has_before ? i * n + f * before[j] : i * n;
        g[j] = i, g[h + j] = f, g[2 * h + j] = o, g[3 * h + j] = n;
        cell[j] = value;
        out[j] = o * tanh_of(value);
      }
    };
    if (before) run(std::true_type());
    else run(std::false_type());
  }
}

void gates_backward(int rows, int h, const float* gates, float* dgates, int stride, const float* c_before,
                    int rows_before, const float* c, const float* dh_all, float* dc_all) {
  for (int r = 0; r < rows; ++r) {
    const float* __restrict g = gates + size_t(r) * stride;
    float* __restrict d = dgates + size_t(r) * stride;
    const float* __restrict cell = c + size_t(r) * h;
    const float* __restrict before = r < rows_before ? c_before + size_t(r) * h : nullptr;
    const float* __restrict dh = dh_all + size_t(r) * h;
    float* __restrict dc = dc_all + size_t(r) * h;
    auto run = [&](auto has_before) {
#pragma omp simd
      for (int j = 0; j < h; ++j) {
        float i = g[j], f = g[h + j], o = g[2 * h + j], n = g[3 * h + j];
        float t = tanh_of(cell[j]);
        float dcell = dc[j] + dh[j] * o * (1 - t * t);
        d[j] = dcell * n * i * (1 - i);
        d[h + j] = has_before ? dcell * before[j] * f * (1 - f) : 0.0f;
        d[2 * h + j] = dh[j] * t * o * (1 - o);
        d[3 * h + j] = dcell * i * (1 - n * n);
        dc[j] = dcell * f;
      }
    };
    if (before) run(std::true_type());
    else run(std::false_type());
  }
}

}  // namespace

// x: N x D; w: D x 8H; bias: 8H; u: 2 x H x 4H. Returns y (N x 2H), gates (N x 8H), cells (2 x N x H).
std::vector<torch::Tensor> forward(torch::Tensor x, torch::Tensor w, torch::Tensor bias, torch::Tensor u,
                                   std::vector<int64_t> offset) {
  const int n = x.size(0), d = x.size(1), h = u.size(1), steps = offset.size() - 1;
  auto gates = bias.expand({n, 8 * h}).contiguous();
  auto y = torch::zeros({n, 2 * h}), cells = torch::empty({2, n, h});
  float* g = gates.data_ptr<float>();
  const Factor inputs(x.data_ptr<float>(), n, d, d), input_weights(w.data_ptr<float>(), d, 8 * h, 8 * h);
  multiply({inputs}, {input_weights}, n, 8 * h, d, true, g, 8 * h);
  Factor outputs(y.data_ptr<float>(), n, 2 * h, 2 * h);
  for (int dir = 0; dir < 2; ++dir) {
    const Factor weights(u.data_ptr<float>() + size_t(dir) * h * 4 * h, h, 4 * h, 4 * h);
    float* c = cells.data_ptr<float>() + size_t(dir) * n * h;
    float* out = y.data_ptr<float>() + dir * h;
    for (int s = 0; s < steps; ++s) {
      const int t = dir ? steps - 1 - s : s, before = dir ? t + 1 : t - 1;
      const int rows = offset[t + 1] - offset[t];
      const int rows_before = s == 0 ? 0 : std::min<int>(rows, offset[before + 1] - offset[before]);
      float* here = g + size_t(offset[t]) * 8 * h + dir * 4 * h;
      const size_t at_before = s == 0 ? 0 : offset[before];
      multiply({outputs, int(at_before), dir * h}, {weights}, rows_before, 4 * h, h, true, here, 8 * h);
      gates_forward(rows, h, here, 8 * h, c + at_before * h, rows_before, c + size_t(offset[t]) * h,
                    out + size_t(offset[t]) * 2 * h, 2 * h);
      outputs.update(offset[t], rows);
    }
  }
  return {y, gates, cells};
}

// Returns dx, dw, dbias, du.
std::vector<torch::Tensor> backward(torch::Tensor dy, torch::Tensor x, torch::Tensor w, torch::Tensor u,
                                    torch::Tensor y, torch::Tensor gates, torch::Tensor cells,
                                    std::vector<int64_t> offset) {
  const int n = x.size(0), d = x.size(1), h = u.size(1), steps = offset.size() - 1;
  const int widest = offset[1];
  dy = dy.contiguous();
  auto dgates = torch::zeros({n, 8 * h}), du = torch::empty({2, h, 4 * h});
  auto dh = torch::empty({widest, h}), dc = torch::empty({widest, h}), y_before = torch::empty({n, h});
  float* dg = dgates.data_ptr<float>();
  const float* g = gates.data_ptr<float>();
  Factor gate_gradients(dg, n, 8 * h, 8 * h);
  for (int dir = 0; dir < 2; ++dir) {
    const Factor weights(u.data_ptr<float>() + size_t(dir) * h * 4 * h, h, 4 * h, 4 * h);
    const float* c = cells.data_ptr<float>() + size_t(dir) * n * h;
    const float* out = y.data_ptr<float>() + dir * h;
    const float* dout = dy.data_ptr<float>() + dir * h;
    y_before.zero_();
    dc.zero_();
    for (int s = steps - 1; s >= 0; --s) {  // against the direction's own order
      const int t = dir ? steps - 1 - s : s, before = dir ? t + 1 : t - 1, after = dir ? t - 1 : t + 1;
      const int rows = offset[t + 1] - offset[t];
      const int rows_before = s == 0 ? 0 : std::min<int>(rows, offset[before + 1] - offset[before]);
      const int rows_after = s == steps - 1 ? 0 : std::min<int>(rows, offset[after + 1] - offset[after]);
      float* grad = dh.data_ptr<float>();
      for (int r = 0; r < rows; ++r)
        std::copy_n(dout + (size_t(offset[t]) + r) * 2 * h, h, grad + size_t(r) * h);
      if (rows_after > 0)
        multiply({gate_gradients, int(offset[after]), dir * 4 * h}, {weights, 0, 0, true}, rows_after, h, 4 * h, true,
                 grad, h);
      const size_t at = offset[t], at_before = s == 0 ? 0 : offset[before];
      gates_backward(rows, h, g + at * 8 * h + dir * 4 * h, dg + at * 8 * h + dir * 4 * h, 8 * h, c + at_before * h,
                     rows_before, c + at * h, grad, dc.data_ptr<float>());
      gate_gradients.update(offset[t], rows);
      for (int r = 0; r < rows_before; ++r)
        std::copy_n(out + (at_before + r) * 2 * h, h, y_before.data_ptr<float>() + (at + r) * h);
    }
    const Factor before(y_before.data_ptr<float>(), n, h, h);
    multiply({before, 0, 0, true}, {gate_gradients, 0, dir * 4 * h}, h, 4 * h, n, false,
             du.data_ptr<float>() + size_t(dir) * h * 4 * h, 4 * h);
  }
  auto dx = torch::empty({n, d}), dw = torch::empty({d, 8 * h});
  const Factor inputs(x.data_ptr<float>(), n, d, d), input_weights(w.data_ptr<float>(), d, 8 * h, 8 * h);
  multiply({gate_gradients}, {input_weights, 0, 0, true}, n, d, 8 * h, false, dx.data_ptr<float>(), d);
  multiply({inputs, 0, 0, true}, {gate_gradients}, d, 8 * h, n, false, dw.data_ptr<float>(), 8 * h);
  return {dx, dw, dgates.sum(0), du};
}

// op(a) op(b) of two matrices.
torch::Tensor product(torch::Tensor a, torch::Tensor b, bool transpose_a, bool transpose_b) {
  a = a.contiguous(), b = b.contiguous();
  const int m = a.size(transpose_a), k = a.size(!transpose_a), n = b.size(!transpose_b);
  auto c = torch::empty({m, n});
  const Factor first(a.data_ptr<float>(), a.size(0), a.size(1), a.size(1));
  const Factor second(b.data_ptr<float>(), b.size(0), b.size(1), b.size(1));
  multiply({first, 0, 0, transpose_a}, {second, 0, 0, transpose_b}, m, n, k, false, c.data_ptr<float>(), n);
  return c;
}

// One step of Adam with the gradient clipped to `clip` in norm, and of the parameters' moving average, in one pass.
// A gradient that is not finite is dropped whole; the norm returned tells.
double adam(torch::Tensor p, torch::Tensor g, torch::Tensor m, torch::Tensor v, torch::Tensor average, double rate,
            double beta1, double beta2, double clip, double decay, int64_t step) {
  const int64_t n = p.numel();
  float *P = p.data_ptr<float>(), *G = g.data_ptr<float>(), *M = m.data_ptr<float>(), *V = v.data_ptr<float>(),
        *A = average.data_ptr<float>();
  double square = 0;
#pragma omp simd reduction(+ : square)
  for (int64_t i = 0; i < n; ++i) square += double(G[i]) * G[i];
  const double norm = std::sqrt(square);
  // A gradient that is not finite is dropped. (By its bits: -ffast-math takes isfinite for granted.)
  uint64_t bits;
  std::memcpy(&bits, &norm, sizeof bits);
  if ((bits >> 52 & 0x7ff) == 0x7ff) {
    std::fill_n(G, n, 0.0f);
    return norm;
  }
  const float scale = norm > clip ? clip / norm : 1;
  const float b1 = beta1, b2 = beta2, keep = std::min(decay, (1.0 + step) / (10.0 + step));
  const float c1 = 1 / (1 - std::pow(beta1, step)), c2 = 1 / (1 - std::pow(beta2, step)), lr = rate;
#pragma omp simd
  for (int64_t i = 0; i < n; ++i) {
    const float grad = G[i] * scale;
    M[i] = b1 * M[i] + (1 - b1) * grad;
    V[i] = b2 * V[i] + (1 - b2) * grad * grad;
    P[i] -= lr * M[i] * c1 / (std::sqrt(V[i] * c2 + 1e-16f));
    A[i] = keep * A[i] + (1 - keep) * P[i];
    G[i] = 0;
  }
  return norm;
}

PYBIND11_MODULE(TORCH_EXTENSION_NAME, module) {
  module.def("forward", &forward);
  module.def("backward", &backward);
  module.def("product", &product);
  module.def("adam", &adam);
}
