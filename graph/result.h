// Result<T>: a value or an error that the caller can act on.
//
// Exceptions do not cross a folder's boundary: every fallible public function returns one of these.
// The kinds are few, since callers only choose between "name the input and go on", "explain the usage"
// and "stop, the machine or the store failed".
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace dramatis {

enum class ErrorKind {
  kInvalidInput,  // the input is malformed; other inputs can go on
  kNotFound,      // the thing asked for does not exist
  kUsage,         // the caller asked for something impossible
  kIncompatible,  // a file or store has a format version this program does not read
  kCorrupt,       // stored bytes fail their check
  kIo,            // the machine failed: disk, memory, permission
};

struct Error {
  ErrorKind kind = ErrorKind::kIo;
  std::string message;  // names the thing and the reason; no trailing full stop or newline
};

// Either a T or an Error. Access to the wrong one is a programming error (checked by assert).
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

struct Ok {};
using Status = Result<Ok>;

inline Error invalid_input(std::string message) { return {ErrorKind::kInvalidInput, std::move(message)}; }
inline Error not_found(std::string message) { return {ErrorKind::kNotFound, std::move(message)}; }
inline Error usage_error(std::string message) { return {ErrorKind::kUsage, std::move(message)}; }
inline Error corrupt(std::string message) { return {ErrorKind::kCorrupt, std::move(message)}; }
inline Error io_error(std::string message) { return {ErrorKind::kIo, std::move(message)}; }

}  // namespace dramatis
