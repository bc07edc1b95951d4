// The reading half of claims_json.h. A field that does not fit throws a Refusal, which claims_from_json
// catches: inside this file that keeps forty fields readable.
#include <limits>
#include <nlohmann/json.hpp>

#include "export/claims_json.h"

namespace dramatis::exporting {
namespace {

using Json = nlohmann::json;
using graph::TextSpan;

struct Refusal {
  std::string message;
};

// A value with its place in the document, for messages.
class Field {
 public:
  Field(const Json* value, std::string path) : value_(value), path_(std::move(path)) {}

  [[noreturn]] void refuse(const std::string& reason) const { throw Refusal{path_ + ": " + reason}; }

  bool absent() const { return value_ == nullptr || value_->is_null(); }

  // An absent field if there is none under the key.
  Field at(const char* key) const {
    if (absent() || !value_->is_object()) refuse("an object is expected");
    const auto found = value_->find(key);
    return {found == value_->end() ? nullptr : &*found, path_.empty() ? key : path_ + "." + key};
  }

  std::string text() const {
    if (absent() || !value_->is_string()) refuse("a text is expected");
    return value_->get<std::string>();
  }
  std::string text_or_empty() const { return absent() ? std::string() : text(); }
  std::optional<std::string> optional_text() const {
    if (absent()) return std::nullopt;
    return text();
  }

  uint32_t number() const {
    if (absent() || !value_->is_number_unsigned() ||
        value_->get<uint64_t>() > std::numeric_limits<uint32_t>::max())
      refuse("a whole number from 0 to 4294967295 is expected");
    return value_->get<uint32_t>();
  }
  uint32_t number_or_zero() const { return absent() ? 0 : number(); }

  bool truth() const {
    if (absent()) return false;
    if (!value_->is_boolean()) refuse("true or false is expected");
    return value_->get<bool>();
  }

  double probability() const {
    if (absent()) return 1.0;
    if (!value_->is_number()) refuse("a number is expected");
    return value_->get<double>();
  }

  // [begin, end]; an absent one is empty.
  TextSpan span() const {
    if (absent()) return {};
    if (!value_->is_array() || value_->size() != 2) refuse("two offsets are expected");
    return checked({element(0).number(), element(1).number()});
  }
  TextSpan span_of_object() const { return checked({at("begin").number(), at("end").number()}); }

  // One of the names that `from` knows.
  template <typename From>
  auto named(From from) const {
    const std::string name = text();
    const auto value = from(name);
    if (!value) refuse("'" + name + "' is not known");
    return *value;
  }
  template <typename From, typename E>
  E named_or(From from, E missing) const {
    return absent() ? missing : named(from);
  }

  template <typename T, typename Read>
  std::vector<T> list(Read read) const {
    std::vector<T> items;
    if (absent()) return items;
    if (!value_->is_array()) refuse("a list is expected");
    items.reserve(value_->size());
    for (size_t i = 0; i < value_->size(); ++i) items.push_back(read(element(i)));
    return items;
  }

 private:
  Field element(size_t i) const { return {&(*value_)[i], path_ + "[" + std::to_string(i) + "]"}; }
  TextSpan checked(TextSpan span) const {
    if (span.begin > span.end) refuse("it ends before it begins");
    return span;
  }

  const Json* value_;
  std::string path_;
};

graph::ArticleInfo read_article(const Field& f) {
  graph::ArticleInfo article{.id = f.at("id").text(),
                             .date = f.at("date").optional_text(),
                             .title = f.at("title").optional_text(),
                             .source = f.at("source").optional_text(),
                             .url = f.at("url").optional_text()};
  if (article.id.empty()) f.at("id").refuse("it is empty");
  return article;
}

graph::Mention read_mention(const Field& f) {
  return {.span = f.span_of_object(),
          .text = f.at("text").text(),
          .kind = f.at("kind").named(graph::mention_kind_from)};
}

graph::Actor read_actor(const Field& f) {
  return {.id = f.at("id").text(),
          .name = f.at("name").text(),
          .type = f.at("type").named(graph::actor_type_from),
          .sector = f.at("sector").named_or(graph::sector_from, graph::Sector::kNone),
          .code = f.at("code").text_or_empty(),
          .mentions = f.at("mentions").list<graph::Mention>(read_mention)};
}

graph::Role read_role(const Field& f) {
  return {.actor = f.at("actor").text(),
          .role = f.at("role").text(),
          .of = f.at("of").text(),
          .sentence = f.at("sentence").number(),
          .span = f.at("span").span()};
}

graph::Relation read_relation(const Field& f) {
  return {.subject = f.at("subject").optional_text(),
          .predicate = f.at("predicate").text(),
          .object = f.at("object").optional_text(),
          .event = f.at("event").named_or(graph::event_class_from, graph::EventClass::kNone),
          .phrase = f.at("phrase").text_or_empty(),
          .sentence = f.at("sentence").number(),
          .span = f.span_of_object(),
          .subject_span = f.at("subject_span").span(),
          .object_span = f.at("object_span").span(),
          .through = f.at("through").text_or_empty(),
          .negated = f.at("negated").truth(),
          .modality = f.at("modality").named_or(graph::modality_from, graph::Modality::kAsserted),
          .hedged = f.at("hedged").truth(),
          .attributed_to = f.at("attributed_to").optional_text(),
          .confidence = f.at("confidence").probability(),
          .event_date = f.at("event_date").text_or_empty()};
}

graph::Statement read_statement(const Field& f) {
  return {.speaker = f.at("speaker").optional_text(),
          .speaker_span = f.at("speaker_span").span(),
          .cue = f.at("cue").text_or_empty(),
          .cue_span = f.at("cue_span").span(),
          .content = f.at("content").text(),
          .content_span = f.at("content_span").span(),
          .direct = f.at("direct").truth(),
          .about = f.at("about").list<std::string>([](const Field& id) { return id.text(); }),
          .sentence = f.at("sentence").number_or_zero(),
          .confidence = f.at("confidence").probability(),
          .stance = f.at("stance").named_or(graph::stance_from, graph::Stance::kNone)};
}

graph::SentenceText read_sentence(const Field& f) {
  return {.span = f.span_of_object(), .text = f.at("text").text_or_empty()};
}

graph::ArticleClaims read_claims(const Field& f) {
  return {.article = read_article(f.at("article")),
          .sentences = f.at("sentences").list<graph::SentenceText>(read_sentence),
          .actors = f.at("actors").list<graph::Actor>(read_actor),
          .roles = f.at("roles").list<graph::Role>(read_role),
          .relations = f.at("relations").list<graph::Relation>(read_relation),
          .statements = f.at("statements").list<graph::Statement>(read_statement)};
}

}  // namespace

Result<graph::ArticleClaims> claims_from_json(std::string_view line) {
  try {
    const Json document = Json::parse(line);
    graph::ArticleClaims claims = read_claims(Field(&document, ""));
    if (const auto problem = graph::find_problem(claims))
      return invalid_input("contradictory claims: " + *problem);
    return claims;
  } catch (const Refusal& refusal) {
    return invalid_input(refusal.message.starts_with(": ") ? refusal.message.substr(2) : refusal.message);
  } catch (const Json::parse_error& error) {
    return invalid_input("no JSON from byte " + std::to_string(error.byte) + " on");
  }
}

}  // namespace dramatis::exporting
