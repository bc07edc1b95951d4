#include "extract/syntax/syntax_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "extract/encoder/numeric.h"
#include "extract/syntax/best_tree.h"
#include "extract/syntax/irregular_verbs.h"
#include "extract/syntax/word_forms.h"

namespace dramatis::extract {
namespace {

constexpr std::string_view kEmDash = "\u2014";  // its own lemma, as in GUM, though scripts read "--"

enum Question : uint8_t { kUpos, kXpos, kFeats, kLemma };

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

size_t best_of(const Matrix& scores, size_t row) {
  return argmax(std::span(scores.row(row), scores.columns()));
}

// How far the score of the one chosen is above the best of the others but one that cannot be.
float margin_of(const float* scores, size_t count, size_t chosen, size_t barred) {
  float other = scores[chosen] - kGivenMargin;
  for (size_t i = 0; i < count; ++i)
    if (i != chosen && i != barred) other = std::max(other, scores[i]);
  return scores[chosen] - other;
}

}  // namespace

SyntaxReader SyntaxReader::read(ModelFile::Reader& file, const ModelFile& tensors, size_t width) {
  SyntaxReader r;
  const auto upos = file.strings("labels.upos"), xpos = file.strings("labels.xpos"),
             feats = file.strings("labels.feats"), lemma = file.strings("labels.lemma"),
             deprel = file.strings("labels.deprel"), entity = file.strings("labels.entity"),
             names = file.strings("labels.name");
  r.upos_ = values_of<Upos>(upos, upos_from);
  r.entity_types_ = values_of<EntityType>(entity, entity_type_from);
  r.name_tags_ = values_of<NameTag>(names, name_tag_from);
  r.xpos_ = interned(xpos), r.feats_ = interned(feats), r.deprel_ = interned(deprel);
  for (const std::string_view text : lemma) {
    const auto script = LemmaScript::parse(text);
    file.require(script.has_value(), "labels.lemma", std::string(text) + " is no lemma script");
    r.scripts_.push_back(script.value_or(LemmaScript{}));
  }
  r.lemma_keys_ = file.strings("lemmas.keys");
  r.lemmas_ = file.strings("lemmas.values");
  file.require(r.lemma_keys_.size() == r.lemmas_.size(), "lemmas.values", "not one for each key");
  r.vocabulary_ = file.strings("vocabulary");
  r.known_lemmas_ = StringIndex(r.lemma_keys_);
  r.verbs_ = file.strings("lemmas.verbs");
  r.verbs_index_ = StringIndex(r.verbs_);
  r.vocabulary_.insert(r.vocabulary_.end(), r.verbs_.begin(), r.verbs_.end());
  r.common_words_ = StringIndex(r.vocabulary_);
  const auto root = std::find(deprel.begin(), deprel.end(), "root");
  file.require(root != deprel.end(), "labels.deprel", "no root");
  r.root_label_ = static_cast<uint32_t>(root - deprel.begin());
  for (const auto* labels : {&upos, &xpos, &feats, &lemma, &deprel, &entity, &names})
    file.require(!labels->empty(), "labels", "an empty set");
  r.tags_ = Tagger::read(
      file, tensors, "tags", width,
      {{"upos", upos.size()}, {"xpos", xpos.size()}, {"feats", feats.size()}, {"lemma", lemma.size()}});
  r.entity_ = Tagger::read(file, tensors, "entity", width, {{"entity", entity.size()}});
  r.name_ = Tagger::read(file, tensors, "name", width, {{"name", names.size()}});
  const auto steps = file.floats("name.steps", names.size(), names.size());
  if (file.ok()) r.grammar_ = NameGrammar(names, {steps.begin(), steps.end()});
  r.dependent_ = read_linear(file, tensors, "arc_dependent", ModelFile::kAny, width);
  r.governor_ = read_linear(file, tensors, "arc_governor", r.dependent_.outputs(), width);
  r.prior_ = read_linear(file, tensors, "arc_prior", 1, width);
  r.root_ = read_linear(file, tensors, "arc_root", 1, width);
  r.relation_ = JointScorer::read(file, tensors, "relation", width, 2, {{"deprel", deprel.size()}});
  if (file.ok()) {
    const auto governor = file.floats("relation.root", 1, r.relation_.size());
    r.root_governor_.assign(governor.begin(), governor.end());
  }
  return r;
}

void SyntaxReader::fill(const CodesView& words, const Chunk& chunk, Document& document, Workspace& w) const {
  tags_.hide(words, w.tags);
  for (const Question q : {kUpos, kXpos, kFeats, kLemma}) tags_.answer(q, w.tags, w.scores[q]);
  entity_.hide(words, w.entity);
  entity_.answer(0, w.entity, w.entity_scores);
  name_.hide(words, w.name);
  name_.answer(0, w.name, w.name_scores);
  dependent_.apply(words, w.dependents);
  governor_.apply(words, w.governors);
  prior_.apply(words, w.prior);
  root_.apply(words, w.root);
  size_t begin = 0;
  for (const Stretch& stretch : chunk.stretches) {
    std::vector<Token>& tokens = document.sentences[stretch.sentence].tokens;
    const auto& names = w.name_path.best(grammar_, w.name_scores, begin, stretch.size());
    for (size_t i = 0; i < stretch.size(); ++i) {
      fill_tags(begin + i, w, tokens[stretch.first + i]);
      tokens[stretch.first + i].name = name_tags_[names[i]];
    }
    attach(begin, stretch, document, w);
    begin += stretch.size();
  }
  relation_.project(words, w.parts);
  relate(chunk, document, w);
}

void SyntaxReader::fill_tags(size_t word, const Workspace& w, Token& token) const {
  token.upos = upos_[best_of(w.scores[kUpos], word)];
  token.xpos = xpos_[best_of(w.scores[kXpos], word)];
  token.feats = feats_[best_of(w.scores[kFeats], word)];
  token.entity = entity_types_[best_of(w.entity_scores, word)];
  token.lemma = lemma_of(token, scripts_[best_of(w.scores[kLemma], word)]);
}

std::string SyntaxReader::lemma_of(const Token& token, const LemmaScript& script) const {
  if (token.form == kEmDash) return std::string(kEmDash);
  const std::string normalised = normalised_form(token.form), lower = lower_case(normalised);
  std::string key = token.xpos.starts_with("NNP") ? normalised : lower;
  key += '\t';
  const size_t form = key.size();
  auto known = known_lemmas_.find_in(lemma_keys_, key.append(token.xpos));
  if (const std::string_view twin = twin_of(token.xpos); !known && !twin.empty()) {
    key.resize(form);
    known = known_lemmas_.find_in(lemma_keys_, key.append(twin));
  }
  const bool past = token.xpos == "VBD" || token.xpos == "VBN";
  if (const std::string_view base = past ? base_of_irregular(lower) : ""; !base.empty())
    return std::string(base);
  if (known) return std::string(lemmas_[*known]);
  std::string lemma = script.apply(normalised, lower);
  // Headlines and bulletins speak in the present tense, of which treebanks have little.
  if (lower.ends_with("s")) {
    if (token.xpos == "VBZ") {
      lemma = without_s(lower);
    } else if (token.upos == Upos::kVerb && !verbs_index_.find_in(verbs_, lower)) {  // a tag for another
      const std::string present = without_s(lower);
      if (verbs_index_.find_in(verbs_, present)) lemma = present;
    }
  }
  if (token.upos != Upos::kVerb || verbs_index_.find_in(verbs_, lemma)) return lemma;
  if (const std::string verb = verb_inflected(lower); !verb.empty()) return verb;
  if (!common_words_.find_in(vocabulary_, lemma)) respell(lemma);
  return lemma;
}

// "collaborated" -> "collaborate", "hemmed" -> "hem", "denying" -> "deny": the known verb that the form is
// one of; "" if none.
std::string SyntaxReader::verb_inflected(const std::string& form) const {
  if (verbs_index_.find_in(verbs_, form)) return form;
  for (const std::string_view ending : {"ed", "ing"}) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 2) continue;
    const std::string stem = form.substr(0, form.size() - ending.size());
    const bool doubled = stem.back() == stem[stem.size() - 2];
    const std::string with_y = stem.ends_with("i") ? stem.substr(0, stem.size() - 1) + "y" : "";
    for (const std::string& word : {with_y, stem, stem + "e", doubled ? stem.substr(0, stem.size() - 1) : ""})
      if (verbs_index_.find_in(verbs_, word)) return word;
  }
  return "";
}

