// Documents, readings and actors by hand: what becomes of the statements that a model reads.
#include "extract/statements/statement_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/parsed_words.h"

namespace dramatis::extract {
namespace {

// A document in which every proper noun is an actor of its own, its id the word in lower case.
struct Scene {
  Document document;
  DocumentReading reading;
  ActorsFound actors;

  explicit Scene(std::string_view words) : document(parsed(words)) {
    reading.sentences.resize(document.sentences.size());
    for (uint32_t s = 0; s < document.sentences.size(); ++s)
      for (uint32_t t = 0; t < document.sentences[s].tokens.size(); ++t) {
        const Token& token = document.sentences[s].tokens[t];
        if (token.xpos != "NNP") continue;
        std::string id = token.form;
        for (char& c : id) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        actors.mentions.push_back({.sentence = s,
                                   .head = t,
                                   .first = t,
                                   .last = t + 1,
                                   .actor = static_cast<int32_t>(actors.actors.size())});
        actors.actors.push_back({.id = id});
      }
  }

  StatementReading& add(uint32_t sentence, uint32_t anchor, int32_t speaker, uint32_t first, uint32_t last) {
    StatementReading statement{.anchor = anchor,
                               .has_cue = anchor < first || anchor > last,
                               .speaker = speaker,
                               .first = first,
                               .last = last,
                               .probability = 0.8f};
    return reading.sentences[sentence].statements.emplace_back(statement);
  }

  std::vector<TracedStatement> write() const { return write_statements(document, reading, actors); }

  // "norway | said | Kenya left"
  std::vector<std::string> told() const {
    std::vector<std::string> out;
    for (const TracedStatement& t : write())
      out.push_back(t.statement.speaker.value_or("-") + " | " + t.statement.cue + " | " +
                    t.statement.content);
    return out;
  }
};

using Told = std::vector<std::string>;

constexpr const char* kSaid =
    "Norway/NNP/2/nsubj said:say/VBD/0/root that/IN/5/mark Kenya/NNP/5/nsubj left:leave/VBD/2/ccomp "
    "./PUNCT/2/punct";

TEST(StatementWriter, TellsWhatAReadingSays) {
  Scene scene(kSaid);
  scene.add(0, 1, 0, 3, 4);
  const auto found = scene.write();
  ASSERT_EQ(found.size(), 1u);
  const graph::Statement& s = found[0].statement;
  EXPECT_EQ(s.speaker, "norway");
  EXPECT_EQ(s.cue, "said");
  EXPECT_EQ(s.content, "Kenya left");
  EXPECT_EQ(s.sentence, 0u);
  EXPECT_FALSE(s.direct);
  EXPECT_EQ(s.about, Told{"kenya"});
  EXPECT_NEAR(s.confidence, 0.8, 1e-6);
  const auto words = [&](TextSpan span) { return scene.document.text.substr(span.begin, span.size()); };
  EXPECT_EQ(words(s.speaker_span), "Norway");
  EXPECT_EQ(words(s.cue_span), "said");
  EXPECT_EQ(words(s.content_span), "Kenya left");
}

TEST(StatementWriter, ASpeakerOfNobodyKeepsHisWords) {
  Scene scene("Sources/NNS/2/nsubj said:say/VBD/0/root Kenya/NNP/4/nsubj left:leave/VBD/2/ccomp");
  scene.add(0, 1, 0, 2, 3);
  const auto found = scene.write();
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].statement.speaker, std::nullopt);
  EXPECT_EQ(found[0].statement.speaker_span, (TextSpan{0, 7}));
}

TEST(StatementWriter, CuesHaveTheirParticlesAndFixedWords) {
  Scene scene(
      "According/IN/3/case to/IN/1/fixed Norway/NNP/5/obl Kenya/NNP/5/nsubj left:leave/VBD/0/root\n"
      "Chad/NNP/2/nsubj pointed:point/VBD/0/root out/RP/2/compound:prt that/IN/6/mark Kenya/NNP/6/nsubj "
      "left:leave/VBD/2/ccomp");
  scene.add(0, 0, 2, 3, 4);
  scene.add(1, 1, 0, 4, 5);
  EXPECT_EQ(scene.told(), (Told{"norway | According to | Kenya left", "chad | pointed out | Kenya left"}));
}

TEST(StatementWriter, TheCueShowsAStance) {
  Scene scene("Norway/NNP/2/nsubj condemned:condemn/VBD/0/root Kenya/NNP/4/nmod:poss raids/NNS/2/obj");
  scene.add(0, 1, 0, 2, 3);
  ASSERT_EQ(scene.write().size(), 1u);
  EXPECT_EQ(scene.write()[0].statement.stance, graph::Stance::kCritical);
  Scene plain(kSaid);
  plain.add(0, 1, 0, 3, 4);
  EXPECT_EQ(plain.write()[0].statement.stance, graph::Stance::kNone);
}

