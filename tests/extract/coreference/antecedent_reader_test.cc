// With weights by hand: which mentions are weighed, and in which order antecedents are told.
#include "extract/coreference/antecedent_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/extract/encoder/model_bytes.h"

namespace dramatis::extract {
namespace {

constexpr uint32_t kWidth = 4;

// Words say nothing; a mention at a distance has a score of `by_distance` of its bucket, none has 0.
class Antecedents {
 public:
  explicit Antecedents(const std::vector<float>& by_distance = std::vector<float>(kDistanceBuckets)) {
    ModelBytes model;
    const auto zeros = [&](const std::string& name, uint32_t inputs) {
      model.table(name + ".weight", 1, inputs, {0}, std::vector<int8_t>(inputs));
    };
    zeros("antecedent.places.0", kWidth);
    zeros("antecedent.places.1", kWidth);
    model.floats("antecedent.distance.weight", kDistanceBuckets, 1, by_distance);
    model.table("antecedent.out.same.weight", 1, 1, {0.125f}, {8});  // times 1
    zeros("no_antecedent.hidden", kWidth);
    zeros("no_antecedent.out.new", 1);
    bytes_ = model.file();
    file_ = ModelFile::read(bytes_).value();
    ModelFile::Reader reader(file_);
    reader_ = AntecedentReader::read(reader, file_, kWidth);
    EXPECT_TRUE(reader.ok()) << reader.status().error().message;
  }

  // A chunk a list of sentences; "m" is a mention, "p" a pronoun, "x" another word.
  DocumentReading read(const std::vector<std::vector<std::string>>& chunks) const {
    Document document;
    DocumentReading reading;
    for (const auto& chunk : chunks)
      for (const std::string& words : chunk) {
        document.sentences.emplace_back();
        for (const char word : words) {
          Token& token = document.sentences.back().tokens.emplace_back();
          if (word == 'p') token.upos = Upos::kPron, token.xpos = "PRP";
        }
      }
    reading.sentences.resize(document.sentences.size());
    AntecedentReader::Window window;
    AntecedentReader::Workspace workspace;
    uint32_t sentence = 0;
    for (const auto& sentences : chunks) {
      Chunk chunk;
      KeyWords::Result key_words;
      for (const std::string& words : sentences) {
        chunk.stretches.push_back({sentence++, 0, static_cast<uint32_t>(words.size())});
        for (const char word : words) key_words.actors.push_back({word == 'm' ? 0.9f : 0.1f, {}});
      }
      Matrix numbers(key_words.actors.size(), kWidth);
      for (size_t i = 0; i < numbers.rows(); ++i)
        for (size_t k = 0; k < kWidth; ++k) numbers.row(i)[k] = 1;
      Codes codes;
      codes.set(numbers);
      reader_.find(codes.view(), chunk, key_words, document, workspace, window, reading);
    }
    return reading;
  }

 private:
  std::string bytes_;
  ModelFile file_ = ModelFile::read(ModelBytes().file()).value();
  AntecedentReader reader_;
};

TEST(Antecedents, TheFirstMentionHasNone) {
  const DocumentReading reading = Antecedents().read({{"xmx"}});
  EXPECT_TRUE(reading.sentences[0].anaphors.empty());
}

TEST(Antecedents, MentionsAndPronounsHaveThem) {
  const DocumentReading reading = Antecedents().read({{"mxmp"}});
  ASSERT_EQ(reading.sentences[0].anaphors.size(), 2u);
  EXPECT_TRUE(reading.sentences[0].antecedents_of(1).empty());
  const auto& second = reading.sentences[0].antecedents_of(2);
  ASSERT_EQ(second.size(), 1u);
  EXPECT_NEAR(second[0].probability, 0.5, 1e-3);  // the other half is none's
  const auto& third = reading.sentences[0].antecedents_of(3);
  ASSERT_EQ(third.size(), 2u);
  EXPECT_EQ(third[0].token, 2u);  // the nearest first
  EXPECT_EQ(third[1].token, 0u);
  EXPECT_NEAR(third[0].probability, 1.0 / 3, 1e-3);
}

TEST(Antecedents, AreSoughtInTheChunksBefore) {
  const DocumentReading reading = Antecedents().read({{"m", "xx"}, {"p"}});
  const auto& antecedents = reading.sentences[2].antecedents_of(0);
  ASSERT_EQ(antecedents.size(), 1u);
  EXPECT_EQ(antecedents[0].sentence, 0u);
}

TEST(Antecedents, DistancesCountWordsOfTheDocument) {
  std::vector<float> by_distance(kDistanceBuckets);
  by_distance[distance_bucket(-4)] = 5;  // four to seven words before
  for (const auto& chunks : std::vector<std::vector<std::vector<std::string>>>{
           {{"mmxx", "xp"}}, {{"mmxx"}, {"xp"}}, {{"mm", "xx"}, {"x"}, {"p"}}}) {
    const DocumentReading reading = Antecedents(by_distance).read(chunks);
    const auto& sentence = reading.sentences.back();
    ASSERT_EQ(sentence.anaphors.size(), 1u);
    ASSERT_EQ(sentence.anaphors[0].antecedents.size(), 2u);  // five and four words before
    EXPECT_NEAR(sentence.anaphors[0].antecedents[0].probability, 0.5, 0.01);
  }
  by_distance[distance_bucket(-4)] = 0;
  by_distance[distance_bucket(-2)] = 5;
  const DocumentReading reading = Antecedents(by_distance).read({{"mmxp"}});
  const auto& antecedents = reading.sentences[0].antecedents_of(3);
  ASSERT_EQ(antecedents.size(), 2u);
  EXPECT_NEAR(antecedents[0].probability, 0.5, 0.01);
}

TEST(Antecedents, TheLikelyOnesAreTold) {
  // Each of n mentions has as much of the whole as none.
  for (const size_t before : {10, 19, 20, 40}) {
    const DocumentReading reading = Antecedents().read({{std::string(before, 'm') + "p"}});
    const auto& antecedents = reading.sentences[0].antecedents_of(static_cast<uint32_t>(before));
    EXPECT_EQ(antecedents.size(), before < 20 ? before : 0) << before;
  }
}

TEST(Antecedents, OnlyTheLastMentionsAreWeighed) {
  std::vector<float> by_distance(kDistanceBuckets);
  by_distance[distance_bucket(-100)] = 9;  // 16 words before or more
  for (const size_t between : {28, 29, 30}) {
    const std::string words = "m" + std::string(20, 'x') + std::string(between, 'm') + "p";
    const DocumentReading reading = Antecedents(by_distance).read({{words}});
    const auto& antecedents = reading.sentences[0].antecedents_of(static_cast<uint32_t>(words.size()) - 1);
    const bool first = !antecedents.empty() && antecedents.back().token == 0;
    EXPECT_EQ(first, between < AntecedentReader::kWindow) << between;
  }
}

}  // namespace
}  // namespace dramatis::extract
