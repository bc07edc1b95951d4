#include "serve/service.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "serve/built_in_files.h"
#include "tests/serve/sample_service.h"

namespace dramatis::serve {
namespace {

using testing::ask;
using testing::header;

std::string unpacked(const std::string& bytes) {
  std::string text(1 << 22, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

class ServiceTest : public ::testing::Test {
 protected:
  std::shared_ptr<const GraphState> state_ = testing::sample_state();
  Service service_{[this] { return state_; }, {}};
};
const std::string kQuestion = "/api/v1/neighbourhood?actor=norland";

TEST_F(ServiceTest, ThePageIsServedAndNothingBesideIt) {
  EXPECT_EQ(ask(service_, {.target = "/"}).body, std::string(page_files()[0].bytes));
  EXPECT_EQ(ask(service_, {.target = "/?actor=norland"}).status, 200);
  EXPECT_EQ(ask(service_, {.target = "/app.js"}).content_type, "text/javascript; charset=utf-8");
  for (const char* other :
       {"/../etc/passwd", "/..%2f..%2fetc/passwd", "//etc/passwd", "/app.js/", "/App.js",
        "/%2e%2e/web/package.json", "/api", "/api/v1", "/api/v2/actors", "/api/v1/../graph"})
    EXPECT_EQ(ask(service_, {.target = other}).status, 404) << other;
  EXPECT_EQ(ask(service_, {.target = "http://localhost/"}).status, 400);
}

TEST_F(ServiceTest, ThePageHasNoScriptOrStyleOfItsOwn) {
  const std::string page(page_files()[0].bytes);
  EXPECT_EQ(page.find("<style"), std::string::npos);
  EXPECT_EQ(page.find(" style="), std::string::npos);
  EXPECT_EQ(page.find(" onclick"), std::string::npos);
  const size_t script = page.find("<script");
  ASSERT_NE(script, std::string::npos);
  EXPECT_EQ(page.find("src=\"/app.js\"", script), page.find("src=", script));
  EXPECT_EQ(page.find("<script", script + 1), std::string::npos);
}

TEST_F(ServiceTest, EveryAnswerCarriesTheProtection) {
  for (const char* target : {"/", "/api/v1/graph", "/api/v1/nothing", "/missing"}) {
    const Response response = ask(service_, {.target = target});
    EXPECT_NE(header(response, "Content-Security-Policy").find("script-src 'self';"), std::string::npos)
        << target;
    EXPECT_EQ(header(response, "Content-Security-Policy").find("unsafe"), std::string::npos);
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
  }
}

TEST_F(ServiceTest, OnlyReadingIsAllowed) {
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"}) {
    const Response response = ask(service_, {.method = method, .target = "/api/v1/graph"});
    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(header(response, "Allow"), "GET, HEAD");
  }
}

TEST_F(ServiceTest, AnAnswerThatDidNotChangeIsNotSentAgain) {
  const Response first = ask(service_, {.target = kQuestion});
  const std::string tag = header(first, "ETag");
  ASSERT_FALSE(tag.empty());
  const Response again = ask(service_, {.target = kQuestion, .if_none_match = "\"other\", " + tag});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  EXPECT_EQ(header(again, "ETag"), tag);
  EXPECT_EQ(ask(service_, {.target = kQuestion, .if_none_match = "\"other\""}).status, 200);
  EXPECT_NE(header(ask(service_, {.target = "/api/v1/neighbourhood?actor=sudmark"}), "ETag"), tag);
}

TEST_F(ServiceTest, TheAnswerOfAChangedGraphHasAnotherTag) {
  const std::string before = header(ask(service_, {.target = kQuestion}), "ETag");
  auto grown = std::make_shared<graph::MemoryGraph>(testing::sample_graph());
  ASSERT_TRUE(grown->remove("second-round").ok());
  state_ = *GraphState::of(std::move(grown));
  EXPECT_NE(header(ask(service_, {.target = kQuestion}), "ETag"), before);
}

TEST_F(ServiceTest, AnswersArePackedForWhoeverReadsIt) {
  const Response plain = ask(service_, {.target = kQuestion}),
                 packed = ask(service_, {.target = kQuestion, .accept_encoding = "br, gzip;q=0.8"});
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_EQ(header(packed, "Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size(), plain.body.size() / 2);
  EXPECT_EQ(unpacked(packed.body), plain.body);
  EXPECT_NE(header(packed, "ETag"), header(plain, "ETag"));
  for (const char* none : {"gzip;q=0", "gzip; q=0.0", "identity", "xgzip", ""})
    EXPECT_EQ(header(ask(service_, {.target = kQuestion, .accept_encoding = none}), "Content-Encoding"), "")
        << none;
}

TEST_F(ServiceTest, TheTokenGuardsTheGraphButNotThePage) {
  Service guarded([this] { return state_; }, {.access = {.token = "0123456789abcdef"}});
  EXPECT_EQ(ask(guarded, {.target = "/"}).status, 200);
  EXPECT_EQ(ask(guarded, {.target = kQuestion}).status, 401);
  EXPECT_EQ(ask(guarded, {.target = kQuestion, .authorization = "Bearer 0123456789abcdef"}).status, 200);
}

TEST_F(ServiceTest, StrangersAreRefusedBeforeAnythingIsRead) {
  EXPECT_EQ(ask(service_, {.target = "/", .host = "evil.example"}).status, 403);
  EXPECT_EQ(ask(service_, {.target = kQuestion, .origin = "http://evil.example"}).status, 403);
}

TEST_F(ServiceTest, AnAnswerThatTakesTooLongIsGivenUp) {
  Service hasty([this] { return state_; }, {.longest_answer = std::chrono::milliseconds(-1)});
  EXPECT_EQ(ask(hasty, {.target = kQuestion}).status, 503);
  const std::atomic<bool> cancelled = true;
  EXPECT_EQ(service_.answer({.method = "GET", .target = kQuestion, .host = "localhost"}, cancelled).status,
            503);
  EXPECT_EQ(ask(service_, {.target = kQuestion}).status, 200);  // the failure was not kept
}

TEST_F(ServiceTest, WhatReadsMuchIsToldFromWhatReadsLittle) {
  EXPECT_TRUE(service_.is_slow({.target = "/api/v1/stats?top=3"}));
  EXPECT_FALSE(service_.is_slow({.target = "/api/v1/actors?q=nor"}));
  EXPECT_FALSE(service_.is_slow({.target = "/api/v1/links?actor=norland&actor=sudmark"}));
  EXPECT_TRUE(service_.is_slow({.target = "/api/v1/links?actor=norland&since=2024-03-01"}));
  EXPECT_FALSE(service_.is_slow({.target = "/api/v1/nothing?since=2024-03-01"}));
  EXPECT_FALSE(service_.is_slow({.target = "/"}));
  EXPECT_FALSE(service_.is_slow({.target = ""}));
}

TEST(ResponseCacheTest, ForgetsWhatWasUsedLongestAgo) {
  const auto response = [](size_t size) {
    return std::make_shared<const Response>(Response{.body = std::string(size, 'x')});
  };
  ResponseCache cache(10000);
  cache.put("a", response(4000));
  cache.put("b", response(4000));
  EXPECT_TRUE(cache.find("a"));
  cache.put("c", response(4000));
  EXPECT_TRUE(cache.find("a"));
  EXPECT_FALSE(cache.find("b"));
  cache.put("huge", response(20000));
  EXPECT_FALSE(cache.find("huge"));
  EXPECT_TRUE(cache.find("c"));
}

}  // namespace
}  // namespace dramatis::serve
