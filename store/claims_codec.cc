#include "store/claims_codec.h"

#include <algorithm>
#include <utility>

namespace dramatis::store {
namespace {

using namespace graph;

void write_info(ValueWriter& writer, const ArticleInfo& info) {
  writer.text(info.id);
  writer.optional_text(info.date);
  writer.optional_text(info.title);
  writer.optional_text(info.source);
  writer.optional_text(info.url);
}

ArticleInfo read_info(ValueReader& reader) {
  ArticleInfo info;
  info.id = reader.text();
  info.date = reader.optional_text();
  info.title = reader.optional_text();
  info.source = reader.optional_text();
  info.url = reader.optional_text();
  return info;
}

void write_actor(ValueWriter& writer, const Actor& actor) {
  writer.text(actor.id);
  writer.text(actor.name);
  writer.number(static_cast<uint64_t>(actor.type));
  writer.number(static_cast<uint64_t>(actor.sector));
  writer.text(actor.code);
  writer.number(actor.mentions.size());
  for (const Mention& mention : actor.mentions) {
    writer.span(mention.span);
    writer.text(mention.text);
    writer.number(static_cast<uint64_t>(mention.kind));
  }
}

Actor read_actor(ValueReader& reader) {
  Actor actor;
  actor.id = reader.text();
  actor.name = reader.text();
  actor.type = reader.enumerator(ActorType::kPerson, ActorType::kOther);
  actor.sector = reader.enumerator(Sector::kNone, Sector::kJudiciary);
  actor.code = reader.text();
  for (size_t left = reader.length(); left > 0 && !reader.failed(); --left) {
    Mention& mention = actor.mentions.emplace_back();
    mention.span = reader.span();
    mention.text = reader.text();
    mention.kind = reader.enumerator(MentionKind::kName, MentionKind::kPronoun);
  }
  return actor;
}

void write_role(ValueWriter& writer, const Role& role) {
  writer.text(role.actor);
  writer.text(role.role);
  writer.text(role.of);
  writer.number(role.sentence);
  writer.span(role.span);
}

Role read_role(ValueReader& reader) {
  Role role;
  role.actor = reader.text();
  role.role = reader.text();
  role.of = reader.text();
  role.sentence = reader.number32();
  role.span = reader.span();
  return role;
}

void write_relation(ValueWriter& writer, const Relation& relation) {
  writer.optional_text(relation.subject);
  writer.text(relation.predicate);
  writer.optional_text(relation.object);
  writer.number(static_cast<uint64_t>(relation.event));
  writer.text(relation.phrase);
  writer.number(relation.sentence);
  writer.span(relation.span);
  writer.span(relation.subject_span);
  writer.span(relation.object_span);
  writer.text(relation.through);
  writer.number(relation.negated ? 1 : 0);
  writer.number(static_cast<uint64_t>(relation.modality));
  writer.number(relation.hedged ? 1 : 0);
  writer.optional_text(relation.attributed_to);
  writer.real(relation.confidence);
}

Relation read_relation(ValueReader& reader) {
  Relation relation;
  relation.subject = reader.optional_text();
  relation.predicate = reader.text();
  relation.object = reader.optional_text();
  relation.event = reader.enumerator(EventClass::kNone, EventClass::kAssault);
  relation.phrase = reader.text();
  relation.sentence = reader.number32();
  relation.span = reader.span();
  relation.subject_span = reader.span();
  relation.object_span = reader.span();
  relation.through = reader.text();
  relation.negated = reader.flag();
  relation.modality = reader.enumerator(Modality::kAsserted, Modality::kConditional);
  relation.hedged = reader.flag();
  relation.attributed_to = reader.optional_text();
  relation.confidence = reader.real();
  return relation;
}

// Behind everything else, since version 1 had none: the relations that have a date, by their positions.
void write_event_dates(ValueWriter& writer, const std::vector<Relation>& relations) {
  const auto dated = [](const Relation& relation) { return !relation.event_date.empty(); };
  const auto count = std::count_if(relations.begin(), relations.end(), dated);
  if (count == 0) return;
  writer.number(static_cast<uint64_t>(count));
  for (size_t i = 0; i < relations.size(); ++i) {
    if (!dated(relations[i])) continue;
    writer.number(i);
    writer.text(relations[i].event_date);
  }
}

void read_event_dates(ValueReader& reader, std::vector<Relation>& relations) {
  if (reader.complete()) return;
  for (size_t left = reader.length(); left > 0 && !reader.failed(); --left) {
    const uint64_t position = reader.number_below(relations.size());
    std::string date = reader.text();
    if (!reader.failed()) relations[position].event_date = std::move(date);
  }
}

template <typename T, typename Write>
void write_list(ValueWriter& writer, const std::vector<T>& list, Write write) {
  writer.number(list.size());
  for (const T& item : list) write(writer, item);
}

template <typename T, typename Read>
void read_list(ValueReader& reader, std::vector<T>& list, Read read) {
  for (size_t left = reader.length(); left > 0 && !reader.failed(); --left) list.push_back(read(reader));
}

}  // namespace

void write_statement(ValueWriter& writer, const Statement& statement) {
  writer.optional_text(statement.speaker);
  writer.span(statement.speaker_span);
  writer.text(statement.cue);
  writer.span(statement.cue_span);
  writer.text(statement.content);
  writer.span(statement.content_span);
  writer.number(statement.direct ? 1 : 0);
  write_list(writer, statement.about, [](ValueWriter& to, const std::string& id) { to.text(id); });
  writer.number(statement.sentence);
  writer.real(statement.confidence);
}

Statement read_statement(ValueReader& reader) {
  Statement statement;
  statement.speaker = reader.optional_text();
  statement.speaker_span = reader.span();
  statement.cue = reader.text();
  statement.cue_span = reader.span();
  statement.content = reader.text();
  statement.content_span = reader.span();
  statement.direct = reader.flag();
  read_list(reader, statement.about, [](ValueReader& from) { return from.text(); });
  statement.sentence = reader.number32();
  statement.confidence = reader.real();
  return statement;
}

void encode(const ArticleClaims& claims, std::string& out) {
  ValueWriter writer(out);
  write_info(writer, claims.article);
  write_list(writer, claims.sentences, [](ValueWriter& to, const SentenceText& sentence) {
    to.span(sentence.span);
    to.text(sentence.text);
  });
  write_list(writer, claims.actors, write_actor);
  write_list(writer, claims.roles, write_role);
  write_list(writer, claims.relations, write_relation);
  write_list(writer, claims.statements, write_statement);
  write_event_dates(writer, claims.relations);
}

std::optional<ArticleClaims> decode_claims(std::string_view payload) {
  ValueReader reader(payload);
  ArticleClaims claims;
  claims.article = read_info(reader);
  read_list(reader, claims.sentences, [](ValueReader& from) {
    SentenceText sentence;
    sentence.span = from.span();
    sentence.text = from.text();
    return sentence;
  });
  read_list(reader, claims.actors, read_actor);
  read_list(reader, claims.roles, read_role);
  read_list(reader, claims.relations, read_relation);
  read_list(reader, claims.statements, read_statement);
  read_event_dates(reader, claims.relations);
  if (!reader.complete() || find_problem(claims)) return std::nullopt;
  return claims;
}

std::optional<ArticleInfo> decode_article_info(std::string_view payload) {
  ValueReader reader(payload);
  ArticleInfo info = read_info(reader);
  if (reader.failed()) return std::nullopt;
  return info;
}

}  // namespace dramatis::store
