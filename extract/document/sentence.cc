#include "extract/document/sentence.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <shared_mutex>
#include <string_view>
#include <unordered_set>

namespace dramatis::extract {
namespace {

constexpr std::array<std::string_view, 17> kUposNames = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 11> kEntityNames = {"",       "abstract",     "animal", "event",
                                                           "object", "organization", "person", "place",
                                                           "plant",  "substance",    "time"};

struct LabelHash {
  using is_transparent = void;
  size_t operator()(std::string_view label) const { return std::hash<std::string_view>{}(label); }
};

// Bounds on what hostile input can make the program keep for good.
constexpr size_t kMaxLabels = 1 << 16;
constexpr size_t kMaxLabelSize = 1024;

struct LabelTable {
  std::shared_mutex mutex;
  std::unordered_set<std::string, LabelHash, std::equal_to<>> labels;  // nodes never move
};

// Never destroyed, so that the views stay valid while other statics are torn down.
LabelTable& label_table() {
  static auto* table = new LabelTable;
  return *table;
}

}  // namespace

std::string_view name_of(Upos upos) { return kUposNames[static_cast<size_t>(upos)]; }

Upos upos_from(std::string_view name) {
  for (size_t i = 0; i < kUposNames.size(); ++i) {
    if (kUposNames[i] == name) return static_cast<Upos>(i);
  }
  return Upos::kX;
}

std::string_view name_of(EntityType type) { return kEntityNames[static_cast<size_t>(type)]; }

std::string name_of(NameTag tag) {
  if (tag.part == NamePart::kOutside) return "O";
  return std::string(tag.part == NamePart::kBegin ? "B-" : "I-").append(name_of(tag.type));
}

NameTag name_tag_from(std::string_view name) {
  const EntityType type = name.size() > 2 ? entity_type_from(name.substr(2)) : EntityType::kNone;
  if (type == EntityType::kNone) return {};
  if (name.starts_with("B-")) return {NamePart::kBegin, type};
  if (name.starts_with("I-")) return {NamePart::kInside, type};
  return {};
}

EntityType entity_type_from(std::string_view name) {
  for (size_t i = 1; i < kEntityNames.size(); ++i) {
    if (kEntityNames[i] == name) return static_cast<EntityType>(i);
  }
  return EntityType::kNone;
}

std::string_view intern_label(std::string_view label) {
  if (label.empty() || label.size() > kMaxLabelSize) return {};
  LabelTable& table = label_table();
  {
    std::shared_lock lock(table.mutex);
    if (auto it = table.labels.find(label); it != table.labels.end()) return *it;
  }
  std::unique_lock lock(table.mutex);
  if (auto it = table.labels.find(label); it != table.labels.end()) return *it;
  if (table.labels.size() >= kMaxLabels) return {};
  return *table.labels.emplace(label).first;
}

bool is_quotation_mark(const Token& token) {
  static constexpr std::array<std::string_view, 9> kMarks = {"\"", "'", "``", "''", "`", "“", "”", "‘", "’"};
  return token.upos == Upos::kPunct && std::find(kMarks.begin(), kMarks.end(), token.form) != kMarks.end();
}

}  // namespace dramatis::extract
