#include "store/rows/claims_codec.h"

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

// What later versions added stands behind everything else, by position, and is left out where there is
// nothing of it: event dates since version 2, behind them stances since version 3.
template <typename T, typename Has, typename Write>
void write_marked(ValueWriter& writer, const std::vector<T>& list, Has has, Write write) {
  writer.number(static_cast<uint64_t>(std::count_if(list.begin(), list.end(), has)));
  for (size_t i = 0; i < list.size(); ++i) {
    if (!has(list[i])) continue;
    writer.number(i);
    write(writer, list[i]);
  }
}

void write_additions(ValueWriter& writer, const ArticleClaims& claims) {
  const auto dated = [](const Relation& relation) { return !relation.event_date.empty(); };
  const auto takes_stance = [](const Statement& statement) { return statement.stance != Stance::kNone; };
  const bool stances = std::any_of(claims.statements.begin(), claims.statements.end(), takes_stance);
  if (stances || std::any_of(claims.relations.begin(), claims.relations.end(), dated))
    write_marked(writer, claims.relations, dated,
                 [](ValueWriter& to, const Relation& relation) { to.text(relation.event_date); });
  if (stances) write_marked(writer, claims.statements, takes_stance, write_stance);
}

// read() sets what an item of the list has in addition.
template <typename T, typename Read>
void read_marked(ValueReader& reader, std::vector<T>& list, Read read) {
  if (reader.complete()) return;
  for (size_t left = reader.length(); left > 0 && !reader.failed(); --left) {
    const uint64_t position = reader.number_below(list.size());
    if (!reader.failed()) read(reader, list[position]);
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

void write_stance(ValueWriter& writer, const Statement& statement) {
  writer.number(static_cast<uint64_t>(statement.stance));
}

void read_stance(ValueReader& reader, Statement& statement) {
  statement.stance = reader.enumerator(Stance::kSupportive, Stance::kDemanding);
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
  write_additions(writer, claims);
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
  read_marked(reader, claims.relations,
              [](ValueReader& from, Relation& relation) { relation.event_date = from.text(); });
  read_marked(reader, claims.statements, read_stance);
  if (!reader.complete() || find_problem(claims)) return std::nullopt;
  return claims;
}

void encode(const ArticleInfo& info, std::string& out) {
  ValueWriter writer(out);
  write_info(writer, info);
}

std::optional<ArticleInfo> decode_article_info(std::string_view payload) {
  ValueReader reader(payload);
  ArticleInfo info = read_info(reader);
  if (!reader.complete()) return std::nullopt;
  return info;
}

}  // namespace dramatis::store
