#include "extract/syntax/network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/extract/syntax/model_bytes.h"
#include "tests/extract/syntax/reference_network.h"

namespace dramatis::extract {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

TEST(Network, AgreesWithTheSlowOneWhereADecisionIsClear) {
  const auto model = ModelFile::read(embedded_model());
  ASSERT_TRUE(model.ok());
  const Network network(*model);
  const std::vector<std::string> texts = {
      "Norway 's parliament rejected the treaty that two governments had signed in Lisbon .",
      "“ We will not wait , ” the admiral said – again .",
      "Stop !",
      "Élodie Durand , 43 , has sold 1,250 Zwergkaninchen since 2019 …",
      "The minister met her colleagues .",
      "Rain fell .",
      "He was arrested on Tuesday .",
      "They want to leave the union .",
  };
  std::vector<std::vector<Token>> sentences;
  for (const std::string& text : texts) {
    auto& tokens = sentences.emplace_back();
    for (const std::string& word : words_of(text)) tokens.emplace_back().form = word;
  }
  std::vector<Piece> pieces;
  for (auto& tokens : sentences) pieces.push_back({tokens});
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.tokens.size() > b.tokens.size(); });
  const Batch batch(pieces);
  Workspace workspace;
  network.run(batch, workspace);
  size_t clear = 0;
  for (size_t p = 0; p < pieces.size(); ++p) {
    std::vector<std::string> forms;
    for (const Token& token : pieces[p].tokens) forms.push_back(token.form);
    const ReferenceResult expected = run_reference(*model, forms);
    if (expected.closest < 0.05) continue;
    ++clear;
    for (size_t i = 0; i < forms.size(); ++i) {
      const Prediction& got = workspace.predictions[batch.piece_begin(p) + i];
      const Prediction& want = expected.words[i];
      EXPECT_EQ(got.upos, want.upos) << forms[i];
      EXPECT_EQ(got.xpos, want.xpos) << forms[i];
      EXPECT_EQ(got.lemma_script, want.lemma_script) << forms[i];
      EXPECT_EQ(got.feats, want.feats) << forms[i];
      EXPECT_EQ(got.entity, want.entity) << forms[i];
      EXPECT_EQ(got.name_tag, want.name_tag) << forms[i];
      EXPECT_EQ(got.head, want.head) << forms[i];
      EXPECT_EQ(got.deprel, want.deprel) << forms[i];
    }
  }
  EXPECT_GE(clear, texts.size() / 2) << "the test says too little: choose other sentences";
}

}  // namespace
}  // namespace dramatis::extract
