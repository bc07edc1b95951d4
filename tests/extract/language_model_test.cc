#include "extract/language_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "extract/syntax/best_tree.h"
#include "tests/extract/small_language_model.h"
#include "tests/support/scored_suite.h"

namespace dramatis::extract {
namespace {

const LanguageModel& model() {
  static const auto embedded = LanguageModel::embedded();
  return **embedded;
}

// One sentence a line, words between spaces.
Document document_of(const std::string& text) {
  Document document;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    Sentence sentence;
    for (std::string word; words >> word;) sentence.tokens.emplace_back().form = word;
    document.sentences.push_back(sentence);
  }
  return document;
}

Document parsed(const std::string& text) {
  Document document = document_of(text);
  model().parse(document);
  return document;
}

struct ReadText {
  Document document;
  DocumentReading reading;
};

ReadText read(const std::string& text, const LanguageModel& by = model()) {
  ReadText out{.document = document_of(text), .reading = {}};
  out.reading = by.read(out.document);
  return out;
}

std::vector<int32_t> heads_of(const Sentence& sentence) {
  std::vector<int32_t> heads;
  for (const Token& token : sentence.tokens) heads.push_back(token.head);
  return heads;
}

// All that a token holds, to the bit.
std::string print(const Document& document) {
  std::ostringstream out;
  out << std::hexfloat;
  for (const Sentence& sentence : document.sentences)
    for (const Token& t : sentence.tokens)
      out << t.form << ' ' << t.lemma << ' ' << name_of(t.upos) << ' ' << t.xpos << ' ' << t.feats << ' '
          << t.head << ' ' << t.deprel << ' ' << name_of(t.entity) << ' ' << name_of(t.name) << ' '
          << t.head_margin << ' ' << t.label_margin << '\n';
  return out.str();
}

std::string print(const DocumentReading& reading) {
  std::ostringstream out;
  out << std::hexfloat;
  for (const SentenceReading& s : reading.sentences) {
    for (const ActorReading& a : s.actors) out << a.probability << ' ' << name_of(a.type) << '\n';
    for (const TripleReading& t : s.triples)
      out << t.trigger << ' ' << t.subject << ' ' << t.object << ' ' << t.probability << t.is_role
          << name_of(t.event) << name_of(t.modality) << t.negated << t.symmetric << t.claimed << '\n';
    for (const StatementReading& t : s.statements)
      out << t.anchor << t.has_cue << ' ' << t.speaker << ' ' << t.first << ' ' << t.last << ' ' << t.direct
          << t.probability << '\n';
    for (const AnaphorReading& a : s.anaphors) {
      out << a.token;
      for (const AntecedentReading& b : a.antecedents)
        out << " (" << b.sentence << ' ' << b.token << ' ' << b.probability << ')';
      out << '\n';
    }
  }
  return out.str();
}

std::string print(const ReadText& text) { return print(text.document) + print(text.reading); }

constexpr const char* kText =
    "The Danish minister sharply criticised the company 's plans .\n"
    "Hundreds of soldiers were sent to the border by the new government on Tuesday .\n"
    "“ We have no doubts , ” she told reporters , adding that talks would go on .\n"
    "MOSCOW ( AP ) --\n"
    "No .\n";

// What holds of any reading of any model: every index is a token of its sentence, all probabilities are.
void expect_sound(const ReadText& text) {
  ASSERT_EQ(text.reading.sentences.size(), text.document.sentences.size());
  for (uint32_t s = 0; s < text.document.sentences.size(); ++s) {
    const auto& tokens = text.document.sentences[s].tokens;
    const SentenceReading& reading = text.reading.sentences[s];
    const auto probability = [](double p) { return p >= 0 && p <= 1; };
    if (!tokens.empty()) {
      EXPECT_TRUE(is_single_tree(heads_of(text.document.sentences[s])));
    }
    EXPECT_EQ(reading.actors.size(), tokens.size());
    for (const ActorReading& actor : reading.actors) EXPECT_TRUE(probability(actor.probability));
    for (const TripleReading& triple : reading.triples) {
      EXPECT_LT(std::max({triple.trigger, triple.subject, triple.object}), tokens.size());
      EXPECT_NE(triple.subject, triple.object);
      EXPECT_TRUE(probability(triple.probability));
    }
    uint32_t last_anchor = 0;
    for (const StatementReading& statement : reading.statements) {
      EXPECT_GE(statement.anchor, last_anchor);
      last_anchor = statement.anchor;
      EXPECT_LT(std::max(statement.anchor, statement.last), tokens.size());
      EXPECT_LE(statement.first, statement.last);
      EXPECT_LT(statement.speaker, static_cast<int32_t>(tokens.size()));
      EXPECT_TRUE(probability(statement.probability));
    }
    for (const AnaphorReading& anaphor : reading.anaphors) {
      EXPECT_LT(anaphor.token, tokens.size());
      double sum = 0;
      std::pair<uint32_t, uint32_t> before{s, anaphor.token};  // the nearest first
      for (const AntecedentReading& antecedent : anaphor.antecedents) {
        const std::pair place{antecedent.sentence, antecedent.token};
        EXPECT_LT(place, before);
        before = place;
        sum += double{antecedent.probability};
      }
      EXPECT_LE(sum, 1.001);
    }
  }
}

// Of what is expected below; raise it with the model.
constexpr double kLeastSyntax = 0.9;

// What the word of that form shows, as the cases below write it.
std::string shown(const Sentence& sentence, std::string_view form, std::string_view kind) {
  for (const Token& t : sentence.tokens) {
    if (t.form != form) continue;
    if (kind == "head") return t.head < 0 ? "" : sentence.tokens[static_cast<size_t>(t.head)].form;
    if (kind == "deprel") return std::string(t.deprel);
    if (kind == "lemma") return t.lemma;
    if (kind == "upos") return std::string(name_of(t.upos));
    if (kind == "xpos") return std::string(t.xpos);
    if (kind == "feats") return std::string(t.feats);
    if (kind == "entity") return std::string(name_of(t.entity));
    if (kind == "name") return name_of(t.name);
  }
  return "no such word";
}

TEST(Syntax, OfPlainSentencesIsMostlyRight) {
  struct Case {
    const char* sentence;
    // "form kind value", divided by semicolons.
    const char* expected;
  };
  const std::vector<Case> cases = {
      {"The Danish minister sharply criticised the company 's plans .",
       "criticised deprel root; minister head criticised; minister deprel nsubj; plans head criticised; "
       "plans deprel obj; company head plans; company deprel nmod:poss; Danish head minister; "
       "Danish deprel amod; criticised lemma criticise; plans lemma plan; minister upos NOUN; "
       "criticised xpos VBD; minister entity person"},
      {"Ada Lindqvist of the Northern Rail Company met Peter Moyo in Port Louis on Monday .",
       "Ada name B-person; Lindqvist name I-person; Company name I-organization; Moyo name I-person; "
       "Port name B-place; Monday name O; met name O; Company entity organization; met lemma meet"},
      {"Three soldiers were killed in the north by rebels .",
       "soldiers head killed; soldiers deprel nsubj:pass; were head killed; were deprel aux:pass; "
       "rebels head killed; rebels deprel obl:agent; north head killed; north deprel obl; "
       "killed feats Tense=Past|VerbForm=Part|Voice=Pass; killed lemma kill; were lemma be"},
      {"The president said that the talks , which began in May , would continue .",
       "president head said; president deprel nsubj; continue head said; continue deprel ccomp; "
       "began head talks; began deprel acl:relcl; talks head continue; talks deprel nsubj; began lemma "
       "begin; "
       "said lemma say; talks lemma talk"},
      {"Moscow denounced Washington and rebuked the envoys .",
       "denounced lemma denounce; rebuked lemma rebuke; rebuked deprel conj; envoys lemma envoy; "
       "Moscow entity place; Washington deprel obj"},
      {"Norway bans imports , denies the claims and imposes sanctions .",
       "bans lemma ban; denies lemma deny; imposes lemma impose; bans upos VERB; imports deprel obj"},
  };
  dramatis::testing::ScoredSuite suite("syntax");
  for (const Case& c : cases) {
    const Document document = parsed(c.sentence);
    for (const std::string& expectation : dramatis::testing::split_trimmed(c.expected, ';')) {
      const auto parts = dramatis::testing::split_trimmed(expectation, ' ');
      ASSERT_EQ(parts.size(), 3u) << expectation;
      const std::string got = shown(document.sentences[0], parts[0], parts[1]);
      suite.count(got == parts[2], expectation + ", not " + got + " in " + c.sentence);
    }
  }
  suite.expect_at_least(kLeastSyntax);
}

// What else is read, in very plain sentences

bool is_actor(const ReadText& text, std::string_view form, graph::ActorType type) {
  for (size_t s = 0; s < text.document.sentences.size(); ++s)
    for (size_t t = 0; t < text.document.sentences[s].tokens.size(); ++t)
      if (text.document.sentences[s].tokens[t].form == form) {
        const ActorReading& actor = text.reading.sentences[s].actors[t];
        return actor.probability > 0.5f && actor.type == type;
      }
  return false;
}

// "Norway < criticised > Kenya": the likely triples.
std::vector<std::string> triples(const ReadText& text, bool roles) {
  std::vector<std::string> out;
  for (size_t s = 0; s < text.document.sentences.size(); ++s)
    for (const TripleReading& t : text.reading.sentences[s].triples) {
      const auto& tokens = text.document.sentences[s].tokens;
      if (t.probability > 0.5f && t.is_role == roles)
        out.push_back(tokens[t.subject].form + " < " + tokens[t.trigger].form + " > " +
                      tokens[t.object].form);
    }
  return out;
}

using Found = std::vector<std::string>;

TEST(LanguageModel, ReadsActors) {
  const ReadText text = read("Norway criticised the Siemens company , but Anna praised it .");
  EXPECT_TRUE(is_actor(text, "Norway", graph::ActorType::kCountry));
  EXPECT_TRUE(is_actor(text, "Anna", graph::ActorType::kPerson));
  for (const char* other : {"criticised", "the", ",", "."})
    for (const auto type : {graph::ActorType::kCountry, graph::ActorType::kOther})
      EXPECT_FALSE(is_actor(text, other, type)) << other;
}

TEST(LanguageModel, ReadsRelations) {
  const ReadText text = read("Norway criticised Kenya on Monday .");
  EXPECT_EQ(triples(text, false), Found{"Norway < criticised > Kenya"});
  ASSERT_FALSE(text.reading.sentences[0].triples.empty());
  EXPECT_EQ(text.reading.sentences[0].triples[0].event, graph::EventClass::kAccuse);
  EXPECT_FALSE(text.reading.sentences[0].triples[0].negated);
  EXPECT_TRUE(triples(read("It rained on Monday ."), false).empty());
}

TEST(LanguageModel, ReadsRoles) {
  const Found found = triples(read("Anna Keller is the president of Norway ."), true);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].find("president > Norway"), std::string::npos) << found[0];
}

