// Names are compared by the words of the ids, which are their ASCII spelling, and by their acronyms. Only
// actors that share a word, an acronym or the beginning of their last word are compared, so that a large
// graph takes no pairs of all.
#include <algorithm>
#include <map>
#include <set>

#include "query/actor_answers.h"

namespace dramatis::query {
namespace {

using graph::ActorNode;
using graph::ActorType;

constexpr size_t kCommonWord = 60;  // a word of more actors than this ("party") tells nothing
constexpr size_t kPartners = 5;

using Words = std::vector<std::string>;

Words words_of(const std::string& id) {
  Words words;
  for (size_t begin = 0; begin <= id.size();) {
    const size_t end = std::min(id.find('-', begin), id.size());
    if (end > begin) words.push_back(id.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

// By one letter too much, too few, or another, or two that changed places.
bool one_letter_apart(const std::string& a, const std::string& b) {
  if (a.size() > b.size()) return one_letter_apart(b, a);
  if (a == b || b.size() - a.size() > 1) return false;
  size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  if (a.size() < b.size()) return a.compare(same, std::string::npos, b, same + 1) == 0;
  if (a.compare(same + 1, std::string::npos, b, same + 1) == 0) return true;
  return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
         a.compare(same + 2, std::string::npos, b, same + 2) == 0;
}

std::string acronym(const Words& words) {
  std::string letters;
  for (const std::string& word : words)
    if (word != "of" && word != "the" && word != "for" && word != "and") letters += word[0];
  return letters;
}

struct Likeness {
  double value = 0;
  std::string reason;
};

// Persons: "Lavrov" and "Sergei Lavrov", "S. Lavrov", "Sergey Lavrov". Anybody: a letter, the order, an
// acronym.
Likeness compare(const Words& a, const Words& b, bool persons) {
  if (a.size() > b.size()) return compare(b, a, persons);
  if (std::multiset<std::string>(a.begin(), a.end()) == std::multiset<std::string>(b.begin(), b.end()))
    return {0.95, "the same words"};
  if (a.size() == b.size()) {
    size_t different = 0, near = 0;
    for (size_t i = 0; i < a.size(); ++i) {
      if (a[i] == b[i]) continue;
      ++different;
      near += a[i].size() + b[i].size() > 8 && one_letter_apart(a[i], b[i]) ? 1 : 0;
    }
    if (different == 1 && near == 1) return {0.9, "one letter apart"};
    if (different == 2 && near == 2 && a.size() > 1) return {0.8, "two letters apart"};
    if (persons && a.size() > 1 && a.back() == b.back() && a[0][0] == b[0][0] &&
        (a[0].size() == 1 || b[0].size() == 1))
      return {0.85, "an initial"};
  }
  if (!persons && a.size() == 1 && a[0].size() > 2 && a[0] == acronym(b)) return {0.8, "an acronym"};
  if (a.size() < b.size()) {
    const bool ends = std::equal(a.rbegin(), a.rend(), b.rbegin());
    const bool starts = std::equal(a.begin(), a.end(), b.begin());
    if (persons && ends) return {0.75, "a part of the name"};
    if (persons && a.size() > 1 && a.front() == b.front() && a.back() == b.back())
      return {0.85, "with and without middle names"};
    if (!persons && a.size() > 1 && (ends || starts)) return {0.6, "a part of the name"};
  }
  return {};
}

class PairFinder {
 public:
  explicit PairFinder(const graph::GraphView& view) : view_(view) {}

  Result<std::vector<LikelyPair>> find(size_t limit) {
    if (Status read = read_actors(); !read) return read.error();
    std::vector<LikelyPair> pairs;
    for (const auto& [key, members] : by_key_) {
      if (members.size() > kCommonWord) continue;
      for (size_t i = 0; i < members.size(); ++i)
        for (size_t j = 0; j < i; ++j) consider(members[j], members[i]);
    }
    std::vector<std::pair<Key, Likeness>> ranked(alike_.begin(), alike_.end());
    std::stable_sort(ranked.begin(), ranked.end(), [&](const auto& a, const auto& b) {
      if (a.second.value != b.second.value) return a.second.value > b.second.value;
      return mentions_of(a.first) > mentions_of(b.first);
    });
    for (const auto& [key, likeness] : ranked) {
      if (limit > 0 && pairs.size() == limit) break;
      auto pair = describe(key, likeness);
      if (!pair) return pair.error();
      if (*pair) pairs.push_back(std::move(**pair));
    }
    return pairs;
  }

 private:
  using Key = std::pair<size_t, size_t>;  // into actors_, the smaller first

  Status read_actors() {
    const Status read = view_.for_each_actor([&](const ActorNode& actor) {
      if (actor.aliases.empty()) return true;  // known by a description only: "European Union monitors"
      const size_t index = actors_.size();
      actors_.push_back(actor);
      actors_.back().aliases.clear();
      words_.push_back(words_of(actor.id));
      const Words& words = words_.back();
      std::set<std::string> keys(words.begin(), words.end());
      if (words.size() > 1) keys.insert(acronym(words));
      if (!words.empty() && words.back().size() > 4) keys.insert(words.back().substr(0, 3) + "*");
      if (!words.empty() && words.back().size() > 4)
        keys.insert("*" + words.back().substr(words.back().size() - 3));
      for (const std::string& key : keys) by_key_[key].push_back(index);
      return true;
    });
    return read;
  }

  void consider(size_t a, size_t b) {
    const ActorNode &first = actors_[a], &second = actors_[b];
    if (alike_.contains({a, b})) return;
    if (!first.code.empty() && !second.code.empty() && first.code != second.code) return;
    const bool unknown = first.type == ActorType::kOther || second.type == ActorType::kOther;
    const auto collective = [](ActorType type) {
      return type == ActorType::kOrganisation || type == ActorType::kGroup;
    };
    if (first.type != second.type && !unknown && !(collective(first.type) && collective(second.type))) return;
    const bool persons = first.type == ActorType::kPerson || second.type == ActorType::kPerson;
    const Likeness likeness = compare(words_[a], words_[b], persons);
    if (likeness.value > 0) alike_.emplace(Key{a, b}, likeness);
  }

  uint64_t mentions_of(const Key& key) const {
    return uint64_t{actors_[key.first].mentions} + actors_[key.second].mentions;
  }

  // Nothing if the two have to do with each other.
  Result<std::optional<LikelyPair>> describe(const Key& key, const Likeness& likeness) {
    LikelyPair pair;
    pair.into = actors_[key.first];
    pair.from = actors_[key.second];
    if (pair.from.mentions > pair.into.mentions) std::swap(pair.into, pair.from);
    pair.likeness = likeness.value;
    pair.reason = likeness.reason;
    const auto mine = partners_of(pair.into.id), other = partners_of(pair.from.id);
    if (!mine) return mine.error();
    if (!other) return other.error();
    if (mine->contains(pair.from.id)) return std::optional<LikelyPair>();
    for (const std::string& id : *mine) {
      if (!other->contains(id) || pair.shared_partners.size() == kPartners) continue;
      const auto node = view_.actor(id);
      if (!node) return node.error();
      if (*node) pair.shared_partners.push_back((*node)->name);
    }
    for (auto [node, sentence] :
         {std::pair(&pair.into, &pair.into_sentence), {&pair.from, &pair.from_sentence}}) {
      auto found = sentence_on(node->id);
      if (!found) return found.error();
      *sentence = std::move(*found);
      if (auto whole = view_.actor(node->id); whole && *whole) *node = std::move(**whole);
    }
    return std::optional(std::move(pair));
  }

  Result<std::set<std::string>> partners_of(const std::string& id) const {
    std::set<std::string> partners;
    const auto out = view_.for_each_edge_from(id, [&](const graph::Edge& edge) {
      partners.insert(edge.key.object);
      return true;
    });
    if (!out) return out.error();
    const auto in = view_.for_each_edge_to(id, [&](const graph::Edge& edge) {
      partners.insert(edge.key.subject);
      return true;
    });
    if (!in) return in.error();
    return partners;
  }

  // A sentence of the first article on the actor that mentions it.
  Result<std::string> sentence_on(const std::string& id) const {
    std::string article;
    const Status read = view_.for_each_article_of(id, [&](const graph::ArticleInfo& info) {
      article = info.id;
      return false;
    });
    if (!read) return read.error();
    if (article.empty()) return std::string();
    const auto claims = view_.claims(article);
    if (!claims) return claims.error();
    if (!*claims) return std::string();
    for (const graph::Actor& actor : (*claims)->actors) {
      if (actor.id != id || actor.mentions.empty()) continue;
      for (const graph::SentenceText& sentence : (*claims)->sentences)
        if (sentence.span.contains(actor.mentions.front().span)) return sentence.text;
    }
    return std::string();
  }

  const graph::GraphView& view_;
  std::vector<ActorNode> actors_;  // by id, without their aliases
  std::vector<Words> words_;
  std::map<std::string, std::vector<size_t>> by_key_;
  std::map<Key, Likeness> alike_;
};

}  // namespace

Result<std::vector<LikelyPair>> suggest_pairs(const graph::GraphView& view, size_t limit) {
  return PairFinder(view).find(limit);
}

}  // namespace dramatis::query