TEST(StatementWriter, AboutAreTheActorsInTheContentEachOnce) {
  Scene scene(
      "Norway/NNP/2/nsubj said:say/VBD/0/root Kenya/NNP/4/nsubj met:meet/VBD/2/ccomp Chad/NNP/4/obj "
      "and/CC/7/cc "
      "Kenya/NNP/5/conj");
  scene.actors.actors[3].id = "kenya";
  scene.add(0, 1, 0, 2, 6);
  EXPECT_EQ(scene.write()[0].statement.about, (Told{"chad", "kenya"}));
}

// A quotation is said by whoever spoke last, if that was not long ago.
TEST(StatementWriter, WhoSpokeLastGoesOn) {
  const std::string rain = "It/PRP/2/nsubj rained:rain/VBD/0/root";
  for (const int between : {0, 1, 2}) {
    std::string words = kSaid;
    for (int i = 0; i < between; ++i) words += "\n" + rain;
    Scene scene(words + "\nKenya/NNP/2/nsubj slept:sleep/VBD/0/root");
    scene.add(0, 1, 0, 3, 4);
    scene.add(static_cast<uint32_t>(between) + 1, 0, -1, 0, 1);
    EXPECT_EQ(scene.told(), (Told{"norway | said | Kenya left",
                                  between < 2 ? "norway |  | Kenya slept" : "- |  | Kenya slept"}))
        << between;
  }
}

TEST(StatementWriter, NobodyWentBefore) {
  Scene scene("Kenya/NNP/2/nsubj slept:sleep/VBD/0/root");
  scene.add(0, 0, -1, 0, 1);
  EXPECT_EQ(scene.told(), Told{"- |  | Kenya slept"});
}

constexpr const char* kQuotation =
    "“/PUNCT/3/punct It/PRP/3/nsubj rained:rain/VBD/0/root ./PUNCT/3/punct\n"
    "It/PRP/2/nsubj snowed:snow/VBD/0/root ,/PUNCT/2/punct ”/PUNCT/2/punct Norway/NNP/6/nsubj "
    "said:say/VBD/2/parataxis";

TEST(StatementWriter, AQuotationOfSeveralSentencesIsOneStatement) {
  Scene scene(kQuotation);
  scene.add(0, 1, -1, 1, 2).direct = true;
  scene.add(1, 5, 4, 0, 1).direct = true;
  const auto found = scene.write();
  for (const std::string& line : scene.told()) SCOPED_TRACE(line);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].statement.speaker, "norway");
  EXPECT_EQ(found[0].statement.cue, "said");
  EXPECT_NE(found[0].statement.content.find("It rained . It snowed"), std::string::npos)
      << found[0].statement.content;
  EXPECT_TRUE(found[0].statement.direct);
  EXPECT_EQ(found[0].statement.sentence, 0u);
}

TEST(StatementWriter, AQuotationGoesOnBehindItsSpeaker) {
  Scene scene(
      "“/PUNCT/3/punct It/PRP/3/nsubj rained:rain/VBD/0/root ,/PUNCT/3/punct ”/PUNCT/3/punct "
      "Norway/NNP/7/nsubj "
      "said:say/VBD/3/parataxis ./PUNCT/3/punct\n"
      "“/PUNCT/3/punct It/PRP/3/nsubj snowed:snow/VBD/0/root ./PUNCT/3/punct ”/PUNCT/3/punct");
  scene.add(0, 6, 5, 1, 2).direct = true;
  scene.add(1, 1, -1, 1, 2).direct = true;
  const auto found = scene.write();
  ASSERT_EQ(found.size(), 2u);  // not one, as words stand between
  EXPECT_EQ(found[1].statement.speaker, "norway");
}

// What the model reads nothing in is somebody's words by its marks, if they are around a whole sentence.
TEST(StatementWriter, AQuotedSentenceIsAStatementWithoutAReading) {
  const std::string said =
      "Norway/NNP/2/nsubj said:say/VBD/0/root that/IN/5/mark Kenya/NNP/5/nsubj left:leave/VBD/2/ccomp "
      "./PUNCT/2/punct\n";
  Scene quoted(said +
               "“/PUNCT/3/punct It/PRP/3/nsubj snowed:snow/VBD/0/root ./PUNCT/3/punct ”/PUNCT/3/punct");
  quoted.add(0, 1, 0, 3, 4);
  EXPECT_EQ(quoted.told(), (Told{"norway | said | Kenya left", "norway |  | It snowed ."}));
  Scene plain(said + "It/PRP/2/nsubj snowed:snow/VBD/0/root ./PUNCT/2/punct");
  plain.add(0, 1, 0, 3, 4);
  EXPECT_EQ(plain.told(), Told{"norway | said | Kenya left"});
  Scene part(said +
             "The/DT/2/det “/PUNCT/3/punct snow/NN/5/nsubj ”/PUNCT/3/punct fell:fall/VBD/0/root "
             "./PUNCT/5/punct");
  part.add(0, 1, 0, 3, 4);
  EXPECT_EQ(part.told(), Told{"norway | said | Kenya left"});
}

