#include "extract/parser/matrix.h"

#include <dnnl.h>
#include <omp.h>

#include <algorithm>
#include <cassert>
#include <new>

namespace dramatis::extract {
namespace {

constexpr std::align_val_t kAlignment{64};

}  // namespace

void Matrix::Free::operator()(float* data) const { ::operator delete[](data, kAlignment); }

void Matrix::resize(size_t rows, size_t columns) {
  rows_ = rows, columns_ = columns;
  if (rows * columns <= capacity_) return;
  capacity_ = rows * columns;
  data_.reset(static_cast<float*>(::operator new[](capacity_ * sizeof(float), kAlignment)));
}

void multiply(const MatrixView& a, const MatrixView& b, Transposed b_transposed, Into into, float* out,
              size_t out_stride) {
  const bool flip = b_transposed == Transposed::kYes;
  const size_t n = flip ? b.rows : b.columns;
  assert(a.columns == (flip ? b.columns : b.rows));
  if (a.rows == 0 || n == 0) return;
  const auto size = [](size_t value) { return static_cast<dnnl_dim_t>(value); };
  // Fails only for wrong sizes, which the model's loader has ruled out.
  [[maybe_unused]] const dnnl_status_t status =
      dnnl_sgemm('N', flip ? 'T' : 'N', size(a.rows), size(n), size(a.columns), 1, a.data, size(a.stride),
                 b.data, size(b.stride), into == Into::kAdd ? 1 : 0, out, size(out_stride));
  assert(status == dnnl_success);
}

SingleThreadedProducts::SingleThreadedProducts() : threads_before_(omp_get_max_threads()) {
  omp_set_num_threads(1);
}
SingleThreadedProducts::~SingleThreadedProducts() { omp_set_num_threads(threads_before_); }

void LinearLayer::apply(const MatrixView& x, Matrix& out) const {
  out.resize(x.rows, weights.columns());
  for (size_t i = 0; i < x.rows; ++i) std::copy(bias.begin(), bias.end(), out.row(i));
  multiply(x, weights, Transposed::kNo, Into::kAdd, out.row(0), out.columns());
}

}  // namespace dramatis::extract
