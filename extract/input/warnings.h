// Warnings: what is said about input that is read all the same.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace dramatis::extract {

// Passes warnings on, each with the place it is about. Of one kind in one input the first few are told in
// full and the others counted, so that a dump of a million records without a date does not drown what else is
// said.
class Warnings {
 public:
  using Sink = std::function<void(const std::string&)>;
  explicit Warnings(Sink sink) : sink_(std::move(sink)) {}

  // `kind` in the plural, as a summary counts it: "unreadable dates". `origin` as in InputItem.
  void add(std::string_view kind, const std::string& origin, const std::string& message);
  // The same, but only the first of its kind in an input: what holds for all of it.
  void add_once(std::string_view kind, const std::string& origin, const std::string& message);
  // Something about an input as a whole.
  void tell(const std::string& message) const;
  // Says how many were not told of the input that ends here.
  void end_input(const std::string& name);

 private:
  Sink sink_;
  std::map<std::string, size_t, std::less<>> counts_;
};

}  // namespace dramatis::extract
