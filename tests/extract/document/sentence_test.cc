#include "extract/document/sentence.h"

#include <gtest/gtest.h>

#include <string>

namespace dramatis::extract {
namespace {

TEST(Sentence, NamesOfTagsAreRead) {
  for (int i = 0; i <= static_cast<int>(Upos::kX); ++i)
    EXPECT_EQ(upos_from(name_of(static_cast<Upos>(i))), static_cast<Upos>(i));
  for (int i = 0; i <= static_cast<int>(EntityType::kTime); ++i)
    EXPECT_EQ(entity_type_from(name_of(static_cast<EntityType>(i))), static_cast<EntityType>(i));
  EXPECT_EQ(upos_from("NONSENSE"), Upos::kX);
  EXPECT_EQ(entity_type_from("vegetable"), EntityType::kNone);
}

TEST(Sentence, NameTagsAreRead) {
  for (const NameTag tag : {NameTag{}, NameTag{NamePart::kBegin, EntityType::kPerson},
                            NameTag{NamePart::kInside, EntityType::kOrganization}})
    EXPECT_EQ(name_tag_from(name_of(tag)), tag);
  for (const char* wrong : {"", "B-", "B-vegetable", "X-person", "B"})
    EXPECT_EQ(name_tag_from(wrong), NameTag{}) << wrong;
}

TEST(Sentence, LabelsAreKeptOnce) {
  const std::string first = "label for this test", second = first;
  EXPECT_EQ(intern_label(first).data(), intern_label(second).data());
  EXPECT_EQ(intern_label(first), first);
  EXPECT_EQ(intern_label(""), "");
  EXPECT_EQ(intern_label(std::string(1025, 'x')), "");
}

}  // namespace
}  // namespace dramatis::extract
