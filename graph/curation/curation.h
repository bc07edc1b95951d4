// Curation: what people decide about actors, apart from what articles say.
//
// The graph of the articles is never rewritten. Decisions form a journal; the state that they add up to is a
// Curation, and a CuratedView shows a graph through it. So a decision holds for articles that come later, and
// taking one back gives exactly the graph that was there without it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.h"
#include "graph/vocabulary.h"

namespace dramatis::graph {

enum class CurationAction : uint8_t {  // stored: never change
  kMerge = 1,                          // the actor is the one whose id is the value
  kUnmerge = 2,                        // takes back the merge of the actor
  kRename = 3,                         // the value is its canonical name; empty: what the articles say
  kRetype = 4,                         // the value is the name of its type; empty: what the articles say
  kHide = 5,                           // the actor and its edges and statements are not shown
  kUnhide = 6,                         // takes that back
  kUndo = 7,                           // takes back the last decision that still holds; names no actor
};
std::string_view name_of(CurationAction action);
std::optional<CurationAction> curation_action_from(std::string_view name);

// One line of the journal.
struct CurationEntry {
  CurationAction action = CurationAction::kMerge;
  std::string actor;  // id
  std::string value;
  std::string time;  // ISO 8601, when it was decided, or empty; tells people, not the graph
  friend bool operator==(const CurationEntry&, const CurationEntry&) = default;
};

class Curation {
 public:
  // Errors: kUsage for a decision that makes no sense after those before it (an actor merged into itself, or
  // merged already, a type that is none), kNotFound for taking back what was not decided. Nothing is changed
  // then.
  Status apply(const CurationEntry& entry);

  bool empty() const { return merged_.empty() && names_.empty() && types_.empty() && hidden_.empty(); }
  // The actor as which this one is shown: itself, unless merged.
  std::string canonical(std::string_view id) const;
  std::optional<std::string> name(std::string_view id) const;
  std::optional<ActorType> type(std::string_view id) const;
  // Merged actor -> the one that it was merged into, which may be merged itself.
  const std::map<std::string, std::string, std::less<>>& merged() const { return merged_; }
  const std::map<std::string, std::string, std::less<>>& names() const { return names_; }
  // Ids as which actors are hidden; who is merged into a hidden one is hidden, too.
  const std::set<std::string, std::less<>>& hidden() const { return hidden_; }
  bool hides(std::string_view id) const { return !hidden_.empty() && hidden_.contains(canonical(id)); }
  // The decisions that hold, in order: without those that were undone.
  const std::vector<CurationEntry>& standing() const { return standing_; }

 private:
  Status decide(const CurationEntry& entry);
  Status undo();
  Status merge(const CurationEntry& entry);
  Status retype(const CurationEntry& entry);

  std::map<std::string, std::string, std::less<>> merged_, names_;
  std::map<std::string, ActorType, std::less<>> types_;
  std::set<std::string, std::less<>> hidden_;
  std::vector<CurationEntry> standing_;
};

}  // namespace dramatis::graph
