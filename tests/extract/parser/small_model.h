// A model of a few kilobytes with random weights, written by docs/model_format.md: small enough to damage at
// every byte.
#pragma once

#include <cstdint>
#include <string>

namespace dramatis::extract {

std::string small_model(uint32_t seed = 1);

}  // namespace dramatis::extract
