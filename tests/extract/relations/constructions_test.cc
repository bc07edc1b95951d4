// constructions.tsv: sentences with the relations that they must and must not give, scored as a whole.
//
// A relation that must come out does so if its subject, object, event class (where the line gives one),
// negation and modality are right: what it is called, who vouches for it and when it happened are counted
// apart. One that must not come out does so under any predicate of the same class too, or, if the lexicon
// does not list it, under any at all, unless the line's other expectations ask for just that.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extract/lexicon/lexicon.h"
#include "extract/pipeline.h"
#include "tests/support/scored_suite.h"

namespace dramatis::extract {
namespace {

using dramatis::testing::read_suite;
using dramatis::testing::ScoredSuite;
using dramatis::testing::split_trimmed;
using graph::Modality;
using graph::Relation;

// Of the lines of constructions.tsv; raise them with the model.
constexpr double kLeastTold = 0.68;
constexpr double kLeastUntold = 0.7;
constexpr double kLeastRoles = 0.9;

const Extractor& extractor() {
  static const std::shared_ptr<const Extractor> instance = Extractor::create().value();
  return *instance;
}

graph::ArticleClaims claims_of(const std::string& text) {
  graph::Article article;
  article.info.id = "construction";
  article.info.date = "2023-11-12";  // a Sunday
  article.text = text;
  graph::ArticleClaims claims = extractor().extract(article);
  EXPECT_EQ(graph::find_problem(claims), std::nullopt) << text;
  return claims;
}

struct Expectation {
  std::string text;
  bool forbidden = false;
  std::string subject, predicate, object;  // "*": any
  bool negated = false, hedged = false;
  std::optional<Modality> modality;
  std::optional<std::string> event, by, on;
};

Expectation read_expectation(const std::string& text) {
  Expectation e{.text = text, .forbidden = text.starts_with('!')};
  const std::vector<std::string> parts = split_trimmed(text.substr(e.forbidden ? 1 : 0), '|');
  EXPECT_GE(parts.size(), 3u) << text;
  if (parts.size() < 3) return e;
  e.subject = parts[0], e.predicate = parts[1], e.object = parts[2];
  for (size_t i = 3; i < parts.size(); ++i) {
    const std::string& flag = parts[i];
    if (flag == "negated")
      e.negated = true;
    else if (flag == "hedged")
      e.hedged = true;
    else if (flag.starts_with("event="))
      e.event = flag.substr(6);
    else if (flag.starts_with("by="))
      e.by = flag.substr(3);
    else if (flag.starts_with("on="))
      e.on = flag.substr(3);
    else if (const auto modality = graph::modality_from(flag))
      e.modality = modality;
    else
      ADD_FAILURE() << "unknown flag " << flag << " in " << text;
  }
  return e;
}

bool is_pair(const Relation& r, const Expectation& e) {
  const auto fits = [](const std::optional<std::string>& id, const std::string& wanted) {
    return wanted == "*" || id.value_or("-") == wanted;
  };
  return fits(r.subject, e.subject) && fits(r.object, e.object);
}

// A bare triple is a fact: neither negated nor less than asserted.
bool has_status(const Relation& r, const Expectation& e) {
  if (r.negated != e.negated) return false;
  if (e.event && graph::name_of(r.event) != *e.event) return false;
  return e.modality ? r.modality == *e.modality : e.negated || r.modality == Modality::kAsserted;
}

// What the line expects both ways is reciprocal, and told once.
bool is_wanted(Relation r, const Expectation& e, const std::vector<Expectation>& all) {
  const bool reciprocal = std::any_of(all.begin(), all.end(), [&](const Expectation& other) {
    return !other.forbidden && other.subject == e.object && other.object == e.subject &&
           other.predicate == e.predicate;
  });
  if (reciprocal && !is_pair(r, e)) std::swap(r.subject, r.object);
  return is_pair(r, e) && has_status(r, e);
}

// The class of a predicate that the lexicon lists; nothing for others.
std::optional<graph::EventClass> class_of(const std::string& predicate) {
  const Lexicon& lexicon = Lexicon::built_in();
  for (uint32_t i = 0; i < lexicon.size(); ++i)
    if (lexicon.entry(i).canonical == predicate) return lexicon.entry(i).event;
  return std::nullopt;
}

// Whether the relation says what the forbidden one does, under whatever name.
bool means(const Relation& r, const Expectation& e) {
  if (r.predicate == e.predicate || e.event) return true;
  const auto event = class_of(e.predicate);
  return !event || (r.event == *event && *event != graph::EventClass::kNone);
}

bool is_forbidden(const Relation& r, const Expectation& e, const std::vector<Expectation>& all) {
  if (!is_pair(r, e) || !has_status(r, e)) return false;
  if (e.hedged && !r.hedged) return false;
  if (e.by && r.attributed_to.value_or("-") != *e.by) return false;
  if (!means(r, e)) return false;
  return std::none_of(all.begin(), all.end(), [&](const Expectation& other) {
    return !other.forbidden && is_wanted(r, other, all) && r.predicate != e.predicate;
  });
}

std::string print(const Relation& r) {
  std::string out = r.subject.value_or("-") + '|' + r.predicate + '|' + r.object.value_or("-");
  if (r.negated) out += "|negated";
  if (r.hedged) out += "|hedged";
  if (r.modality != Modality::kAsserted) out += '|' + std::string(graph::name_of(r.modality));
  if (r.attributed_to) out += "|by=" + *r.attributed_to;
  if (r.event != graph::EventClass::kNone) out += "|event=" + std::string(graph::name_of(r.event));
  if (!r.event_date.empty()) out += "|on=" + r.event_date;
  return out;
}

TEST(Constructions, MostGiveTheirRelationsAndNoOthers) {
  ScoredSuite told("told"), untold("untold"), predicates("of these under the same predicate"),
      sources("of these with the right source"), dates("of these with the right date"),
      hedges("of these hedged where they should be");
  const auto lines = read_suite("extract/relations/constructions.tsv", 3);
  EXPECT_GE(lines.size(), 320u);
  for (const auto& line : lines) {
    const graph::ArticleClaims claims = claims_of(line[1]);
    std::string complaint = " in " + line[0] + ": " + line[1];
    for (const Relation& r : claims.relations) complaint += "\n    " + print(r);
    std::vector<Expectation> all;
    for (const std::string& text : split_trimmed(line[2], ';')) all.push_back(read_expectation(text));
    for (const Expectation& e : all) {
      if (e.forbidden) {
        const bool found = std::any_of(claims.relations.begin(), claims.relations.end(),
                                       [&](const Relation& r) { return is_forbidden(r, e, all); });
        untold.count(!found, e.text + complaint);
        continue;
      }
      std::vector<const Relation*> found;
      for (const Relation& r : claims.relations)
        if (is_wanted(r, e, all)) found.push_back(&r);
      told.count(!found.empty(), e.text + complaint);
      if (found.empty()) continue;
      const auto any = [&](auto holds) {
        return std::any_of(found.begin(), found.end(), [&](const Relation* r) { return holds(*r); });
      };
      const auto same = [&](const Relation& r) { return r.predicate == e.predicate; };
      predicates.count(any(same), e.text + complaint);
      if (e.by)
        sources.count(any([&](const Relation& r) { return r.attributed_to.value_or("-") == *e.by; }),
                      e.text + complaint);
      if (e.on)
        dates.count(any([&](const Relation& r) { return r.event_date == *e.on; }), e.text + complaint);
      if (e.hedged) hedges.count(any([](const Relation& r) { return r.hedged; }), e.text + complaint);
    }
  }
  predicates.print();
  sources.print();
  dates.print();
  hedges.print();
  told.expect_at_least(kLeastTold);
  untold.expect_at_least(kLeastUntold);
}

// roles.tsv: the same for roles; "!" before one that must not come out.
TEST(Roles, MostAreFound) {
  ScoredSuite roles("roles"), names("of these under the same name");
  for (const auto& line : read_suite("extract/relations/roles.tsv", 3)) {
    const graph::ArticleClaims claims = claims_of(line[1]);
    std::string complaint = " in " + line[0] + ": " + line[1];
    for (const graph::Role& r : claims.roles) complaint += "\n    " + r.actor + '|' + r.role + '|' + r.of;
    for (const std::string& text : split_trimmed(line[2], ';')) {
      const bool forbidden = text.starts_with('!');
      const std::vector<std::string> parts = split_trimmed(text.substr(forbidden ? 1 : 0), '|');
      ASSERT_EQ(parts.size(), 3u) << text;
      const auto found = std::find_if(claims.roles.begin(), claims.roles.end(), [&](const graph::Role& r) {
        return r.actor == parts[0] && r.of == parts[2];
      });
      const bool there = found != claims.roles.end();
      roles.count(there != forbidden, text + complaint);
      if (there && !forbidden) names.count(found->role == parts[1], text + complaint);
    }
  }
  names.print();
  roles.expect_at_least(kLeastRoles);
}

}  // namespace
}  // namespace dramatis::extract
