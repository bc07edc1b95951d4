#include "extract/input/warnings.h"

namespace dramatis::extract {
namespace {

constexpr size_t kToldInFull = 5;

}  // namespace

void Warnings::add(std::string_view kind, const std::string& origin, const std::string& message) {
  if (++counts_[std::string(kind)] <= kToldInFull) tell(origin + ": " + message);
}

void Warnings::add_once(std::string_view kind, const std::string& origin, const std::string& message) {
  size_t& count = counts_[std::string(kind)];
  if (count == 0) tell(origin + ": " + message);
  count = 1;
}

void Warnings::tell(const std::string& message) const {
  if (sink_) sink_("warning: " + message);
}

void Warnings::end_input(const std::string& name) {
  for (const auto& [kind, count] : counts_) {
    if (count > kToldInFull) tell(name + ": " + std::to_string(count - kToldInFull) + " more " + kind);
  }
  counts_.clear();
}

}  // namespace dramatis::extract
