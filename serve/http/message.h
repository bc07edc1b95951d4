// A request and a response as plain values, so that everything but the sockets can be tested without them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dramatis::serve {

// Decoded parameters of a query, in the order given; a name may occur several times.
using QueryParameters = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;  // "GET"
  std::string target;  // as sent: "/api/v1/actors?q=isr"
  // Header fields that the service looks at; empty where the request has none.
  std::string host, origin, authorization, if_none_match, accept_encoding;
};

struct Target {
  std::string path;  // decoded; begins with a slash
  QueryParameters query;
};

// Splits and decodes a target. Nothing for one that is no absolute path, whose percent signs or bytes are no
// UTF-8, or that holds a NUL.
std::optional<Target> parse_target(std::string_view target);

// application/x-www-form-urlencoded; the reverse of what parse_target() decodes.
std::string encode_query(const QueryParameters& query);

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // beside type and length
};

// {"error": {"status": 404, "message": "..."}}
Response error_response(int status, std::string_view message);

}  // namespace dramatis::serve