TEST(LanguageModel, ReadsStatements) {
  const ReadText text = read("Norway said that the talks had failed .\nIt rained .");
  ASSERT_EQ(text.reading.sentences[0].statements.size(), 1u);
  const StatementReading& said = text.reading.sentences[0].statements[0];
  EXPECT_EQ(said.anchor, 1u);
  EXPECT_TRUE(said.has_cue);
  EXPECT_EQ(said.speaker, 0);
  EXPECT_LE(said.first, 3u);
  EXPECT_EQ(said.last, 6u);
  EXPECT_FALSE(said.direct);
  EXPECT_TRUE(text.reading.sentences[1].statements.empty());
}

TEST(LanguageModel, ReadsQuotations) {
  const ReadText text = read("“ The bridge is old , ” Anna Keller said .");
  ASSERT_FALSE(text.reading.sentences[0].statements.empty());
  const StatementReading& said = text.reading.sentences[0].statements.back();
  EXPECT_TRUE(said.direct);
  EXPECT_TRUE(said.speaker == 7 || said.speaker == 8) << said.speaker;
}

TEST(LanguageModel, ReadsAntecedents) {
  const ReadText text = read("Anna Keller left Norway on Monday .\nShe praised the country .");
  const auto& antecedents = text.reading.sentences[1].antecedents_of(0);
  ASSERT_FALSE(antecedents.empty());
  const auto best = std::max_element(
      antecedents.begin(), antecedents.end(),
      [](const AntecedentReading& a, const AntecedentReading& b) { return a.probability < b.probability; });
  EXPECT_EQ(best->sentence, 0u);
  EXPECT_LE(best->token, 1u);  // "Anna" or "Keller"
}

