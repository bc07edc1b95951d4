// Documents, readings and actors by hand: what becomes of the triples that a model reads.
#include "extract/relations/relation_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/parsed_words.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;
using graph::MentionKind;
using graph::Modality;

// A document whose actors are named by single words: every word that begins with a capital, but in lower case
// the id.
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
        int32_t actor = 0;
        while (actor < static_cast<int32_t>(actors.actors.size()) &&
               actors.actors[static_cast<size_t>(actor)].id != id)
          ++actor;
        if (actor == static_cast<int32_t>(actors.actors.size())) actors.actors.push_back({.id = id});
        actors.mentions.push_back({.sentence = s, .head = t, .first = t, .last = t + 1, .actor = actor});
      }
  }

  TripleReading& add(uint32_t sentence, uint32_t trigger, uint32_t subject, uint32_t object,
                     float probability = 0.9f) {
    TripleReading triple{
        .trigger = trigger, .subject = subject, .object = object, .probability = probability};
    return reading.sentences[sentence].triples.emplace_back(triple);
  }

  RelationsFound write(std::optional<double> least = {}, std::string_view date = "2023-11-12") const {
    return RelationWriter(least).write(document, reading, actors, date);
  }

  // "norway criticises kenya; ..."
  std::string told(std::optional<double> least = {}) const {
    std::string out;
    for (const TracedRelation& t : write(least).relations) {
      if (!out.empty()) out += "; ";
      out += *t.relation.subject + ' ' + t.relation.predicate + ' ' + *t.relation.object;
    }
    return out;
  }
  std::string roles() const {
    std::string out;
    for (const graph::Role& r : write().roles) {
      if (!out.empty()) out += "; ";
      out += r.actor + ' ' + r.role + ' ' + r.of;
    }
    return out;
  }
};

constexpr const char* kPlain =
    "Norway/NNP/3/nsubj reportedly/RB/3/advmod outwitted:outwit/VBD/0/root Kenya/NNP/3/obj on/IN/6/case "
    "Tuesday/NN/3/obl";

// That of a relation told by one word alone, so likely.
double confidence_of(float probability) {
  Scene scene(kPlain);
  scene.add(0, 2, 0, 3, probability);
  return scene.write().relations.at(0).relation.confidence;
}

TEST(RelationWriter, TellsWhatATripleSays) {
  Scene scene(kPlain);
  TripleReading& triple = scene.add(0, 2, 0, 3, 0.75f);
  triple.event = EventClass::kReject;
  triple.negated = true;
  const RelationsFound found = scene.write();
  ASSERT_EQ(found.relations.size(), 1u);
  EXPECT_TRUE(found.roles.empty());
  const graph::Relation& r = found.relations[0].relation;
  EXPECT_EQ(*r.subject, "norway");
  EXPECT_EQ(r.predicate, "outwits");
  EXPECT_EQ(*r.object, "kenya");
  EXPECT_EQ(r.event, EventClass::kReject);
  EXPECT_TRUE(r.negated);
  EXPECT_TRUE(r.hedged);
  EXPECT_EQ(r.modality, Modality::kAsserted);
  EXPECT_EQ(r.event_date, "2023-11-07");
  EXPECT_EQ(r.phrase, "outwitted");
  const auto words = [&](TextSpan span) { return scene.document.text.substr(span.begin, span.size()); };
  EXPECT_EQ(words(r.subject_span), "Norway");
  EXPECT_EQ(words(r.object_span), "Kenya");
  EXPECT_EQ(words(r.span), "Norway reportedly outwitted Kenya");
  EXPECT_EQ(words(found.relations[0].words), "outwitted");
  EXPECT_NEAR(r.confidence, 0.66, 1e-6);
  EXPECT_FALSE(r.attributed_to);
}

