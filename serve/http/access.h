// Who may ask: guards a server against pages of other sites (cross-site requests, DNS rebinding) and, where
// it listens beyond the machine, against everyone without the token.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "serve/http/message.h"

namespace dramatis::serve {

// Immutable once made; safe from many threads.
class Access {
 public:
  struct Options {
    std::string bind = "127.0.0.1";  // the address the server listens on
    std::set<std::string> hosts;     // names by which it may be called beside those of the loopback
    std::string token;               // empty: none is asked for
  };
  explicit Access(Options options);

  // The refusal, or nothing. 403 for a Host that is not the server's, or an Origin that is another's; 401 for
  // an API request (`needs_token`) without the token.
  std::optional<Response> refuse(const Request& request, bool needs_token) const;

 private:
  bool is_own_host(std::string_view host) const;

  Options options_;
  bool any_address_;  // listens on all addresses: each of them, being no name, is its own
};

// Compares in a time that depends on the length of `given` only.
bool equal_in_constant_time(std::string_view given, std::string_view secret);

// Whether only this machine can reach the address.
bool is_loopback(std::string_view address);

}  // namespace dramatis::serve