TEST(StatementWriter, QuotedSentencesOfNobodyKnownAreNotJoined) {
  const std::string quoted =
      "“/PUNCT/3/punct It/PRP/3/nsubj snowed:snow/VBD/0/root ./PUNCT/3/punct ”/PUNCT/3/punct";
  EXPECT_EQ(Scene(quoted + "\n" + quoted).told(), (Told{"- |  | It snowed .", "- |  | It snowed ."}));
}

// "Norway" within the quotation does not speak it; before it, it does.
TEST(StatementWriter, WhoIsNamedInAQuotationDoesNotSpeakIt) {
  const char* words =
      "Chad/NNP/2/nsubj said:say/VBD/0/root :/PUNCT/2/punct “/PUNCT/6/punct Norway/NNP/6/nsubj "
      "slept:sleep/VBD/2/ccomp ”/PUNCT/6/punct";
  Scene inside(words);
  inside.add(0, 1, 4, 4, 5).direct = true;
  EXPECT_EQ(inside.told(), Told{"- | said | Norway slept"});
  Scene before(words);
  before.add(0, 1, 0, 4, 5).direct = true;
  EXPECT_EQ(before.told(), Told{"chad | said | Norway slept"});
}

TEST(StatementWriter, ASpeakerIsTheWholePhraseButNotTheClauseOfTheCue) {
  Scene scene(
      "Norway/NNP/6/nsubj ,/PUNCT/4/punct a/DT/4/det neighbour/NN/1/appos ,/PUNCT/4/punct "
      "said:say/VBD/0/root Kenya/NNP/8/nsubj left:leave/VBD/6/ccomp");
  scene.add(0, 5, 0, 6, 7);
  const auto phrase = [](const Scene& s) {
    const TextSpan span = s.write()[0].statement.speaker_span;
    return s.document.text.substr(span.begin, span.size());
  };
  EXPECT_EQ(phrase(scene), "Norway , a neighbour");
  Scene relative(
      "Norway/NNP/6/nsubj which/WDT/3/nsubj said:say/VBD/1/acl:relcl Kenya/NNP/5/nsubj "
      "left:leave/VBD/3/ccomp slept:sleep/VBD/0/root");
  relative.add(0, 2, 0, 3, 4);
  EXPECT_EQ(phrase(relative), "Norway");
}

// A place where something happens is in the words, but they are not about it.
TEST(StatementWriter, WhatTheModelTakesForNoActorIsNotWhatItIsAbout) {
  for (const float probability : {0.1f, 0.9f}) {
    Scene scene(kSaid);
    scene.reading.sentences[0].actors.resize(6);
    scene.reading.sentences[0].actors[3].probability = probability;
    scene.add(0, 1, 0, 3, 4);
    EXPECT_EQ(scene.write()[0].statement.about, probability < 0.5f ? Told{} : Told{"kenya"});
  }
}

TEST(StatementWriter, WhatTwoCuesIntroduceIsTwoStatements) {
  Scene scene(
      "Norway/NNP/2/nsubj said:say/VBD/0/root Chad/NNP/4/nsubj claims:claim/VBZ/2/ccomp Kenya/NNP/6/nsubj "
      "left:leave/VBD/4/ccomp");
  scene.add(0, 1, 0, 2, 5);
  scene.add(0, 3, 2, 4, 5);
  EXPECT_EQ(scene.told(), (Told{"norway | said | Chad claims Kenya left", "chad | claims | Kenya left"}));
}

TEST(StatementWriter, StatementsAreInTheOrderOfTheirContents) {
  Scene scene(
      "Kenya/NNP/2/nsubj left:leave/VBD/4/ccomp Norway/NNP/4/nsubj said:say/VBD/0/root\n"
      "Norway/NNP/2/nsubj said:say/VBD/0/root Chad/NNP/4/nsubj left:leave/VBD/2/ccomp");
  scene.add(0, 3, 2, 0, 1);
  scene.add(1, 1, 0, 2, 3);
  EXPECT_EQ(scene.told(), (Told{"norway | said | Kenya left", "norway | said | Chad left"}));
}

TEST(StatementWriter, NothingReadIsNothingTold) {
  EXPECT_TRUE(Scene(kSaid).write().empty());
  EXPECT_TRUE(write_statements(Document(), DocumentReading(), ActorsFound()).empty());
}

}  // namespace
}  // namespace dramatis::extract