TEST(RelationWriter, WhatIsPlannedIsDatedAhead) {
  Scene scene(kPlain);
  scene.add(0, 2, 0, 3).modality = Modality::kPlanned;
  const RelationsFound found = scene.write();
  ASSERT_EQ(found.relations.size(), 1u);
  EXPECT_EQ(found.relations[0].relation.modality, Modality::kPlanned);
  EXPECT_EQ(found.relations[0].relation.event_date, "2023-11-14");
}

TEST(RelationWriter, LeavesOutWhatIsHardlyLikely) {
  Scene scene(kPlain);
  scene.add(0, 2, 0, 3, 0.4f);
  EXPECT_EQ(scene.told(), "");
  EXPECT_EQ(scene.told(0.33), "norway outwits kenya");
  EXPECT_EQ(scene.told(0), "norway outwits kenya");
  EXPECT_EQ(scene.told(0.35), "");
}

TEST(RelationWriter, IsTheSurerTheLikelier) {
  double before = -1;
  for (float probability = 0; probability <= 1; probability += 0.0625f) {
    Scene scene(kPlain);
    scene.add(0, 2, 0, 3, probability);
    const RelationsFound found = scene.write(0);
    ASSERT_EQ(found.relations.size(), 1u);
    const double confidence = found.relations[0].relation.confidence;
    EXPECT_GE(confidence, 0);
    EXPECT_LE(confidence, 1);
    EXPECT_GT(confidence, before);
    before = confidence;
  }
}

TEST(RelationWriter, NeedsTwoDifferentActorsThatAreKnown) {
  Scene scene(
      "Norway/NNP/2/nsubj outwitted:outwit/VBD/0/root it/PRP/2/obj and/CC/5/cc Norway/NNP/2/conj and/CC/7/cc "
      "harbours/NNS/2/conj");
  scene.add(0, 1, 0, 2);  // a pronoun of nobody
  scene.add(0, 1, 0, 4);  // the same actor twice
  scene.add(0, 1, 0, 6);  // no mention
  EXPECT_EQ(scene.told(), "");
  scene.actors.mentions.insert(
      scene.actors.mentions.begin() + 1,
      {.sentence = 0, .head = 2, .first = 2, .last = 3, .kind = MentionKind::kPronoun});
  EXPECT_EQ(scene.told(), "");
}

TEST(RelationWriter, AWordOfANameMeansTheName) {
  Scene scene("Norway/NNP/2/nsubj outwitted:outwit/VBD/0/root Kenya/NNP/2/obj Airways/NNPS/3/flat");
  scene.actors.mentions.back().last = 4;  // "Kenya Airways"
  scene.add(0, 1, 0, 3);
  const RelationsFound found = scene.write();
  ASSERT_EQ(found.relations.size(), 1u);
  EXPECT_EQ(*found.relations[0].relation.object, "kenya");
  EXPECT_EQ(found.relations[0].relation.object_span.size(), std::string("Kenya Airways").size());
}

TEST(RelationWriter, TellsARepetitionInASentenceOnce) {
  const char* words =
      "Norway/NNP/2/nsubj outwitted:outwit/VBD/0/root Kenya/NNP/2/obj and/CC/5/cc "
      "outwitted:outwit/VBD/2/conj "
      "Kenya/NNP/5/obj";
  Scene scene(std::string(words) + "\n" + words);
  scene.add(0, 1, 0, 2, 0.7f);
  scene.add(0, 4, 0, 5, 0.8f);
  scene.add(1, 1, 0, 2, 0.9f);
  const RelationsFound found = scene.write();
  ASSERT_EQ(found.relations.size(), 2u);
  EXPECT_NEAR(found.relations[0].relation.confidence, confidence_of(0.8f), 1e-6);
  EXPECT_EQ(found.relations[1].relation.sentence, 1u);
}

