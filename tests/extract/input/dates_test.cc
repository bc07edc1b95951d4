#include "extract/input/dates.h"

#include <gtest/gtest.h>

#include "extract/input/content_id.h"

namespace dramatis::extract {
namespace {

TEST(Dates, OfManyFormsBecomeIso) {
  const std::pair<const char*, const char*> cases[] = {
      {"2023-11-12", "2023-11-12"},
      {"2023-11-12 08:00:00+00:00", "2023-11-12"},
      {"2023-11-12T23:59:59Z", "2023-11-12"},
      {"2023/1/2", "2023-01-02"},
      {"20231112", "2023-11-12"},
      {"20231112T080000Z", "2023-11-12"},
      {"20231112080000", "2023-11-12"},
      {"Sun, 12 Nov 2023 10:00:00 GMT", "2023-11-12"},
      {"November 12, 2023", "2023-11-12"},
      {"Nov. 12th, 2023 at 5pm", "2023-11-12"},
      {"12 November 2023", "2023-11-12"},
      {"Sun Nov 12 2023", "2023-11-12"},
      {"2023 Nov 12", "2023-11-12"},
      {"12.11.2023", "2023-11-12"},
      {"11/12/2023", "2023-11-12"},
      {"25/12/2023", "2023-12-25"},
      {"1699776000", "2023-11-12"},
      {"1699776000000", "2023-11-12"},
      {"1699776000.0", "2023-11-12"},
  };
  for (const auto& [text, iso] : cases) EXPECT_EQ(normalise_date(text), iso) << text;
}

TEST(Dates, ThatAreNoneAreNone) {
  for (const char* text : {"", "None", "null", "nan", "yesterday", "2023-02-30", "2023", "2023-13-01",
                           "99999999", "0", "12345678901234567890", "May", "12/2023"}) {
    EXPECT_EQ(normalise_date(text), std::nullopt) << text;
  }
}

TEST(Dates, AreFoundInFileNames) {
  EXPECT_EQ(date_in_name("breitbart_2016-09-12_stealth.txt"), "2016-09-12");
  EXPECT_EQ(date_in_name("20160912.txt"), "2016-09-12");
  EXPECT_EQ(date_in_name("a_2016_09_12"), "2016-09-12");
  EXPECT_EQ(date_in_name("120160912.txt"), std::nullopt);
  EXPECT_EQ(date_in_name("2016-09_12.txt"), std::nullopt);
  EXPECT_EQ(date_in_name("20161340.txt"), std::nullopt);
  EXPECT_EQ(date_in_name(""), std::nullopt);
}

TEST(Dates, LeadATextOnlyWhereTheyDo) {
  const auto lead = find_date_lead("\xEF\xBB\xBF  Date: 2023-11-12\n\nBody");
  ASSERT_TRUE(lead);
  EXPECT_EQ(lead->date, "2023-11-12");
  EXPECT_EQ(lead->end, 23U);
  for (const char* text : {"", "date", "date 2023", "dates 2023-11-12 x", "The date 2023-11-12",
                           "date 2023-11-123", "date 2023-11-31 x", "date2023-11-12 x"}) {
    EXPECT_FALSE(find_date_lead(text)) << text;
  }
}

TEST(ContentId, IsFnv1a) {
  EXPECT_EQ(content_id(""), "cbf29ce484222325");
  EXPECT_EQ(content_id("a"), "af63dc4c8601ec8c");
}

}  // namespace
}  // namespace dramatis::extract
