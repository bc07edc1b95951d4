#include "serve/service.h"

#include <algorithm>
#include <functional>

#include "serve/built_in_files.h"
#include "serve/http/gzip.h"
#include "serve/views/limited_view.h"

namespace dramatis::serve {
namespace {

constexpr std::string_view kApi = "/api/v1";
constexpr size_t kWorthPacking = 1024;  // bytes
constexpr int kBestPacking = 9, kFastPacking = 4;

// Strong: the same exactly for the same bytes.
std::string etag_of(const std::string& body, bool packed) {
  constexpr char kDigits[] = "0123456789abcdef";
  uint64_t hash = std::hash<std::string>()(body);
  std::string tag = "\"";
  for (int i = 0; i < 16; ++i, hash >>= 4) tag += kDigits[hash & 15];
  return tag + (packed ? "-gz\"" : "\"");
}

// Whether a list as in Accept-Encoding ("br, gzip;q=0.8") has the token, with a weight other than 0.
bool accepts(std::string_view list, std::string_view token) {
  for (size_t at = 0; at < list.size();) {
    std::string_view item = list.substr(at, list.find(',', at) - at);
    at += item.size() + 1;
    item.remove_prefix(std::min(item.size(), item.find_first_not_of(' ')));
    if (item.substr(0, item.find_first_of("; ")) != token) continue;
    const size_t weight = item.find("q=");
    return weight == std::string_view::npos ||
           item.find_first_of("123456789", weight) != std::string_view::npos;
  }
  return false;
}

bool matches(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match == "*") return true;
  return if_none_match.find(etag) != std::string_view::npos;  // a tag ends with its quotation mark
}

// Puts the body into the form in which it is sent, with its tag.
std::shared_ptr<const Response> finished(Response response, bool gzip, int level) {
  if (response.status == 200) {
    const std::string tag = etag_of(response.body, gzip && response.body.size() >= kWorthPacking);
    if (gzip && response.body.size() >= kWorthPacking) {
      response.body = packed(response.body, level);
      response.headers.emplace_back("Content-Encoding", "gzip");
    }
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Vary", "Accept-Encoding");
  }
  return std::make_shared<const Response>(std::move(response));
}

void add_protection(Response& response) {
  static const std::vector<std::pair<std::string, std::string>> kHeaders = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src "
       "'self'; "
       "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cache-Control", "private, no-cache"},
  };
  response.headers.insert(response.headers.end(), kHeaders.begin(), kHeaders.end());
}

int status_of(const Error& error) {
  switch (error.kind) {
    case ErrorKind::kUsage:
    case ErrorKind::kInvalidInput:
      return 400;
    case ErrorKind::kNotFound:
      return 404;
    default:
      return 500;
  }
}

// The operation's path, or nothing for what is no request to the API.
std::optional<std::string_view> api_path(std::string_view path) {
  if (!path.starts_with(kApi) || (path.size() > kApi.size() && path[kApi.size()] != '/')) return std::nullopt;
  return path.substr(kApi.size());
}

}  // namespace

Service::Service(CurrentGraph graph, Options options)
    : graph_(std::move(graph)),
      options_(std::move(options)),
      access_(options_.access),
      api_(Description::built_in()),
      cache_(options_.cache_bytes) {
  for (const PageFile& file : page_files()) {
    const Response response{.content_type = std::string(file.content_type), .body = std::string(file.bytes)};
    for (const bool gzip : {false, true})
      (gzip ? packed_files_ : files_)[std::string(file.path)] = finished(response, gzip, kBestPacking);
  }
  for (auto* files : {&files_, &packed_files_}) (*files)["/"] = files->at("/index.html");
}

bool Service::is_slow(const Request& request) const {
  const auto target = parse_target(request.target);
  const auto operation = target ? api_path(target->path) : std::nullopt;
  const Operation* found = operation ? api_.find(*operation) : nullptr;
  return found && found->is_slow(target->query);
}

Response Service::operate(const Operation& operation, const Target& target, const GraphState& state,
                          const std::atomic<bool>& cancelled) const {
  const auto arguments = operation.read(target.query);
  if (!arguments) return error_response(400, arguments.error().message);
  const LimitedView view(*state.view, LimitedView::Clock::now() + options_.longest_answer, cancelled);
  auto document = serve::answer(operation, *arguments, state, view, options_.resources);
  if (!document) {
    if (view.expired())
      return error_response(503, "the answer takes too long; ask for less: a shorter period, fewer actors");
    return error_response(status_of(document.error()), document.error().message);
  }
  Response response{.content_type = std::move(document->content_type), .body = std::move(document->body)};
  if (!document->file_name.empty())
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"" + document->file_name + "\"");
  return response;
}

Service::Shared Service::page_file(const std::string& path, bool gzip) const {
  const auto& files = gzip ? packed_files_ : files_;
  const auto found = files.find(path);
  if (found != files.end()) return found->second;
  return std::make_shared<const Response>(error_response(404, "there is no page '" + path + "'"));
}

Service::Shared Service::respond(const Request& request, bool gzip, const std::atomic<bool>& cancelled) {
  const auto plain = [](Response response) { return std::make_shared<const Response>(std::move(response)); };
  const auto target = parse_target(request.target);
  if (!target) return plain(error_response(400, "the address is malformed"));
  const auto path = api_path(target->path);
  if (auto refused = access_.refuse(request, path.has_value())) return plain(std::move(*refused));
  if (request.method != "GET" && request.method != "HEAD") {
    Response refused = error_response(405, "the graph is read only: GET or HEAD");
    refused.headers.emplace_back("Allow", "GET, HEAD");
    return plain(std::move(refused));
  }
  if (!path) return page_file(target->path, gzip);
  if (*path == "/openapi.json") return finished({.body = std::string(api_.document())}, gzip, kFastPacking);
  const Operation* operation = api_.find(*path);
  if (!operation) return plain(error_response(404, "there is no operation '" + target->path + "'"));

  const auto state = graph_();
  const std::string key = std::to_string(state->generation) + (gzip ? " gzip " : " ") + request.target;
  if (auto known = cache_.find(key)) return known;
  auto response = finished(operate(*operation, *target, *state, cancelled), gzip, kFastPacking);
  if (response->status == 200) cache_.put(key, response);
  return response;
}

Response Service::answer(const Request& request, const std::atomic<bool>& cancelled) {
  const bool gzip = accepts(request.accept_encoding, "gzip");
  Response response = *respond(request, gzip, cancelled);
  for (const auto& [name, value] : response.headers) {
    if (name != "ETag" || !matches(request.if_none_match, value)) continue;
    response.status = 304;
    response.body.clear();
    break;
  }
  add_protection(response);
  return response;
}

}  // namespace dramatis::serve
