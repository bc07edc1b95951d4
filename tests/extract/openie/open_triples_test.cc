#include "extract/openie/open_triples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/parsed_words.h"

namespace dramatis::extract {
namespace {

std::vector<std::string> triples_of(std::string_view words) {
  const Document document = parsed(words);
  std::vector<std::string> out;
  for (const OpenTriple& t : find_open_triples(document.text, document.sentences[0])) {
    out.push_back(t.subject + " | " + t.relation + " | " + t.object);
    for (const std::string& argument : t.more) out.back() += " | " + argument;
  }
  return out;
}

testing::AssertionResult gives(std::string_view words, const std::string& expected) {
  const std::vector<std::string> triples = triples_of(words);
  if (std::find(triples.begin(), triples.end(), expected) != triples.end())
    return testing::AssertionSuccess();
  auto failure = testing::AssertionFailure() << "no \"" << expected << "\" among\n";
  for (const std::string& triple : triples) failure << "  " << triple << '\n';
  return failure;
}

// Clauses

TEST(OpenTriples, ObjectThenFurtherArgumentsWithTheirPrepositions) {
  EXPECT_TRUE(
      gives("The/DT/2/det navy/NN/3/nsubj shelled:shell/VBD/0/root the/DT/5/det port/NN/3/obj from/IN/8/case "
            "the/DT/8/det "
            "sea/NN/3/obl ./PUNCT/3/punct",
            "The navy | shelled | the port | from the sea"));
}

TEST(OpenTriples, PrepositionOfTheOnlyComplementJoinsTheRelation) {
  EXPECT_TRUE(gives("They/PRP/2/nsubj retreated:retreat/VBD/0/root to/IN/5/case the/DT/5/det hills/NNS/2/obl",
                    "They | retreated to | the hills"));
}

TEST(OpenTriples, PlaceRatherThanTimeFillsTheObject) {
  EXPECT_TRUE(gives(
      "He/PRP/2/nsubj arrived:arrive/VBD/0/root on/IN/4/case Monday/NNP/2/obl in/IN/6/case Oslo/NNP/2/obl",
      "He | arrived in | Oslo | on Monday"));
}

TEST(OpenTriples, RoleRatherThanPlaceFillsTheObject) {
  EXPECT_TRUE(gives(
      "She/PRP/2/nsubj served:serve/VBD/0/root in/IN/4/case Cairo/NNP/2/obl as/IN/6/case consul/NN/2/obl",
      "She | served as | consul | in Cairo"));
}

TEST(OpenTriples, CircumstanceFillsTheObjectOfAnIntransitiveVerb) {
  EXPECT_TRUE(
      gives("He/PRP/2/nsubj woke:wake/VBD/0/root when/WRB/6/advmod the/DT/5/det rain/NN/6/nsubj "
            "stopped:stop/VBD/2/advcl",
            "He | woke | when the rain stopped"));
}

TEST(OpenTriples, ObjectLosesItsAppositionToATripleOfItsOwn) {
  const char* words =
      "They/PRP/2/nsubj praised:praise/VBD/0/root Mia/NNP/2/obj ,/PUNCT/6/punct a/DT/6/det banker/NN/3/appos";
  EXPECT_TRUE(gives(words, "They | praised | Mia"));
  EXPECT_TRUE(gives(words, "Mia | is | a banker"));
}

TEST(OpenTriples, IntransitiveClauseHasAnEmptyObject) {
  EXPECT_TRUE(gives("The/DT/2/det talks/NNS/3/nsubj collapsed:collapse/VBD/0/root ./PUNCT/3/punct",
                    "The talks | collapsed | "));
}

TEST(OpenTriples, FrontedTimeIsAFurtherArgument) {
  EXPECT_TRUE(gives(
      "In/IN/2/case 2019/CD/5/obl ,/PUNCT/5/punct Kenya/NNP/5/nsubj banned:ban/VBD/0/root plastic/JJ/7/amod "
      "bags/NNS/5/obj",
      "Kenya | banned | plastic bags | In 2019"));
}

TEST(OpenTriples, AgentOfAPassive) {
  EXPECT_TRUE(gives(
      "The/DT/2/det bridge/NN/4/nsubj:pass was:be/VBD/4/aux:pass destroyed:destroy/VBN/0/root by/IN/6/case "
      "rebels/NNS/4/obl:agent",
      "The bridge | was destroyed by | rebels"));
}

TEST(OpenTriples, NegationAndAuxiliariesStayInTheRelation) {
  EXPECT_TRUE(
      gives("Libya/NNP/4/nsubj has:have/VBZ/4/aux ~n't:not/RB/4/advmod signed:sign/VBN/0/root the/DT/6/det "
            "treaty/NN/4/obj",
            "Libya | hasn't signed | the treaty"));
}

TEST(OpenTriples, AdverbBeforeTheVerbAndParticleBehindItStayInTheRelation) {
  EXPECT_TRUE(
      gives("The/DT/2/det court/NN/4/nsubj finally/RB/4/advmod threw:throw/VBD/0/root out/RP/4/compound:prt "
            "the/DT/7/det "
            "case/NN/4/obj",
            "The court | finally threw out | the case"));
}

TEST(OpenTriples, IndirectObjectComesFirst) {
  EXPECT_TRUE(gives("Japan/NNP/2/nsubj lent:lend/VBD/0/root Peru/NNP/2/iobj money/NN/2/obj",
                    "Japan | lent | Peru | money"));
}

// Coordination

TEST(OpenTriples, ConjoinedObjectsGiveATripleEach) {
  const char* words =
      "Poland/NNP/2/nsubj sent:send/VBD/0/root tanks/NNS/2/obj and/CC/5/cc jets/NNS/3/conj to/IN/7/case "
      "Ukraine/NNP/2/obl";
  EXPECT_TRUE(gives(words, "Poland | sent | tanks | to Ukraine"));
  EXPECT_TRUE(gives(words, "Poland | sent | jets | to Ukraine"));
}

TEST(OpenTriples, ConjoinedObjectsShareTheirPossessor) {
  EXPECT_TRUE(
      gives("It/PRP/2/nsubj hurt:hurt/VBD/0/root Chile/NNP/5/nmod:poss ~'s/POS/3/case exports/NNS/2/obj "
            "and/CC/7/cc "
            "image/NN/5/conj",
            "It | hurt | Chile's image"));
}

TEST(OpenTriples, ConjoinedVerbsShareSubjectTimeAndAuxiliary) {
  const char* words =
      "In/IN/2/case May/NNP/6/obl the/DT/4/det ship/NN/6/nsubj:pass was:be/VBD/6/aux:pass "
      "sold:sell/VBN/0/root "
      "and/CC/8/cc renamed:rename/VBN/6/conj";
  EXPECT_TRUE(gives(words, "the ship | was sold | In May"));
  EXPECT_TRUE(gives(words, "the ship | was renamed | In May"));
}

TEST(OpenTriples, ConjoinedSubjectsGiveATripleEach) {
  const char* words =
      "Kenya/NNP/4/nsubj and/CC/3/cc Uganda/NNP/1/conj signed:sign/VBD/0/root the/DT/6/det pact/NN/4/obj";
  EXPECT_TRUE(gives(words, "Kenya | signed | the pact"));
  EXPECT_TRUE(gives(words, "Uganda | signed | the pact"));
}

TEST(OpenTriples, ConjunctWithItsOwnPrepositionReplacesTheFirst) {
  EXPECT_TRUE(
      gives("He/PRP/2/nsubj spoke:speak/VBD/0/root to/IN/4/case miners/NNS/2/obl and/CC/7/cc with/IN/7/case "
            "nurses/NNS/4/conj",
            "He | spoke with | nurses"));
}

// Complements

TEST(OpenTriples, InfinitiveIsOpenedByItsVerb) {
  EXPECT_TRUE(
      gives("The/DT/2/det union/NN/3/nsubj refused:refuse/VBD/0/root to/TO/5/mark sign/VB/3/xcomp "
            "the/DT/7/det deal/NN/5/obj",
            "The union | refused to sign | the deal"));
}

TEST(OpenTriples, InfinitiveOfTheObjectHasTheObjectAsSubject) {
  const char* words =
      "Greece/NNP/2/nsubj urged:urge/VBD/0/root Turkey/NNP/2/obj to/TO/5/mark release/VB/2/xcomp "
      "him/PRP/5/obj";
  EXPECT_TRUE(gives(words, "Greece | urged | Turkey | to release him"));
  EXPECT_TRUE(gives(words, "Turkey | release | him"));
}

TEST(OpenTriples, ReportedClauseIsTheObject) {
  const char* words =
      "Officials/NNS/2/nsubj said:say/VBD/0/root that/IN/6/mark the/DT/5/det dam/NN/6/nsubj "
      "burst:burst/VBD/2/ccomp "
      "./PUNCT/2/punct";
  EXPECT_TRUE(gives(words, "Officials | said that | the dam burst"));
  EXPECT_TRUE(gives(words, "the dam | burst | "));
}

TEST(OpenTriples, PredicateNounKeepsItsComplements) {
  EXPECT_TRUE(
      gives("Sana/NNP/4/nsubj is:be/VBZ/4/cop the/DT/4/det capital/NN/0/root of/IN/6/case Yemen/NNP/4/nmod",
            "Sana | is | the capital of Yemen"));
}

TEST(OpenTriples, PredicateAdjectiveJoinsTheRelationBeforeAPreposition) {
  EXPECT_TRUE(
      gives("Fans/NNS/3/nsubj were:be/VBD/3/cop angry/JJ/0/root at/IN/6/case the/DT/6/det club/NN/3/obl",
            "Fans | were angry at | the club"));
}

TEST(OpenTriples, PredicateAdjectiveAloneIsTheObject) {
  EXPECT_TRUE(gives("The/DT/2/det road/NN/5/nsubj is:be/VBZ/5/cop very/RB/5/advmod steep/JJ/0/root",
                    "The road | is | very steep"));
}

TEST(OpenTriples, PredicatePhraseGivesItsPrepositionToTheRelation) {
  EXPECT_TRUE(gives("The/DT/2/det envoy/NN/5/nsubj is:be/VBZ/5/cop in/IN/5/case Doha/NNP/0/root",
                    "The envoy | is in | Doha"));
}

// Clauses of nouns

TEST(OpenTriples, RelativePronounGivesWayToItsNoun) {
  const char* words =
      "He/PRP/2/nsubj met:meet/VBD/0/root miners/NNS/2/obj who/WP/5/nsubj had:have/VBD/3/acl:relcl "
      "lost:lose/VBN/5/xcomp";
  EXPECT_TRUE(gives(words, "miners | had lost | "));
}

TEST(OpenTriples, RelativeClauseWithoutAPronounHasItsNounAsObject) {
  EXPECT_TRUE(
      gives("The/DT/2/det boat/NN/5/nsubj they/PRP/4/nsubj seized:seize/VBD/2/acl:relcl sank:sink/VBD/0/root",
            "they | seized | The boat"));
}

TEST(OpenTriples, WhereStandsForInItsNoun) {
  EXPECT_TRUE(gives(
      "She/PRP/2/nsubj left:leave/VBD/0/root for/IN/4/case Rome/NNP/2/obl ,/PUNCT/8/punct where/WRB/8/advmod "
      "she/PRP/8/nsubj met:meet/VBD/4/acl:relcl the/DT/10/det pope/NN/8/obj",
      "she | met | the pope | in Rome"));
}

TEST(OpenTriples, ParticipleOfANounGetsItsBe) {
  EXPECT_TRUE(
      gives("Police/NNS/2/nsubj raided:raid/VBD/0/root houses/NNS/2/obj owned:own/VBN/3/acl by/IN/7/case "
            "the/DT/7/det "
            "gang/NN/4/obl:agent",
            "houses | were owned by | the gang"));
}

TEST(OpenTriples, ParticipleClauseHasTheSubjectOfItsClause) {
  EXPECT_TRUE(
      gives("A/DT/2/det storm/NN/3/nsubj hit:hit/VBD/0/root Cuba/NNP/3/obj ,/PUNCT/6/punct "
            "killing:kill/VBG/3/advcl "
            "six/CD/8/nummod people/NNS/6/obj",
            "A storm | was killing | six people"));
}

// Noun phrases

TEST(OpenTriples, AppositionSaysWhatTheNameIs) {
  EXPECT_TRUE(gives(
      "Mia/NNP/2/compound Holt/NNP/7/nsubj ,/PUNCT/2/punct a/DT/5/det banker/NN/2/appos ,/PUNCT/2/punct "
      "resigned:resign/VBD/0/root",
      "Mia Holt | is | a banker"));
  EXPECT_TRUE(
      gives("His/PRP$/2/nmod:poss aide/NN/6/nsubj ,/PUNCT/4/punct Tom/NNP/2/appos ,/PUNCT/2/punct "
            "quit:quit/VBD/0/root",
            "Tom | is | His aide"));
}

TEST(OpenTriples, CommonNounBeforeANameIsATitle) {
  EXPECT_TRUE(gives("novelist/NN/2/compound Ann/NNP/4/nsubj Gray/NNP/2/flat smiled:smile/VBD/0/root",
                    "Ann Gray | is | novelist"));
}

TEST(OpenTriples, CapitalisedTitleBeforeAName) {
  EXPECT_TRUE(
      gives("Foreign/JJ/2/amod Minister:minister/NNP/4/compound Ann/NNP/4/compound Gray/NNP/5/nsubj "
            "smiled:smile/VBD/0/root",
            "Ann Gray | is | Foreign Minister"));
}

TEST(OpenTriples, PossessorHas) {
  EXPECT_TRUE(gives("Malta/NNP/3/nmod:poss ~'s/POS/1/case navy/NN/4/nsubj grew:grow/VBD/0/root",
                    "Malta | had | navy"));
}

TEST(OpenTriples, PossessivePronounStandsForTheSubject) {
  EXPECT_TRUE(gives("Bolivia/NNP/2/nsubj cut:cut/VBZ/0/root its/PRP$/4/nmod:poss budget/NN/2/obj",
                    "Bolivia | has | budget"));
}

TEST(OpenTriples, ComplementOfANoun) {
  EXPECT_TRUE(gives("The/DT/2/det mine/NN/5/nsubj in/IN/4/case Mali/NNP/2/nmod closes:close/VBZ/0/root",
                    "The mine | is in | Mali"));
}

TEST(OpenTriples, ExamplesGiveATripleEach) {
  const char* words =
      "It/PRP/2/nsubj grows:grow/VBZ/0/root crops/NNS/2/obj such/JJ/6/case as/IN/4/fixed maize/NN/3/nmod "
      "and/CC/8/cc "
      "rice/NN/6/conj";
  EXPECT_TRUE(gives(words, "crops | are such as | maize"));
  EXPECT_TRUE(gives(words, "crops | are such as | rice"));
}

TEST(OpenTriples, NamesAreNotSplitIntoQualities) {
  for (const std::string& triple :
       triples_of("the/DT/3/det United/NNP/3/amod States/NNPS/4/nsubj won:win/VBD/0/root"))
    EXPECT_EQ(triple, "the United States | won | ");
}

// Output

TEST(OpenTriples, SpansCoverTheWords) {
  const Document document = parsed("Malta/NNP/2/nsubj sued:sue/VBD/0/root Cyprus/NNP/2/obj");
  const std::vector<OpenTriple> triples = find_open_triples(document.text, document.sentences[0]);
  ASSERT_EQ(triples.size(), 1u);
  EXPECT_EQ(triples[0].subject_span.begin, 0u);
  EXPECT_EQ(triples[0].relation_span.begin, 6u);
  EXPECT_EQ(triples[0].object_span.begin, 11u);
  EXPECT_EQ(triples[0].object_span.end, 17u);
}

TEST(OpenTriples, ConfidenceFallsAndLiesBetweenZeroAndOne) {
  const Document document = parsed(
      "Malta/NNP/3/nmod:poss ~'s/POS/1/case old/JJ/5/amod small/JJ/5/amod navy/NN/6/nsubj "
      "sued:sue/VBD/0/root "
      "shops/NNS/6/obj in/IN/9/case Crete/NNP/7/nmod");
  double last = 1;
  for (const OpenTriple& t : find_open_triples(document.text, document.sentences[0])) {
    EXPECT_LE(t.confidence, last);
    EXPECT_GT(t.confidence, 0);
    last = t.confidence;
  }
}

TEST(OpenTriples, EmptySentenceHasNone) { EXPECT_TRUE(find_open_triples("", Sentence{}).empty()); }

TEST(OpenTriples, TsvLineHasEveryArgumentInAColumn) {
  OpenTriple triple;
  triple.subject = "They";
  triple.relation = "sent";
  triple.object = "a\tletter";
  triple.more = {"to Lima", "in\nMay"};
  triple.confidence = 0.5;
  EXPECT_EQ(to_tsv(3, triple), "3\t0.5000\tThey\tsent\ta letter\tto Lima\tin May");
}

TEST(OpenTriples, PretokenizedWordsAreUnescapedButKeepTheirBytes) {
  const std::string line = "  He said `` no '' -LRB- twice -RRB- at 3\\/4 .";
  const Sentence sentence = pretokenized_sentence(line);
  ASSERT_EQ(sentence.tokens.size(), 11u);
  EXPECT_EQ(sentence.tokens[2].form, "\"");
  EXPECT_EQ(sentence.tokens[5].form, "(");
  EXPECT_EQ(sentence.tokens[9].form, "3/4");
  const TextSpan span = sentence.tokens[5].span;
  EXPECT_EQ(line.substr(span.begin, span.size()), "-LRB-");
}

}  // namespace
}  // namespace dramatis::extract
