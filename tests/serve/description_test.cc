#include "serve/description.h"

#include <gtest/gtest.h>

namespace dramatis::serve {
namespace {

std::string complaint(const char* path, const QueryParameters& query) {
  const auto arguments = Description::built_in().find(path)->read(query);
  return arguments ? "" : arguments.error().message;
}

TEST(Parameters, DefaultsAreFilledIn) {
  const auto arguments = Description::built_in().find("/relations")->read({{"actor", "norland"}});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->number("limit"), 20);
  EXPECT_EQ(arguments->decimal("min_confidence"), 0.4);
  EXPECT_EQ(arguments->text("direction"), "both");
  EXPECT_FALSE(arguments->flag("asserted_only"));
  EXPECT_FALSE(arguments->has("other"));
}

TEST(Parameters, WhatIsWrongIsNamed) {
  EXPECT_EQ(complaint("/relations", {}), "'actor' is missing");
  EXPECT_EQ(complaint("/relations", {{"actor", ""}}), "'actor' must not be empty");
  EXPECT_EQ(complaint("/relations", {{"actor", std::string(201, 'a')}}),
            "'actor' has at most 200 characters");
  EXPECT_EQ(complaint("/relations", {{"actor", "a"}, {"actor", "b"}}), "'actor' may be given once");
  EXPECT_EQ(complaint("/relations", {{"actor", "a"}, {"limt", "2"}}), "there is no parameter 'limt'");
  EXPECT_EQ(complaint("/relations", {{"actor", "a"}, {"direction", "up"}}),
            "'direction' is one of from, to, both");
  for (const char* number : {"0", "201", "-1", "1e1", "2.5", "", " 3", "99999999999999999999"})
    EXPECT_NE(complaint("/relations", {{"actor", "a"}, {"limit", number}}), "") << number;
  for (const char* number : {"-0.1", "1.1", "nan", "inf", "x", ""})
    EXPECT_NE(complaint("/relations", {{"actor", "a"}, {"min_confidence", number}}), "") << number;
}

TEST(Parameters, LengthIsCountedInCharacters) {
  std::string name;
  for (int i = 0; i < 200; ++i) name += "ü";
  EXPECT_EQ(complaint("/actors", {{"q", name}}), "");
  EXPECT_NE(complaint("/actors", {{"q", name + "ü"}}), "");
}

TEST(Parameters, DatesAreThoseOfTheCalendar) {
  for (const char* date : {"2024-02-29", "2026-12-31", "0001-01-01"}) EXPECT_TRUE(is_date(date)) << date;
  for (const char* date :
       {"2023-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260101", "2026-01-0a", "-026-01-01"})
    EXPECT_FALSE(is_date(date)) << date;
}

TEST(Parameters, RepeatedOnesKeepTheirOrder) {
  const auto arguments = Description::built_in().find("/links")->read({{"actor", "b"}, {"actor", "a"}});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->texts("actor"), (std::vector<std::string>{"b", "a"}));
}

}  // namespace
}  // namespace dramatis::serve
