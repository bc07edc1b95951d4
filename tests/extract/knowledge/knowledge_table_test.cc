#include "extract/knowledge/knowledge_table.h"

#include <gtest/gtest.h>

namespace dramatis::extract {
namespace {

std::string error_of(std::string_view text) {
  const auto table = read_knowledge_table(text, "my.tsv");
  return table ? "" : table.error().message;
}

TEST(KnowledgeTable, ColumnsComeInAnyOrder) {
  const auto table = read_knowledge_table("code\tname\taliases\nNLD\tHaven Works\tHW; Haven ;\n", "my.tsv");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 1u);
  EXPECT_EQ(table->rows[0][Column::kName], "Haven Works");
  EXPECT_EQ(table->rows[0][Column::kCode], "NLD");
  EXPECT_EQ(split_list(table->rows[0][Column::kAliases]), (std::vector<std::string>{"HW", "Haven"}));
}

TEST(KnowledgeTable, CommentsBlankLinesCarriageReturnsAndByteOrderMarkAreSkipped) {
  const auto table =
      read_knowledge_table("\xEF\xBB\xBF# mine\r\n\r\nname\ttype\r\nHaven\tgroup\r\n", "my.tsv");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 1u);
  EXPECT_EQ(table->rows[0][Column::kType], "group");
  EXPECT_EQ(table->rows[0].line, 4u);
}

TEST(KnowledgeTable, ErrorsNameFileLineAndReason) {
  EXPECT_EQ(error_of("name\tcolour\n"), "my.tsv:1: unknown column 'colour' in the header line");
  EXPECT_EQ(error_of("name\nA\tB\n"), "my.tsv:2: 2 fields, but the header names 1");
  EXPECT_EQ(error_of("name\ttype\n\nHaven\tfirm\n"),
            "my.tsv:3: unknown type 'firm' (person, organisation, country, place, group, other)");
  EXPECT_EQ(error_of("name\tcode\nHaven\tNL\n"),
            "my.tsv:2: the code 'NL' is not of three capitals (ISO 3166 alpha-3)");
  EXPECT_EQ(error_of("name\tvalid_from\nHaven\t3 May\n"),
            "my.tsv:2: '3 May' is no date (2000, 2000-05 or 2000-05-07)");
  EXPECT_EQ(error_of("name\tvalid_from\tvalid_to\nHaven\t2001-05\t2001-04-30\n"),
            "my.tsv:2: the period ends before it begins");
  EXPECT_EQ(error_of("name\trole\nHaven\tmayor of\n"), "my.tsv:2: a role without a parent");
  EXPECT_EQ(error_of("name\tcode\n\tNLD\n"), "my.tsv:2: neither a name nor an id");
  EXPECT_EQ(error_of("id\tname\nHaven\tHaven\n"), "my.tsv:2: the id 'Haven' is not made of a-z, 0-9 and '-'");
}

}  // namespace
}  // namespace dramatis::extract
