#include "extract/parser/parser.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

#include "extract/parser/batch.h"
#include "extract/parser/irregular_verbs.h"
#include "extract/parser/lemma_script.h"
#include "extract/parser/model_file.h"
#include "extract/parser/network.h"

extern "C" const char dramatis_language_model_begin[];
extern "C" const char dramatis_language_model_end[];

namespace dramatis::extract {
namespace {

constexpr std::string_view kEmDash = "\u2014";  // its own lemma, as in GUM, though the network reads "--"

// The tag whose forms have the same lemma: "won" is one of "win" whether past tense or participle.
std::string_view twin_of(std::string_view xpos) {
  if (xpos == "VBN") return "VBD";
  if (xpos == "VBD") return "VBN";
  if (xpos == "VB") return "VBP";
  if (xpos == "VBP") return "VB";
  return {};
}

// The model's labels as values of Token, which outlive the model.
std::vector<std::string_view> interned(const std::vector<std::string_view>& labels) {
  std::vector<std::string_view> result;
  for (const std::string_view label : labels) result.push_back(intern_label(label == "_" ? "" : label));
  return result;
}

template <typename Value, typename From>
std::vector<Value> values_of(const std::vector<std::string_view>& names, From from) {
  std::vector<Value> result;
  for (const std::string_view name : names) result.push_back(from(name));
  return result;
}

// Heads of a long sentence's pieces count from the piece's beginning: makes them count from the sentence's,
// and hangs the later pieces' roots on the first one's.
void join_pieces(Sentence& sentence, size_t longest) {
  std::vector<Token>& tokens = sentence.tokens;
  if (tokens.size() <= longest) return;
  int32_t root = -1;
  for (size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (token.head >= 0) {
      token.head += static_cast<int32_t>(i / longest * longest);
    } else if (root < 0) {
      root = static_cast<int32_t>(i);
    } else {
      token.head = root;
      token.deprel = intern_label("parataxis");
    }
  }
}

// A named entity's head is of the name's type: the tags of a name are decided together, and surer.
void settle_types_of_names(std::vector<Token>& tokens) {
  for (size_t begin = 0; begin < tokens.size(); ++begin) {
    if (tokens[begin].name.part != NamePart::kBegin) continue;
    size_t end = begin + 1;
    while (end < tokens.size() && tokens[end].name.part == NamePart::kInside) ++end;
    for (size_t i = begin; i < end; ++i) {
      const auto head = static_cast<size_t>(tokens[i].head);
      if (tokens[i].head >= 0 && head >= begin && head < end) continue;
      tokens[i].entity = tokens[begin].name.type;
      break;
    }
  }
}

}  // namespace

struct Parser::Model {
  explicit Model(ModelFile read)
      : file(std::move(read)),
        network(file),
        upos(values_of<Upos>(file.upos, upos_from)),
        entity(values_of<EntityType>(file.entity_types, entity_type_from)),
        name_tags(values_of<NameTag>(file.name_tags, name_tag_from)),
        xpos(interned(file.xpos)),
        feats(interned(file.feats)),
        deprel(interned(file.deprel)),
        lemmas(file.lemma_keys),
        common_words(file.glove_words) {
    for (const std::string_view script : file.lemma_scripts) scripts.push_back(*LemmaScript::parse(script));
  }

  void parse(std::span<const Piece> pieces) {
    std::unique_ptr<Workspace> workspace = take_workspace();
    const Batch batch(pieces);
    network.run(batch, *workspace);
    for (size_t p = 0; p < pieces.size(); ++p) {
      for (size_t i = 0; i < pieces[p].tokens.size(); ++i) {
        const size_t at = batch.piece_begin(p) + i;
        fill(workspace->predictions[at], batch.distinct()[batch.word_of_row(batch.row_at(at))],
             pieces[p].tokens[i]);
      }
    }
    const std::lock_guard lock(mutex);
    free_workspaces.push_back(std::move(workspace));
  }

  void fill(const Prediction& prediction, const WordShape& word, Token& token) const {
    token.upos = upos[prediction.upos];
    token.xpos = xpos[prediction.xpos];
    token.feats = feats[prediction.feats];
    token.deprel = deprel[prediction.deprel];
    token.entity = entity[prediction.entity];
    token.name = name_tags[prediction.name_tag];
    token.head = prediction.head;
    token.head_margin = prediction.head_margin;
    token.label_margin = prediction.label_margin;
    const bool is_name = token.xpos.starts_with("NNP");
    std::string key = is_name ? word.normalised : word.lower;
    key += '\t';
    const size_t form = key.size();
    auto known = lemmas[key.append(token.xpos)];
    if (const std::string_view twin = twin_of(token.xpos); !known && !twin.empty()) {
      key.resize(form);
      known = lemmas[key.append(twin)];
    }
    const bool past = token.xpos == "VBD" || token.xpos == "VBN";
    const std::string_view irregular = past ? base_of_irregular(word.lower) : std::string_view();
    if (!irregular.empty())
      token.lemma = irregular;
    else if (known)
      token.lemma = file.lemmas[*known];
    else
      token.lemma = scripts[prediction.lemma_script].apply(word.normalised, word.lower);
    if (token.upos == Upos::kVerb && !common_words[token.lemma]) respell(token.lemma);
    if (token.form == kEmDash) token.lemma = kEmDash;
  }

