#include "serve/http/access.h"

#include <arpa/inet.h>

#include <algorithm>

namespace dramatis::serve {
namespace {

std::string lower(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lowered;
}

// "localhost:7070" -> "localhost", "[::1]:7070" -> "::1".
std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) {
    const size_t close = host.find(']');
    return close == std::string_view::npos ? host : host.substr(1, close - 1);
  }
  return host.substr(0, host.find(':'));
}

bool is_address(const std::string& host) {
  unsigned char bytes[sizeof(in6_addr)];
  return inet_pton(AF_INET, host.c_str(), bytes) == 1 || inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

}  // namespace

bool is_loopback(std::string_view address) {
  return address == "::1" || address == "localhost" ||
         (address.starts_with("127.") && is_address(std::string(address)));
}

Access::Access(Options options)
    : options_(std::move(options)), any_address_(options_.bind == "0.0.0.0" || options_.bind == "::") {
  std::set<std::string> hosts;
  for (const std::string& host : options_.hosts) hosts.insert(lower(host));
  options_.hosts = std::move(hosts);
}

bool Access::is_own_host(std::string_view host) const {
  const std::string name = lower(without_port(host));
  return is_loopback(name) || name == options_.bind || options_.hosts.contains(name) ||
         (any_address_ && is_address(name));
}

std::optional<Response> Access::refuse(const Request& request, bool needs_token) const {
  if (request.host.empty()) return error_response(400, "the request names no host");
  if (!is_own_host(request.host))
    return error_response(403, "this server is not called '" + request.host +
                                   "'; name it with --host if it is to be reached so");
  const std::string origin = lower(request.origin), host = lower(request.host);
  if (!origin.empty() && origin != "http://" + host && origin != "https://" + host)
    return error_response(403, "requests of other sites' pages are refused");
  if (!needs_token || options_.token.empty()) return std::nullopt;
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view given = request.authorization;
  if (given.starts_with(kScheme) && equal_in_constant_time(given.substr(kScheme.size()), options_.token))
    return std::nullopt;
  Response refused = error_response(401, "give the token: Authorization: Bearer TOKEN");
  refused.headers.emplace_back("WWW-Authenticate", "Bearer");
  return refused;
}

bool equal_in_constant_time(std::string_view given, std::string_view secret) {
  volatile unsigned difference = given.size() == secret.size() && !secret.empty() ? 0 : 1;
  for (size_t i = 0; i < given.size(); ++i) {
    const char expected = secret.empty() ? '\0' : secret[i % secret.size()];
    difference = difference | (static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(expected));
  }
  return difference == 0;
}

}  // namespace dramatis::serve