// Whatever is read

TEST(LanguageModel, ReadingsAreSound) {
  expect_sound(read(kText));
  expect_sound(read("\n\nYes .\n\n"));
  expect_sound(read("\xff\xfe \xe2\x80 <3 😀 𝔘𝔫𝔦 \x01 ́ 中文"));
}

TEST(LanguageModel, ReadingParsesToo) { EXPECT_EQ(print(read(kText).document), print(parsed(kText))); }

TEST(LanguageModel, ADocumentOfNothingIsFine) {
  Document empty;
  model().parse(empty);
  EXPECT_TRUE(model().read(empty).sentences.empty());
  Document hollow;
  hollow.sentences.resize(3);
  EXPECT_EQ(model().read(hollow).sentences.size(), 3u);
}

TEST(LanguageModel, LongSentencesAreOneTree) {
  for (const size_t words : {256, 257, 600, 2000}) {
    std::string text;
    for (size_t i = 0; i < words; ++i) text += i % 7 == 6 ? ", " : i % 3 == 1 ? "sells " : "Paris ";
    expect_sound(read(text + "\nIt rained ."));
  }
}

TEST(LanguageModel, WordsOfManyPiecesAreRead) {
  std::string word;
  for (int i = 0; i < 400; ++i) word += "x-";
  const ReadText text = read("Norway praised " + word + " and Kenya .\nIt rained .");
  expect_sound(text);
  std::string words;
  for (int i = 0; i < 200; ++i) words += "x-y-z ";
  expect_sound(read(words + "."));
}

