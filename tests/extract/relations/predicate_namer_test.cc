// Trees by hand, with a lexicon of a few lines: what the words of a relation or role are called.
#include "extract/relations/predicate_namer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/parsed_words.h"

namespace dramatis::extract {
namespace {

using graph::EventClass;

const Lexicon& lexicon() {
  static const Lexicon lexicon =
      Lexicon::parse(
          "canonical\tevent\tsymmetric\tverbs\tnouns\tphrases\n"
          "criticises\tACCUSE\t-\tcriticise;hit +out at\tcriticism of|against\t-\n"
          "imposes sanctions on\tSANCTION\t-\timpose [sanction] on\tsanction on|against\t-\n"
          "is proud of\tSUPPORT\t-\tbe:proud of\t-\t-\n"
          "holds talks with\tCONSULT\tsym\thold [talk] with\ttalk/trade with;talk with\t-\n"
          "(of no use)\tACCUSE\t-\tscold\t-\t-\n",
          /*wordings_tsv=*/"", "noun\tpredicate\ttimes\nvisit\tvisits\t3\n")
          .value();
  return lexicon;
}

uint32_t token_of(const Document& document, std::string_view form) {
  const auto& tokens = document.sentences[0].tokens;
  for (uint32_t t = 0; t < tokens.size(); ++t)
    if (tokens[t].form == form) return t;
  ADD_FAILURE() << "no " << form;
  return 0;
}

// "criticises (criticised)": the name, and the words that carry it.
std::string print(const Document& document, const PredicateName& name) {
  return name.text + " (" + document.text.substr(name.words.begin, name.words.size()) + ")";
}

struct Question {
  const char* words;
  const char *trigger, *object;
  EventClass event = EventClass::kNone;
  bool symmetric = false;
};

std::string relation(const Question& q) {
  const Document document = parsed(q.words);
  const SentenceTree tree(document.sentences[0]);
  TripleReading triple{.trigger = token_of(document, q.trigger),
                       .subject = token_of(document, "Norway"),
                       .object = token_of(document, q.object)};
  triple.event = q.event;
  triple.symmetric = q.symmetric;
  return print(document, PredicateNamer(lexicon()).of_relation(tree, triple));
}

constexpr const char* kCriticised = "Norway/NNP/2/nsubj criticised:criticise/VBD/0/root Kenya/NNP/2/obj";

TEST(PredicateNames, OfAListedVerbAreTheLexicons) {
  EXPECT_EQ(relation({kCriticised, "criticised", "Kenya", EventClass::kAccuse}), "criticises (criticised)");
  const Document document = parsed(kCriticised);
  const SentenceTree tree(document.sentences[0]);
  TripleReading triple{.trigger = 1, .subject = 0, .object = 2};
  triple.event = EventClass::kAccuse;
  EXPECT_EQ(PredicateNamer(lexicon()).of_relation(tree, triple).lexicon_line, 2u);
  triple.event = EventClass::kNone;  // another sense of the word
  EXPECT_EQ(PredicateNamer(lexicon()).of_relation(tree, triple).lexicon_line, 0u);
}

// The class is the model's, unless it is in doubt and the lexicon knows better.
TEST(PredicateNames, ADoubtfulClassGivesWayToTheLexicons) {
  const Document document = parsed(kCriticised);
  const SentenceTree tree(document.sentences[0]);
  TripleReading triple{.trigger = 1, .subject = 0, .object = 2};
  triple.event = EventClass::kReject;
  triple.event_probability = 0.9f;
  EXPECT_EQ(PredicateNamer(lexicon()).of_relation(tree, triple).event, EventClass::kReject);
  triple.event_probability = 0.4f;
  const PredicateName name = PredicateNamer(lexicon()).of_relation(tree, triple);
  EXPECT_EQ(name.event, EventClass::kAccuse);
  EXPECT_EQ(name.text, "criticises");
  const Document unlisted = parsed("Norway/NNP/2/nsubj outwitted:outwit/VBD/0/root Kenya/NNP/2/obj");
  EXPECT_EQ(PredicateNamer(lexicon()).of_relation(SentenceTree(unlisted.sentences[0]), triple).event,
            EventClass::kReject);
}

TEST(PredicateNames, OfAListedVerbInThePassiveToo) {
  EXPECT_EQ(
      relation({"Kenya/NNP/3/nsubj:pass was:be/VBD/3/aux:pass criticised:criticise/VBN/0/root by/IN/5/case "
                "Norway/NNP/3/obl:agent",
                "criticised", "Kenya", EventClass::kAccuse}),
      "criticises (criticised)");
}

TEST(PredicateNames, OfAListedVerbAndItsNoun) {
  const char* words =
      "Norway/NNP/2/nsubj imposed:impose/VBD/0/root sanctions:sanction/NNS/2/obj on/IN/5/case "
      "Kenya/NNP/2/obl";
  EXPECT_EQ(relation({words, "imposed", "Kenya", EventClass::kSanction}), "imposes sanctions on (imposed)");
  EXPECT_EQ(relation({words, "sanctions", "Kenya", EventClass::kSanction}).substr(0, 20),
            "imposes sanctions on");
}

TEST(PredicateNames, OfAListedVerbWithItsParticle) {
  EXPECT_EQ(
      relation({"Norway/NNP/2/nsubj hit:hit/VBD/0/root out/RP/2/compound:prt at/IN/5/case Kenya/NNP/2/obl",
                "hit", "Kenya", EventClass::kAccuse}),
      "criticises (hit out)");
}

TEST(PredicateNames, InBracketsAreNoNames) {
  EXPECT_EQ(relation({"Norway/NNP/2/nsubj scolded:scold/VBD/0/root Kenya/NNP/2/obj", "scolded", "Kenya",
                      EventClass::kAccuse}),
            "scolds (scolded)");
}

TEST(PredicateNames, OfAnUnlistedVerbAreItsThirdPersonAndPreposition) {
  EXPECT_EQ(
      relation({"Norway/NNP/2/nsubj outwitted:outwit/VBD/0/root Kenya/NNP/2/obj", "outwitted", "Kenya"}),
      "outwits (outwitted)");
  EXPECT_EQ(relation({"Norway/NNP/2/nsubj voted:vote/VBD/0/root against/IN/4/case Kenya/NNP/2/obl", "voted",
                      "Kenya"}),
            "votes against (voted)");
  EXPECT_EQ(relation({"Norway/NNP/2/nsubj denied:deny/VBD/0/root Kenya/NNP/2/iobj visas:visa/NNS/2/obj",
                      "denied", "Kenya"}),
            "denies (denied)");
}

TEST(PredicateNames, OfAnUnlistedVerbInThePassive) {
  EXPECT_EQ(relation({"Kenya/NNP/3/nsubj:pass was:be/VBD/3/aux:pass outwitted:outwit/VBN/0/root by/IN/5/case "
                      "Norway/NNP/3/obl:agent",
                      "outwitted", "Kenya"}),
            "outwits (outwitted)");
}

TEST(PredicateNames, OfAnUnlistedVerbWithItsParticle) {
  EXPECT_EQ(relation({"Norway/NNP/2/nsubj propped:prop/VBD/0/root up/RP/2/compound:prt Kenya/NNP/2/obj",
                      "propped", "Kenya"}),
            "props up (propped up)");
  // A particle behind the object is no part of the words, but of the name.
  EXPECT_EQ(relation({"Norway/NNP/2/nsubj propped:prop/VBD/0/root Kenya/NNP/2/obj up/RP/2/compound:prt",
                      "propped", "Kenya"}),
            "props up (propped)");
}

TEST(PredicateNames, ReachTheActorThroughAnObject) {
  EXPECT_EQ(relation({"Norway/NNP/2/nsubj painted:paint/VBD/0/root harbours:harbour/NNS/2/obj of/IN/5/case "
                      "Kenya/NNP/3/nmod",
                      "painted", "Kenya"}),
            "paints harbours of (painted)");
  EXPECT_EQ(relation({"Norway/NNP/2/nsubj painted:paint/VBD/0/root Kenya/NNP/5/nmod:poss ~'s/POS/3/case "
                      "harbours:harbour/NNS/2/obj",
                      "painted", "Kenya"}),
            "paints harbours of (painted)");
}

TEST(PredicateNames, OfAConjunctAreThoseOfTheFirst) {
  EXPECT_EQ(relation({"Norway/NNP/2/nsubj voted:vote/VBD/0/root against/IN/4/case Chad/NNP/2/obl and/CC/6/cc "
                      "Kenya/NNP/4/conj",
                      "voted", "Kenya"}),
            "votes against (voted)");
  EXPECT_EQ(
      relation({"Norway/NNP/2/nsubj outwitted:outwit/VBD/0/root Chad/NNP/2/obj and/CC/5/cc Kenya/NNP/3/conj",
                "outwitted", "Kenya"}),
      "outwits (outwitted)");
}

// The reading may name any word of a name; the others are no object of their own.
TEST(PredicateNames, OfAnyWordOfANameAreTheSame) {
  const char* words =
      "Norway/NNP/2/nsubj outwitted:outwit/VBD/0/root Ada/NNP/2/obj/B-person Lind/NNP/3/flat/I-person";
  EXPECT_EQ(relation({words, "outwitted", "Ada"}), "outwits (outwitted)");
  EXPECT_EQ(relation({words, "outwitted", "Lind"}), "outwits (outwitted)");
  const char* behind =
      "Norway/NNP/2/nsubj voted:vote/VBD/0/root against/IN/4/case Ada/NNP/2/obl/B-person "
      "Lind/NNP/4/flat/I-person";
  EXPECT_EQ(relation({behind, "voted", "Lind"}), "votes against (voted)");
}

TEST(PredicateNames, OfANounAreWhatItHas) {
  const char* ode =
      "Norway/NNP/3/nmod:poss ~'s/POS/1/case ode/NN/0/root to/IN/5/case Kenya/NNP/3/nmod pleased/VBD/3/acl";
  EXPECT_EQ(relation({ode, "ode", "Kenya"}), "has ode to (ode)");
  const char* criticism =
      "Norway/NNP/3/nmod:poss ~'s/POS/1/case criticism/NN/0/root of/IN/5/case Kenya/NNP/3/nmod";
  EXPECT_EQ(relation({criticism, "criticism", "Kenya", EventClass::kAccuse}), "criticises (criticism)");
}

TEST(PredicateNames, OfANounThatAnnotatorsNamedAreTheirs) {
  const char* words = "Norway/NNP/3/nmod:poss ~'s/POS/1/case visit/NN/0/root to/IN/5/case Kenya/NNP/3/nmod";
  EXPECT_EQ(relation({words, "visit", "Kenya"}), "visits (visit)");
}

TEST(PredicateNames, OfANounWithoutAPrepositionHaveTheUsualOne) {
  const char* words = "Norway/NNP/3/compound Kenya/NNP/3/compound feud/NN/0/root";
  EXPECT_EQ(relation({words, "feud", "Kenya"}), "has feud of (feud)");
  EXPECT_EQ(relation({words, "feud", "Kenya", EventClass::kAssault}), "has feud against (feud)");
  EXPECT_EQ(relation({words, "feud", "Kenya", EventClass::kCooperate}), "has feud with (feud)");
  EXPECT_EQ(relation({words, "feud", "Kenya", EventClass::kAssault, /*symmetric=*/true}),
            "has feud with (feud)");
}

TEST(PredicateNames, OfAnAdjective) {
  const char* words = "Norway/NNP/3/nsubj is:be/VBZ/3/cop proud/JJ/0/root of/IN/5/case Kenya/NNP/3/obl";
  EXPECT_EQ(relation({words, "proud", "Kenya", EventClass::kSupport}), "is proud of (proud)");
  const char* unlisted = "Norway/NNP/3/nsubj is:be/VBZ/3/cop jealous/JJ/0/root of/IN/5/case Kenya/NNP/3/obl";
  EXPECT_EQ(relation({unlisted, "jealous", "Kenya"}), "is jealous of (jealous)");
}

TEST(PredicateNames, StandWhereverTheObjectHangs) {
  // Not below the trigger at all; or the trigger itself.
  const char* words =
      "Norway/NNP/3/nmod:poss ~'s/POS/1/case raid/NN/4/nsubj angered:anger/VBD/0/root Kenya/NNP/4/obj";
  EXPECT_EQ(relation({words, "raid", "Kenya", EventClass::kAssault}), "has raid against (raid)");
  EXPECT_EQ(relation({words, "raid", "raid"}), "has raid of (raid)");
}

// Roles

std::string role(const char* words, std::string_view trigger, std::string_view object) {
  const Document document = parsed(words);
  const SentenceTree tree(document.sentences[0]);
  const TripleReading triple{.trigger = token_of(document, trigger),
                             .subject = 0,
                             .object = token_of(document, object),
                             .is_role = true};
  const auto is_actor = [&](int32_t t) {
    return document.sentences[0].tokens[static_cast<size_t>(t)].form == object;
  };
  return print(document, PredicateNamer(lexicon()).of_role(tree, triple, is_actor));
}

TEST(RoleNames, AreTheTitleWithoutTheDemonym) {
  EXPECT_EQ(role("Norwegian/JJ/3/amod Foreign/NNP/3/compound Minister/NNP/4/compound Ada/NNP/0/root/B-person "
                 "Lind/NNP/4/flat/I-person",
                 "Minister", "Norwegian"),
            "foreign minister of (Foreign Minister)");
}

TEST(RoleNames, AreTheTitleBehindTheName) {
  EXPECT_EQ(role("Ada/NNP/0/root/B-person Lind/NNP/1/flat/I-person ,/PUNCT/6/punct foreign/JJ/5/amod "
                 "minister/NN/1/appos of/IN/7/case Norway/NNP/5/nmod",
                 "minister", "Norway"),
            "foreign minister of (foreign minister)");
}

TEST(RoleNames, KeepAnUnusualPreposition) {
  EXPECT_EQ(role("Ada/NNP/0/root/B-person ,/PUNCT/4/punct an/DT/4/det ambassador/NN/1/appos to/IN/6/case "
                 "Kenya/NNP/4/nmod",
                 "ambassador", "Kenya"),
            "ambassador to (ambassador)");
}

TEST(RoleNames, KeepHyphensAndAbbreviations) {
  EXPECT_EQ(role("Renault/NNP/5/compound vice/NN/5/compound ~-/PUNCT/5/punct ~chief/NN/5/compound "
                 "CEO/NN/6/compound Ada/NNP/0/root/B-person",
                 "CEO", "Renault"),
            "vice-chief CEO of (vice-chief CEO)");
}

TEST(RoleNames, StopAtAnotherName) {
  EXPECT_EQ(role("Ada/NNP/0/root/B-person ,/PUNCT/6/punct Renault/NNP/6/compound New/NNP/6/compound/B-place "
                 "York/NNP/4/flat/I-place chief/NN/1/appos",
                 "chief", "Renault"),
            "chief of (chief)");
}

TEST(RoleNames, OfVerbsAreTheirParticiple) {
  EXPECT_EQ(role("Ada/NNP/0/root/B-person ,/PUNCT/3/punct born:bear/VBN/1/acl in/IN/5/case Kenya/NNP/3/obl",
                 "born", "Kenya"),
            "born in (born)");
  EXPECT_EQ(
      role("Ada/NNP/2/nsubj/B-person lives:live/VBZ/0/root in/IN/4/case Kenya/NNP/2/obl", "lives", "Kenya"),
      "lives in (lives)");
}

TEST(RoleNames, OfANameAloneAreOf) {
  EXPECT_EQ(role("Renault/NNP/3/nmod:poss ~'s/POS/1/case Ada/NNP/0/root/B-person Lind/NNP/3/flat/I-person",
                 "Ada", "Renault"),
            "of (Ada)");
}

}  // namespace
}  // namespace dramatis::extract
