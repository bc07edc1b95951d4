// Actors and links with all that the formats tell about them, streamed from the view.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "export/appearance.h"
#include "export/selection.h"
#include "graph/view.h"

namespace dramatis::exporting {

struct NodeRecord {
  const graph::ActorNode& actor;
  const ActorFigures& figures;
  const NodeLook& look;
  const std::string& community_name;
  const std::string& label() const { return actor.name.empty() ? actor.id : actor.name; }
};

enum class LinkType : uint8_t { kRelation, kRole, kStatement, kMixed };  // kMixed: relations and roles merged
std::string_view name_of(LinkType type);

// Of the evidence within the selection's period.
struct EdgeRecord {
  uint32_t number = 0;              // of the link
  std::string_view source, target;  // ids
  // Says which links between the same two actors are the same: "criticises", "not: criticises", "role: member
  // of", "ACCUSE" or "all" where merged, "says: critical".
  std::string kind;
  std::string label;      // as shown: "criticises", "not: criticises", "member of", "criticises, sanctions"
  std::string predicate;  // the label without the polarity; of merged ones the most frequent, joined by "; "
  LinkType type = LinkType::kRelation;
  bool negated = false;                                // all of it
  graph::EventClass event = graph::EventClass::kNone;  // of merged ones the most frequent
  graph::Stance stance = graph::Stance::kNone;         // of statements
  std::string cue;                                     // of statements: the most frequent
  uint32_t weight = 0;                                 // the link's: independent reports
  uint32_t mentions = 0;                               // sentences
  uint32_t articles = 0;                               // distinct ones among them
  uint32_t asserted = 0;                               // sentences told as fact by the article itself
  uint32_t attributed = 0;                             // sentences that are somebody's claim
  double polarity = 0;                                 // from -1, all in conflict, to 1, all in cooperation
  double confidence = 0;                               // the highest
  std::string first_date, last_date;                   // of the articles
  std::vector<std::string> dates;                      // as the period counts them: ISO, sorted, unique
  std::string first_event_date, last_event_date;  // of the events told, where sentences say when; or empty
  std::string example, example_article;           // the clearest sentence, on one line
  graph::Quadrant quadrant() const { return quadrant_of(event); }
};

using NodeVisitor = std::function<void(const NodeRecord&)>;
using EdgeRecordVisitor = std::function<void(const EdgeRecord&)>;

// The records, each valid during its visit only. Actors by id; links by source, statements last. Memory: the
// links of one actor at most.
Status for_each_node(const Selection& selection, const Appearance& appearance, const NodeVisitor& visit);
Status for_each_link(const Selection& selection, const EdgeRecordVisitor& visit);

}  // namespace dramatis::exporting