TEST(LanguageModel, TypographicQuotesHardlyMatter) {
  const Document curly = parsed("“ I do n’t know , ” he said .");
  const Document straight = parsed("\" I do n't know , \" he said .");
  for (size_t i = 0; i < curly.sentences[0].tokens.size(); ++i)
    EXPECT_EQ(curly.sentences[0].tokens[i].lemma, straight.sentences[0].tokens[i].lemma);
}

// Long texts are cut into chunks, but where depends on the document alone.
std::string long_text() {
  std::string text;
  for (int i = 0; i < 12; ++i) text += kText;
  return text;
}

TEST(LanguageModel, DocumentsReadBeforeDoNotMatter) {
  Document other = document_of(long_text() + long_text());
  const std::string fresh = print(read(kText));
  model().read(other);
  EXPECT_EQ(print(read(kText)), fresh);
}

TEST(LanguageModel, ReadingAgainChangesNothing) {
  ReadText text = read(kText);
  const std::string once = print(text);
  text.reading = model().read(text.document);
  EXPECT_EQ(print(text), once);
}

TEST(LanguageModel, ManyThreadsSayTheSame) {
  const std::string text = long_text();
  const std::string alone = print(read(text));
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (std::string& result : results)
    threads.emplace_back([&] {
      read("Others read other documents at the same time .");
      result = print(read(text));
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, alone);
}

// Model files

TEST(ModelOfBytes, IsReadAndReads) {
  const std::string bytes = SmallLanguageModel::make().file();
  const auto small = LanguageModel::from_bytes(bytes);
  ASSERT_TRUE(small.ok()) << small.error().message;
  for (unsigned seed = 2; seed < 30; ++seed) {
    const std::string other = SmallLanguageModel::make(seed).file();
    expect_sound(read(kText, *LanguageModel::from_bytes(other).value()));
  }
}

TEST(ModelOfBytes, TruncatedOrAlteredIsRefused) {
  const std::string bytes = SmallLanguageModel::make().file();
  for (size_t size = 0; size < bytes.size(); size += 1 + size / 16) {
    const auto cut = LanguageModel::from_bytes(std::string(bytes, 0, size));
    ASSERT_FALSE(cut.ok()) << size;
    EXPECT_EQ(cut.error().kind, ErrorKind::kCorrupt) << size;
  }
  for (size_t i = 0; i < bytes.size(); i += 1 + i / 64) {
    std::string altered = bytes;
    altered[i] = static_cast<char>(altered[i] ^ 4);
    const auto model_of = LanguageModel::from_bytes(altered);
    ASSERT_FALSE(model_of.ok()) << i;
    const bool version = i >= 8 && i < 12;
    EXPECT_EQ(model_of.error().kind, version ? ErrorKind::kIncompatible : ErrorKind::kCorrupt) << i;
  }
}

// With a check sum that is right: each tensor that is missing is named, but for biases, which may be.
TEST(ModelOfBytes, EachTensorIsNeeded) {
  const ModelBytes whole = SmallLanguageModel::make();
  for (size_t i = 0; i < whole.tensors.size(); ++i) {
    ModelBytes model_bytes = whole;
    const std::string name = whole.tensors[i].name;
    model_bytes.tensors.erase(model_bytes.tensors.begin() + static_cast<ptrdiff_t>(i));
    const std::string bytes = model_bytes.file();
    const auto without = LanguageModel::from_bytes(bytes);
    const bool optional =
        (name.ends_with(".bias") && !name.starts_with("encoder.")) || name.starts_with("triple.inner.");
    if (optional) continue;
    ASSERT_FALSE(without.ok()) << name;
    EXPECT_EQ(without.error().kind, ErrorKind::kCorrupt) << name;
    EXPECT_NE(without.error().message.find(name.substr(0, name.find_last_of('.'))), std::string::npos)
        << name << ": " << without.error().message;
  }
}

// Rows too few for what is asked of them, in tensors whose number of rows follows from no other.
TEST(ModelOfBytes, TooFewRowsAreRefused) {
  for (const char* name :
       {"encoder.position", "encoder.shape", "triple.distance.weight", "statement.distance.weight",
        "antecedent.distance.weight", "labels.cue", "labels.actor", "labels.deprel", "lemmas.values"}) {
    ModelBytes model_bytes = SmallLanguageModel::make();
    for (ModelBytes::Tensor& tensor : model_bytes.tensors) {
      if (tensor.name != name) continue;
      if (tensor.kind == 3) {
        tensor.rows = 0;
        tensor.data.clear();
      } else {
        tensor.rows -= 1;
        tensor.data.resize(size_t{tensor.rows} * tensor.columns * 4);
      }
    }
    const std::string bytes = model_bytes.file();
    const auto with_few = LanguageModel::from_bytes(bytes);
    ASSERT_FALSE(with_few.ok()) << name;
    EXPECT_EQ(with_few.error().kind, ErrorKind::kCorrupt) << name;
  }
}

// Whatever the sizes say, as long as the data fit them: refused, or read with.
TEST(ModelOfBytes, TensorsOfOtherSizesDoNoHarm) {
  const ModelBytes whole = SmallLanguageModel::make();
  int accepted = 0;
  for (size_t i = 0; i < whole.tensors.size(); ++i)
    for (const bool rows : {true, false})
      for (const int change : {-1000, -1, 1}) {
        ModelBytes model_bytes = whole;
        ModelBytes::Tensor& tensor = model_bytes.tensors[i];
        uint32_t& size = rows ? tensor.rows : tensor.columns;
        size = static_cast<uint32_t>(std::max(0, static_cast<int>(size) + change));
        const size_t elements = size_t{tensor.rows} * tensor.columns;
        if (tensor.kind == 3)
          tensor.data.assign(4 * elements, '\0');  // empty strings
        else
          tensor.data.resize(tensor.kind == 1 ? 4 * tensor.rows + elements : 4 * elements);
        const std::string bytes = model_bytes.file();
        const auto other = LanguageModel::from_bytes(bytes);
        if (!other.ok()) continue;
        ++accepted;
        SCOPED_TRACE(tensor.name);
        expect_sound(read("The war .\nHe said 1 a-a-a .\n\nHe said the war left him .", **other));
      }
  EXPECT_GT(accepted, 0);
}

TEST(ModelOfFile, IsRefusedWithItsName) {
  const auto missing = LanguageModel::from_file("/nowhere/model.bin");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().kind, ErrorKind::kIo);
  EXPECT_NE(missing.error().message.find("/nowhere/model.bin"), std::string::npos);
}

}  // namespace
}  // namespace dramatis::extract
