#include "query/output/actor_answers_text.h"

#include "query/output/csv_line.h"
#include "query/output/text_style.h"

namespace dramatis::query {
namespace {

// "Sergei Lavrov (person, government, RUS; id sergei-lavrov)  4 mentions in 2 articles, 2023-01-02 to
// 2023-02-03"
std::string line_of(const graph::ActorNode& actor) {
  std::string text = actor.name + " (" + std::string(name_of(actor.type));
  if (actor.sector != graph::Sector::kNone) text += ", " + std::string(name_of(actor.sector));
  if (!actor.code.empty()) text += ", " + actor.code;
  text += "; id " + actor.id + ")  " + counted(actor.mentions, "mention") + " in " +
          counted(actor.articles, "article");
  if (!actor.first_date.empty()) text += ", " + actor.first_date + " to " + actor.last_date;
  return text;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string aliases_of(const graph::ActorNode& actor) {
  std::vector<std::string> names;
  for (const auto& [alias, count] : actor.aliases) names.push_back(alias + " ×" + std::to_string(count));
  return joined(names);
}

}  // namespace

std::string to_text(const ActorList& list) {
  if (list.shown.empty()) return "nothing found\n";
  std::string text;
  for (const graph::ActorNode& actor : list.shown) text += line_of(actor) + "\n";
  if (list.shown.size() < list.found)
    text += "(" + std::to_string(list.shown.size()) + " of " + std::to_string(list.found) +
            " actors; --limit shows more)\n";
  return text;
}

std::string to_text(const ActorCard& card) {
  std::string text = line_of(card.actor) + "\n";
  if (!card.actor.aliases.empty()) text += "  named: " + aliases_of(card.actor) + "\n";
  for (const ActorCard::Office& office : card.roles) {
    text += "  " + office.role + " " + office.of_name;
    if (!office.first_date.empty()) text += ", told " + office.first_date + " to " + office.last_date;
    text += "\n";
  }
  if (!card.merged.empty()) text += "  merged into it: " + joined(card.merged) + "\n";
  if (!card.partners.empty()) text += "  has to do with:\n";
  for (const ActorCard::Partner& partner : card.partners)
    text +=
        "    " + partner.name + " (id " + partner.id + ")  " + counted(partner.evidence, "sentence") + "\n";
  return text;
}

std::string to_text(const std::vector<LikelyPair>& pairs) {
  if (pairs.empty()) return "no two actors look alike\n";
  std::string text;
  for (const LikelyPair& pair : pairs) {
    text += pair.reason + ":\n";
    for (const auto& [actor, sentence] :
         {std::pair(&pair.into, &pair.into_sentence), {&pair.from, &pair.from_sentence}}) {
      text += "  " + line_of(*actor) + "\n";
      if (!actor->aliases.empty()) text += "      named: " + aliases_of(*actor) + "\n";
      if (!sentence->empty()) text += "      “" + one_line(*sentence) + "”\n";
    }
    if (!pair.shared_partners.empty())
      text += "  both have to do with: " + joined(pair.shared_partners) + "\n";
    text += "  to merge: dramatis actors merge " + pair.from.id + " " + pair.into.id + "\n\n";
  }
  return text;
}

std::string journal_text(const std::vector<graph::CurationEntry>& journal) {
  if (journal.empty()) return "no decision yet\n";
  std::string text;
  for (const graph::CurationEntry& entry : journal)
    text += entry.time + "  " + std::string(name_of(entry.action)) + " " + entry.actor +
            (entry.value.empty() ? "" : ": " + one_line(entry.value)) + "\n";
  return text;
}

std::string to_csv(const std::vector<LikelyPair>& pairs) {
  std::string text =
      csv_line({"action", "actor", "value", "name", "value_name", "reason", "sentence", "value_sentence"});
  for (const LikelyPair& pair : pairs)
    text += csv_line({"merge", pair.from.id, pair.into.id, pair.from.name, pair.into.name, pair.reason,
                      pair.from_sentence, pair.into_sentence});
  return text;
}

}  // namespace dramatis::query