  // Edit scripts know letters, not words: "invaded" -> "invad", "clarified" -> "clarifi", "expelled" ->
  // "expell", "investing" -> "investe". Where the result is no word and a usual respelling is one, that is
  // the lemma.
  void respell(std::string& lemma) const {
    const size_t size = lemma.size();
    if (size < 3) return;
    const std::string stem = lemma.ends_with("i") ? lemma.substr(0, size - 1) : lemma;
    const bool doubled = lemma[size - 1] == lemma[size - 2];
    // "initialled" is no "initially", nor "telephoned" "telephony".
    const std::string with_y = lemma.ends_with("ll") ? "" : stem + "y";
    const std::string with_e = stem + "e";
    const bool softened = lemma.ends_with("i");
    for (const std::string& word : {softened ? with_y : with_e, softened ? with_e : with_y,
                                    lemma.ends_with("e") || doubled ? lemma.substr(0, size - 1) : ""})
      if (common_words[word]) {
        lemma = word;
        return;
      }
  }

  std::unique_ptr<Workspace> take_workspace() {
    const std::lock_guard lock(mutex);
    if (free_workspaces.empty()) return std::make_unique<Workspace>();
    auto taken = std::move(free_workspaces.back());
    free_workspaces.pop_back();
    return taken;
  }

  // Whether a build of this program on this machine computes what training did.
  bool passes(const SelfTest& test) {
    if (test.forms.empty()) return true;
    std::vector<Token> tokens(test.forms.size());
    for (size_t i = 0; i < tokens.size(); ++i) tokens[i].form = test.forms[i];
    const Piece piece{tokens};
    parse({&piece, 1});
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (test.upos[i] >= upos.size() || test.deprel[i] >= deprel.size()) return false;
      if (tokens[i].upos != upos[test.upos[i]] || tokens[i].head != test.heads[i] ||
          tokens[i].deprel != deprel[test.deprel[i]])
        return false;
    }
    return true;
  }

  ModelFile file;
  Network network;
  std::vector<Upos> upos;
  std::vector<EntityType> entity;
  std::vector<NameTag> name_tags;
  std::vector<std::string_view> xpos, feats, deprel;
  std::vector<LemmaScript> scripts;
  StringIndex lemmas;
  StringIndex common_words;

  std::mutex mutex;
  std::vector<std::unique_ptr<Workspace>> free_workspaces;
};

Parser::Parser(std::unique_ptr<Model> model) : model_(std::move(model)) {}
Parser::~Parser() = default;

Result<std::shared_ptr<const Parser>> Parser::from_bytes(std::string_view bytes) {
  auto file = ModelFile::read(bytes);
  if (!file) return file.error();
  auto model = std::make_unique<Model>(std::move(file).value());
  for (const SelfTest& test : model->file.self_tests)
    if (!model->passes(test)) return corrupt("the language model fails its self-test");
  return std::shared_ptr<const Parser>(new Parser(std::move(model)));
}

Result<std::shared_ptr<const Parser>> Parser::from_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  auto bytes =
      std::make_unique<std::string>(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) return io_error("cannot read the language model " + path);
  auto parser = from_bytes(*bytes);
  if (!parser) return Error{parser.error().kind, path + ": " + parser.error().message};
  // One owner of both, so that the bytes live as long as the parser. Members go in reverse order: the parser
  // first.
  struct Both {
    std::unique_ptr<std::string> bytes;
    std::shared_ptr<const Parser> parser;
  };
  auto both = std::make_shared<Both>(Both{std::move(bytes), *parser});
  return std::shared_ptr<const Parser>(both, both->parser.get());
}

Result<std::shared_ptr<const Parser>> Parser::embedded() {
  static const Result<std::shared_ptr<const Parser>> shared =
      from_bytes({dramatis_language_model_begin,
                  static_cast<size_t>(dramatis_language_model_end - dramatis_language_model_begin)});
  return shared;
}

void Parser::parse(Document& document) const {
  const std::vector<Piece> pieces = pieces_of(document, kLongestSentence);
  for (const auto& batch : batches_of(pieces)) model_->parse(batch);
  for (Sentence& sentence : document.sentences) {
    join_pieces(sentence, kLongestSentence);
    settle_types_of_names(sentence.tokens);
  }
}

}  // namespace dramatis::extract