// "bans" -> "ban", "imposes" -> "impose", "denies" -> "deny", "reaches" -> "reach": the first that is a word.
std::string SyntaxReader::without_s(const std::string& form) const {
  const std::string bare = form.substr(0, form.size() - 1);
  const std::string stem = bare.ends_with("e") ? bare.substr(0, bare.size() - 1) : "";
  const std::string with_y = bare.ends_with("ie") ? bare.substr(0, bare.size() - 2) + "y" : "";
  for (const std::string& word : {with_y, bare, stem})
    if (verbs_index_.find_in(verbs_, word)) return word;
  return with_y.empty() ? bare : with_y;
}

// Edit scripts know letters, not words: "invaded" -> "invad", "clarified" -> "clarifi", "expelled" ->
// "expell", "investing" -> "investe". Where the result is no word and a usual respelling is one, that is
// the lemma.
void SyntaxReader::respell(std::string& lemma) const {
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
    if (common_words_.find_in(vocabulary_, word)) {
      lemma = word;
      return;
    }
}

void SyntaxReader::attach(size_t begin, const Stretch& stretch, Document& document, Workspace& w) const {
  const size_t words = stretch.size(), size = w.dependents.columns();
  const float scale = 1.0f / std::sqrt(static_cast<float>(size));
  w.arcs.resize(words, words + 1);
  for (size_t i = 0; i < words; ++i) {
    const std::span<const float> dependent(w.dependents.row(begin + i), size);
    w.arcs.row(i)[0] = *w.root.row(begin + i);
    for (size_t j = 0; j < words; ++j)
      w.arcs.row(i)[j + 1] =
          dot(dependent, std::span<const float>(w.governors.row(begin + j), size)) * scale +
          *w.prior.row(begin + j);
  }
  w.heads.resize(words);
  best_tree(w.arcs, w.heads);
  for (size_t i = 0; i < words; ++i) {
    Token& token = document.sentences[stretch.sentence].tokens[stretch.first + i];
    token.head = w.heads[i] < 0 ? -1 : w.heads[i] + static_cast<int32_t>(stretch.first);
    token.head_margin = margin_of(w.arcs.row(i), words + 1, static_cast<size_t>(w.heads[i] + 1), i + 1);
  }
}

