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
      {"1699776000000000", "2023-11-12"},
      {"/Date(1699776000000)/", "2023-11-12"},
      {"/Date(1699776000000+0200)/", "2023-11-12"},
      {"2024-03-03T10:15:30+05:30", "2024-03-03"},
      {"2024-03-03T10:15:30.123456Z", "2024-03-03"},
      {"20240303T051500Z", "2024-03-03"},
      {"March 3, 2024 Sunday", "2024-03-03"},
      {"Sunday, 3rd of March 2024", "2024-03-03"},
      {"3 March 2024, 10:15 GMT", "2024-03-03"},
      {"03-Mar-2024", "2024-03-03"},
      {"3-Mar-24", "2024-03-03"},
      {"Published: March 3, 2024 5:10 pm", "2024-03-03"},
      {"Published: 2024-03-03", "2024-03-03"},
      {"Sun Mar 03 10:00:00 +0000 2024", "2024-03-03"},
      {"Sat, 27 Apr 2024 23:26:02 -0500", "2024-04-27"},
  };
  for (const auto& [text, iso] : cases) EXPECT_EQ(read_date(text).date, iso) << text;
}

TEST(Dates, ThatAreMissingAreNotUnreadable) {
  for (const char* text : {"", " ", "None", "null", "nan", "NaT", "0"})
    EXPECT_EQ(read_date(text).kind, DateReading::Kind::kMissing) << text;
}

TEST(Dates, ThatAreNoDaysAreUnreadable) {
  for (const char* text :
       {"yesterday", "2023-02-30", "2023", "2023-13-01", "99999999", "12345678901234567890", "May", "12/2023",
        "31.04.2024", "13/13/2024", "30 February 2024", "2024-00-10", "20241301", "in March", "3 March"}) {
    const DateReading reading = read_date(text);
    EXPECT_EQ(reading.kind, DateReading::Kind::kUnreadable) << text;
    EXPECT_EQ(reading.date, "") << text;
  }
}

TEST(Dates, WithoutADayAreTheFirstOfTheMonth) {
  for (const char* text : {"2024-03", "2024/03", "March 2024", "Mar. 2024"}) {
    const DateReading reading = read_date(text);
    EXPECT_EQ(reading.kind, DateReading::Kind::kMonth) << text;
    EXPECT_EQ(reading.date, "2024-03-01") << text;
  }
}

TEST(Dates, WithSlashesAreMonthFirstUnlessAskedOtherwise) {
  using Kind = DateReading::Kind;
  EXPECT_EQ(read_date("03/04/2024").date, "2024-03-04");
  EXPECT_EQ(read_date("03/04/2024", /*day_first=*/true).date, "2024-04-03");
  EXPECT_EQ(read_date("03/04/2024").kind, Kind::kEitherWay);
  EXPECT_EQ(read_date("03/04/24 10:30").date, "2024-03-04");
  EXPECT_EQ(read_date("25/12/2023").kind, Kind::kDayFirst);
  EXPECT_EQ(read_date("12/25/2023", /*day_first=*/true).date, "2023-12-25");
  EXPECT_EQ(read_date("12/25/2023").kind, Kind::kMonthFirst);
  EXPECT_EQ(read_date("4/4/2024").kind, Kind::kDay);
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
