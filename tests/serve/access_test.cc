#include "serve/http/access.h"

#include <gtest/gtest.h>

namespace dramatis::serve {
namespace {

int status_of(const Access& access, Request request, bool needs_token = true) {
  const auto refused = access.refuse(request, needs_token);
  return refused ? refused->status : 200;
}

TEST(Access, TheLoopbackGoesByItsNames) {
  const Access access({});
  for (const char* host : {"localhost", "LOCALHOST:7070", "127.0.0.1:7070", "127.8.8.8", "[::1]:7070"})
    EXPECT_EQ(status_of(access, {.host = host}), 200) << host;
}

TEST(Access, OtherNamesAreRefused) {
  const Access access({});
  for (const char* host :
       {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1", "[::2]"})
    EXPECT_EQ(status_of(access, {.host = host}), 403) << host;
  EXPECT_EQ(status_of(access, {}), 400);
}

TEST(Access, FurtherNamesMayBeGiven) {
  const Access access({.hosts = {"Graph.example"}});
  EXPECT_EQ(status_of(access, {.host = "graph.example:80"}), 200);
  EXPECT_EQ(status_of(access, {.host = "other.example"}), 403);
}

TEST(Access, ListeningEverywhereItsAddressesAreItsOwnButNoNames) {
  const Access access({.bind = "0.0.0.0"});
  EXPECT_EQ(status_of(access, {.host = "192.168.1.7:7070"}), 200);
  EXPECT_EQ(status_of(access, {.host = "evil.example"}), 403);
}

TEST(Access, PagesOfOtherSitesAreRefused) {
  const Access access({});
  EXPECT_EQ(status_of(access, {.host = "localhost:7070", .origin = "http://localhost:7070"}), 200);
  for (const char* origin :
       {"http://evil.example", "http://localhost:8080", "null", "http://localhost:70701"})
    EXPECT_EQ(status_of(access, {.host = "localhost:7070", .origin = origin}), 403) << origin;
}

TEST(Access, TheTokenIsAskedForWhereNeeded) {
  const Access access({.token = "0123456789abcdef"});
  EXPECT_EQ(status_of(access, {.host = "localhost", .authorization = "Bearer 0123456789abcdef"}), 200);
  EXPECT_EQ(status_of(access, {.host = "localhost"}, /*needs_token=*/false), 200);
  for (const char* wrong :
       {"", "Bearer ", "Bearer 0123456789abcdeX", "Bearer 0123456789abcde",
        "Bearer 0123456789abcdef0123456789abcdef", "Basic 0123456789abcdef", "0123456789abcdef"})
    EXPECT_EQ(status_of(access, {.host = "localhost", .authorization = wrong}), 401) << wrong;
}

TEST(Access, NothingEqualsAnEmptySecret) {
  EXPECT_FALSE(equal_in_constant_time("", ""));
  EXPECT_FALSE(equal_in_constant_time("a", ""));
}

TEST(Access, LoopbackAddressesAreTold) {
  for (const char* address : {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    EXPECT_TRUE(is_loopback(address));
  for (const char* address : {"0.0.0.0", "::", "10.0.0.1", "127.evil.example", ""})
    EXPECT_FALSE(is_loopback(address));
}

}  // namespace
}  // namespace dramatis::serve
