#include "extract/claims/attachment_repair.h"

#include <gtest/gtest.h>

namespace dramatis::extract {
namespace {

Token token(std::string form, Upos upos, int32_t head, std::string_view deprel) {
  Token result;
  result.form = result.lemma = std::move(form);
  result.upos = upos;
  result.head = head;
  result.deprel = deprel;
  return result;
}

// What "and" joins would be hung on its neighbour, which here lies below it.
TEST(AttachmentRepair, NothingIsHungBelowItself) {
  Sentence sentence;
  sentence.tokens = {token("scenes", Upos::kNoun, -1, "root"), token(",", Upos::kPunct, 0, "punct"),
                     token("Chad", Upos::kPropn, 5, "nsubj"),  token("and", Upos::kCconj, 4, "cc"),
                     token("Niger", Upos::kPropn, 0, "conj"),  token("swapped", Upos::kVerb, 4, "acl")};
  const Sentence repaired = repair_attachment(sentence);
  for (size_t t = 0; t < repaired.tokens.size(); ++t) {
    int32_t above = static_cast<int32_t>(t);
    for (size_t steps = 0; steps < repaired.tokens.size() && above >= 0; ++steps)
      above = repaired.tokens[static_cast<size_t>(above)].head;
    EXPECT_EQ(above, -1) << repaired.tokens[t].form;
  }
}

// The same words as they mostly stand.
TEST(AttachmentRepair, WhatAndJoinsIsTheSubjectBeforeIt) {
  Sentence sentence;
  sentence.tokens = {token("scenes", Upos::kNoun, 5, "obl"),  token(",", Upos::kPunct, 5, "punct"),
                     token("Chad", Upos::kPropn, 5, "nsubj"), token("and", Upos::kCconj, 4, "cc"),
                     token("Niger", Upos::kPropn, 0, "conj"), token("swapped", Upos::kVerb, -1, "root")};
  EXPECT_EQ(repair_attachment(sentence).tokens[4].head, 2);
}

}  // namespace
}  // namespace dramatis::extract
