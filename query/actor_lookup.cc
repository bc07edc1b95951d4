#include "query/actor_lookup.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "graph/alias.h"
#include "query/name_likeness.h"

namespace dramatis::query {
namespace {

using graph::ActorNode;
using graph::ActorType;
using graph::GraphView;

constexpr std::array kKinds = {
    std::pair{MatchKind::kId, "id"},           std::pair{MatchKind::kName, "name"},
    std::pair{MatchKind::kAlias, "alias"},     std::pair{MatchKind::kSurname, "surname"},
    std::pair{MatchKind::kAcronym, "acronym"}, std::pair{MatchKind::kWord, "word"},
    std::pair{MatchKind::kPrefix, "prefix"},   std::pair{MatchKind::kTypo, "typo"}};

// Who bears the name in full counts as called so this many times as often as who is only called so by the
// way.
constexpr uint64_t kNameOverAlias = 10;
constexpr size_t kSuggestions = 3;
// Of the most mentioned actors, where somebody waits for each letter or the name is found already.
constexpr size_t kMostMentioned = 1000;

std::string described(const ActorNode& actor) {
  return actor.name + " (" + std::string(name_of(actor.type)) + ", id " + actor.id + ")";
}

// "the EU" is looked up as "EU", too.
std::string without_article(const std::string& folded) {
  return folded.starts_with("the ") ? folded.substr(4) : folded;
}

// Nothing but its name is known of it.
bool is_unknown(const ActorNode& actor) {
  return actor.code.empty() && actor.sector == graph::Sector::kNone && actor.type != ActorType::kPerson &&
         actor.name.find(' ') == std::string::npos;
}

uint32_t times_called(const ActorNode& actor, const std::string& folded) {
  uint32_t times = 0;
  for (const auto& [alias, count] : actor.aliases)
    if (without_article(graph::fold_alias(alias)) == folded) times += count;
  return times;
}

uint64_t weight_of(const ActorMatch& match) {
  return match.kind == MatchKind::kName ? kNameOverAlias * std::max<uint64_t>(match.times, 1) : match.times;
}

bool likelier(const ActorMatch& a, const ActorMatch& b) {
  const bool a_id = a.kind == MatchKind::kId, b_id = b.kind == MatchKind::kId;
  if (a_id != b_id) return a_id;
  if (weight_of(a) != weight_of(b)) return weight_of(a) > weight_of(b);
  return more_mentioned(a.actor, b.actor);
}

// Those who are called exactly so.
class NamedActors {
 public:
  NamedActors(const GraphView& view, const Lookup& lookup) : view_(view), lookup_(lookup) {}

  Result<std::vector<ActorMatch>> find(std::string_view text) {
    const std::string folded = graph::fold_alias(text), bare = without_article(folded);
    for (const std::string& name : {folded, bare, "the " + bare}) {
      const auto ids = view_.actors_by_alias(name);
      if (!ids) return ids.error();
      for (const std::string& id : *ids)
        if (const Status added = add(id, bare, /*known_beside=*/false); !added) return added.error();
    }
    if (lookup_.known_names)
      for (const std::string& id : lookup_.known_names(text))
        if (const Status added = add(id, bare, /*known_beside=*/true); !added) return added.error();
    std::vector<ActorMatch> matches;
    for (auto& [id, match] : matches_) matches.push_back(std::move(match));
    std::sort(matches.begin(), matches.end(), likelier);
    // Questions are about who acts.
    const bool somebody_acts = std::any_of(matches.begin(), matches.end(), [](const ActorMatch& match) {
      return match.actor.type == ActorType::kCountry || match.actor.sector == graph::Sector::kInternational;
    });
    if (somebody_acts)
      std::stable_partition(matches.begin(), matches.end(),
                            [](const ActorMatch& match) { return match.actor.type != ActorType::kPlace; });
    return matches;
  }

 private:
  Status add(const std::string& id, const std::string& bare, bool known_beside) {
    const auto actor = view_.actor(id);
    if (!actor) return actor.error();
    if (!*actor) {
      if (known_beside) return Ok{};  // the articles do not mention it
      return corrupt("the name '" + bare + "' leads to '" + id + "', which is no actor");
    }
    ActorMatch match{**actor, MatchKind::kAlias, times_called(**actor, bare)};
    if (without_article(graph::fold_alias(match.actor.name)) == bare) match.kind = MatchKind::kName;
    // As often as the articles could have called it so.
    if (known_beside) match.times = std::max(match.times, match.actor.mentions);
    ActorMatch& known = matches_.try_emplace(match.actor.id, match).first->second;
    known.times = std::max(known.times, match.times);
    return Ok{};
  }

