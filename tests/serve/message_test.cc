#include "serve/http/message.h"

#include <gtest/gtest.h>

namespace dramatis::serve {
namespace {

TEST(Target, IsSplitAndDecoded) {
  const auto target = parse_target("/api/v1/actors?q=Nor%20land+s&limit=3&&flag");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/api/v1/actors");
  EXPECT_EQ(target->query, (QueryParameters{{"q", "Nor land s"}, {"limit", "3"}, {"flag", ""}}));
}

TEST(Target, APlusInThePathIsAPlus) { EXPECT_EQ(parse_target("/a+b")->path, "/a+b"); }

TEST(Target, OddOnesAreRefused) {
  for (const char* odd :
       {"", "api", "http://other/", "/%", "/%4", "/%zz", "/?q=%ff", "/?q=%00", "/%C0%AF", "/?a=%ED%A0%80"})
    EXPECT_FALSE(parse_target(odd)) << odd;
}

TEST(Target, EncodingIsUndoneByDecoding) {
  const QueryParameters query = {{"q", "a&b=c+d %/ü\n"}, {"q", ""}};
  EXPECT_EQ(parse_target("/?" + encode_query(query))->query, query);
}

}  // namespace
}  // namespace dramatis::serve