TEST(RelationWriter, TellsWhatIsReciprocalOnce) {
  const char* words = "Norway/NNP/4/nsubj and/CC/3/cc Kenya/NNP/1/conj hobnobbed:hobnob/VBD/0/root";
  for (const bool symmetric : {true, false}) {
    Scene scene(words);
    scene.add(0, 3, 0, 2, 0.7f).symmetric = symmetric;
    scene.add(0, 3, 2, 0, 0.8f).symmetric = symmetric;
    EXPECT_EQ(scene.told(), symmetric ? "kenya hobnobs with norway"
                                      : "kenya hobnobs with norway; norway hobnobs with kenya");
  }
}

TEST(RelationWriter, TwoWordsOfOnePhraseAreOneRelation) {
  Scene scene(
      "Norway/NNP/2/nsubj launched:launch/VBD/0/root a/DT/4/det raid/NN/2/obj on/IN/6/case Kenya/NNP/4/nmod");
  scene.add(0, 1, 0, 5, 0.5f);
  scene.add(0, 3, 0, 5, 0.6f);
  const RelationsFound found = scene.write();
  ASSERT_EQ(found.relations.size(), 1u);
  EXPECT_EQ(found.relations[0].relation.phrase, "launched a raid");
  EXPECT_NEAR(found.relations[0].relation.confidence, confidence_of(1 - 0.5f * 0.4f), 1e-6);
}

TEST(RelationWriter, TwoWordsOfDifferentPhrasesAreTwoRelations) {
  Scene scene(
      "Norway/NNP/2/nsubj outwitted:outwit/VBD/0/root Kenya/NNP/2/obj and/CC/5/cc left:leave/VBD/2/conj "
      "quietly/RB/7/advmod hugging:hug/VBG/5/advcl Kenya/NNP/7/obj");
  scene.add(0, 1, 0, 2);
  scene.add(0, 6, 0, 7);
  EXPECT_EQ(scene.told(), "norway outwits kenya; norway hugs kenya");
}

TEST(RelationWriter, RelationsAreInTheOrderOfTheText) {
  Scene scene(
      "Norway/NNP/2/nsubj outwitted:outwit/VBD/0/root Kenya/NNP/2/obj and/CC/5/cc hugged:hug/VBD/2/conj "
      "Chad/NNP/5/obj\n"
      "Chad/NNP/2/nsubj hugged:hug/VBD/0/root Norway/NNP/2/obj");
  scene.add(1, 1, 0, 2);
  scene.add(0, 4, 0, 5, 0.99f);
  scene.add(0, 1, 0, 2, 0.7f);
  EXPECT_EQ(scene.told(), "norway outwits kenya; norway hugs chad; chad hugs norway");
}

TEST(RelationWriter, RolesAreApart) {
  Scene scene(
      "Ada/NNP/0/root/B-person ,/PUNCT/3/punct chancellor/NN/1/appos of/IN/5/case Norway/NNP/3/nmod "
      "and/CC/7/cc "
      "chancellor/NN/3/conj of/IN/9/case Norway/NNP/7/nmod");
  scene.add(0, 2, 0, 4).is_role = true;
  scene.add(0, 6, 0, 8).is_role = true;
  scene.add(0, 2, 0, 8, 0.3f).is_role = true;  // hardly likely
  EXPECT_EQ(scene.roles(), "ada chancellor of norway");
  EXPECT_EQ(scene.told(), "");
  const RelationsFound found = scene.write();
  ASSERT_EQ(found.roles.size(), 1u);
  const TextSpan words = found.roles[0].span;
  EXPECT_EQ(scene.document.text.substr(words.begin, words.size()), "chancellor");
}

TEST(RelationWriter, NothingReadIsNothingTold) {
  Scene scene(kPlain);
  EXPECT_EQ(scene.told(), "");
  scene.reading.sentences.clear();
  EXPECT_EQ(scene.told(), "");
  EXPECT_TRUE(RelationWriter().write(Document(), DocumentReading(), ActorsFound(), "").relations.empty());
}

}  // namespace
}  // namespace dramatis::extract