  const GraphView& view_;
  const Lookup& lookup_;
  std::map<std::string, ActorMatch> matches_;
};

// How an actor's names are like the text; nothing if they are not.
std::optional<MatchKind> likeness_of(const ActorNode& actor, const std::string& bare,
                                     std::string_view capitals) {
  std::optional<MatchKind> best;
  const auto look_at = [&](const std::string& name) {
    const auto kind =
        likeness(without_article(graph::fold_alias(name)), bare, actor.type == ActorType::kPerson);
    if (kind && (!best || *kind < *best)) best = kind;
    if (initials_of(name) == capitals && capitals.size() > 1 && (!best || MatchKind::kAcronym < *best))
      best = MatchKind::kAcronym;
  };
  look_at(actor.name);
  for (const auto& [alias, count] : actor.aliases) look_at(alias);
  // The id is the name in ASCII: "Erdogan" finds Erdoğan.
  std::string spelling = actor.id;
  std::replace(spelling.begin(), spelling.end(), '-', ' ');
  look_at(spelling);
  return best;
}

// Actors that are called like the text, by rank.
class LikeActors {
 public:
  explicit LikeActors(std::string_view text)
      : bare_(without_article(graph::fold_alias(text))), capitals_(text) {
    for (char& c : capitals_)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }

  void offer(const ActorNode& actor) {
    if (const auto kind = likeness_of(actor, bare_, capitals_))
      ranks_[*kind].push_back({actor, *kind, actor.mentions});
  }

  std::map<MatchKind, std::vector<ActorMatch>> take() {
    for (auto& [kind, matches] : ranks_) std::sort(matches.begin(), matches.end(), likelier);
    return std::move(ranks_);
  }