void SyntaxReader::relate(const Chunk& chunk, Document& document, Workspace& w) const {
  const size_t size = relation_.size();
  w.relation.sums.resize(chunk.word_starts.size(), size);
  size_t begin = 0;
  for (const Stretch& stretch : chunk.stretches) {
    for (size_t i = 0; i < stretch.size(); ++i) {
      const int32_t head = document.sentences[stretch.sentence].tokens[stretch.first + i].head;
      const float* dependent = w.parts[0].row(begin + i);
      const float* governor = head < 0 ? root_governor_.data()
                                       : w.parts[1].row(begin + static_cast<size_t>(head) - stretch.first);
      float* sum = w.relation.sums.row(begin + i);
      for (size_t k = 0; k < size; ++k) sum[k] = dependent[k] + governor[k];
    }
    begin += stretch.size();
  }
  relation_.hide(w.relation);
  relation_.answer(0, w.relation, w.relation_scores);
  begin = 0;
  for (const Stretch& stretch : chunk.stretches) {
    for (size_t i = 0; i < stretch.size(); ++i) {
      Token& token = document.sentences[stretch.sentence].tokens[stretch.first + i];
      float* scores = w.relation_scores.row(begin + i);
      const size_t labels = w.relation_scores.columns();
      if (token.head < 0) {
        token.deprel = deprel_[root_label_];
        token.label_margin = kGivenMargin;
        continue;
      }
      scores[root_label_] = -std::numeric_limits<float>::infinity();
      const size_t best = argmax(std::span<const float>(scores, labels));
      token.deprel = deprel_[best];
      token.label_margin = margin_of(scores, labels, best, root_label_);
    }
    begin += stretch.size();
  }
}

void join_stretches(Sentence& sentence) {
  std::vector<Token>& tokens = sentence.tokens;
  int32_t root = -1;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].head >= 0) continue;
    if (root >= 0) {
      tokens[i].head = root;
      tokens[i].deprel = intern_label("parataxis");
    } else {
      root = static_cast<int32_t>(i);
    }
  }
  // The tags of a name are decided together, and surer than its head's type alone.
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

}  // namespace dramatis::extract