 private:
  std::string bare_, capitals_;
  std::map<MatchKind, std::vector<ActorMatch>> ranks_;
};

// Of the `most` most mentioned actors; of all if 0.
Result<std::map<MatchKind, std::vector<ActorMatch>>> like_actors(const GraphView& view, std::string_view text,
                                                                 size_t most) {
  LikeActors like(text);
  size_t seen = 0;
  const auto offer = [&](const ActorNode& actor) {
    like.offer(actor);
    return ++seen != most;
  };
  const Status read = most == 0 ? view.for_each_actor(offer) : view.for_each_actor_by_mentions(offer);
  if (!read) return read.error();
  return like.take();
}

void cut(std::vector<ActorMatch>& matches, size_t limit) {
  if (limit != 0 && matches.size() > limit) matches.resize(limit);
}

bool is_blank(std::string_view text) { return graph::fold_alias(text).empty(); }

Result<std::optional<ActorMatch>> by_id(const GraphView& view, std::string_view text) {
  const auto actor = view.actor(text);
  if (!actor) return actor.error();
  if (!*actor) return std::optional<ActorMatch>();
  return std::optional(ActorMatch{**actor, MatchKind::kId, (*actor)->mentions});
}

// "no actor is called 'Zelenksi'; did you mean Volodymyr Zelensky (person, id volodymyr-zelensky)?"
Error nobody(const GraphView& view, std::string_view text) {
  const std::string bare = without_article(graph::fold_alias(text));
  std::vector<std::pair<size_t, ActorNode>> near;  // by distance, then mentions
  const Status read = view.for_each_actor([&](const ActorNode& actor) {
    size_t distance = distance_to(without_article(graph::fold_alias(actor.name)), bare);
    for (const auto& [alias, count] : actor.aliases)
      distance = std::min(distance, distance_to(without_article(graph::fold_alias(alias)), bare));
    if (distance > std::max<size_t>(2, (bare.size() + 2) / 3) || distance >= bare.size()) return true;
    const auto nearer = [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : more_mentioned(a.second, b.second);
    };
    std::pair<size_t, ActorNode> entry{distance, actor};
    near.insert(std::upper_bound(near.begin(), near.end(), entry, nearer), entry);
    if (near.size() > kSuggestions) near.pop_back();
    return true;
  });
  if (!read) return read.error();
  std::string message = "no actor is called '" + std::string(text) + "'";
  for (size_t i = 0; i < near.size(); ++i)
    message += (i == 0                 ? "; did you mean "
                : i + 1 == near.size() ? " or "
                                       : ", ") +
               described(near[i].second);
  return not_found(message + (near.empty() ? "" : "?"));
}

}  // namespace

std::string_view name_of(MatchKind kind) {
  for (const auto& [value, name] : kKinds)
    if (value == kind) return name;
  return "";
}

Result<std::vector<ActorMatch>> match_actors(const GraphView& view, std::string_view text,
                                             const Lookup& lookup) {
  if (is_blank(text)) return usage_error("an actor's name or id is empty");
  // Slugs of one word are names, too: "trump" is whom the articles call Trump, not the actor with this id.
  const bool as_id = lookup.exact || text.find('-') != std::string_view::npos;
  if (as_id) {
    const auto match = by_id(view, text);
    if (!match) return match.error();
    if (*match) return std::vector{**match};
    if (lookup.exact) return std::vector<ActorMatch>();
  }
  auto matches = NamedActors(view, lookup).find(text);
  if (!matches) return matches;
  const bool certain = !matches->empty() && !is_unknown(matches->front().actor);
  if (!certain && !lookup.named_only) {
    auto ranks = like_actors(view, text, matches->empty() ? 0 : kMostMentioned);
    if (!ranks) return ranks.error();
    std::vector<ActorMatch>& surnames = (*ranks)[MatchKind::kSurname];
    if (matches->empty())
      for (auto& [kind, likely] : *ranks) {
        if (likely.empty()) continue;
        *matches = std::move(likely);
        break;
      }
    else
      matches->insert(matches->begin(), surnames.begin(), surnames.end());
  }
  if (matches->empty()) {
    const auto match = by_id(view, text);
    if (!match) return match.error();
    if (*match) matches->push_back(**match);
  }
  cut(*matches, lookup.limit);
  return matches;
}

Result<FoundActor> find_actor(const GraphView& view, std::string_view text, const Lookup& lookup) {
  auto matches = match_actors(view, text, lookup);
  if (!matches) return matches.error();
  if (matches->empty()) {
    if (lookup.exact) return not_found("no actor has the id '" + std::string(text) + "'");
    return nobody(view, text);
  }
  FoundActor found{matches->front().actor, matches->front().kind, {}};
  for (size_t i = 1; i < matches->size(); ++i) found.also.push_back((*matches)[i].actor);
  return found;
}

std::string FoundActor::note(std::string_view text) const {
  const bool as_expected = kind == MatchKind::kId || kind == MatchKind::kName || kind == MatchKind::kAlias;
  if (also.empty() && as_expected) return {};
  std::string words = kind == MatchKind::kTypo ? "nobody is called '" + std::string(text) + "'; " : "";
  words += "taking " + actor.name;
  for (size_t i = 0; i < also.size(); ++i)
    words += (i == 0 ? "; also " : ", ") + also[i].name + " (" + std::to_string(also[i].mentions) + ")";
  return words;
}

Result<std::vector<ActorMatch>> complete_actor(const GraphView& view, std::string_view text, size_t limit) {
  if (is_blank(text)) return std::vector<ActorMatch>();
  auto matches = NamedActors(view, {}).find(text);
  if (!matches) return matches;
  const std::string folded = graph::fold_alias(text), bare = without_article(folded);
  std::map<std::string, ActorNode> begin_so;
  for (const std::string& prefix : std::set<std::string>{folded, bare}) {
    auto actors = view.actors_by_alias_prefix(prefix, limit);
    if (!actors) return actors.error();
    for (ActorNode& actor : *actors) begin_so.emplace(actor.id, std::move(actor));
  }
  LikeActors like(text);
  for (const auto& [id, actor] : begin_so) like.offer(actor);
  auto ranks = like.take();
  if (matches->empty() && ranks.empty()) {
    auto others = like_actors(view, text, kMostMentioned);
    if (!others) return others.error();
    ranks = std::move(*others);
  }
  for (auto& [kind, likely] : ranks)
    for (ActorMatch& match : likely) {
      const bool known = std::any_of(matches->begin(), matches->end(),
                                     [&](const ActorMatch& m) { return m.actor.id == match.actor.id; });
      if (!known) matches->push_back(std::move(match));
    }
  cut(*matches, limit);
  return matches;
}

}  // namespace dramatis::query
