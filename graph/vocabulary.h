// The words of the project: what one article says, as plain values.
//
// An extractor turns an Article into ArticleClaims; the graph merges ArticleClaims of many articles.
// All offsets are UTF-8 byte offsets into Article::text as given. Plain data: copyable, no invariants beyond
// those in the comments, safe to read from many threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dramatis::graph {

// Half-open [begin, end).
struct TextSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool empty() const { return begin >= end; }
  uint32_t size() const { return end - begin; }
  bool contains(const TextSpan& other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(const TextSpan& other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
  friend auto operator<=>(const TextSpan&, const TextSpan&) = default;
};

// The numbers of the enumerations below are stored in databases: never change or reuse one.

enum class ActorType : uint8_t {
  kPerson = 1,
  kOrganisation = 2,
  kCountry = 3,
  kPlace = 4,
  kGroup = 5,
  kOther = 6
};

enum class Sector : uint8_t {
  kNone = 0,
  kGovernment = 1,
  kMilitary = 2,
  kOpposition = 3,
  kRebel = 4,
  kParty = 5,
  kCivilian = 6,
  kMedia = 7,
  kBusiness = 8,
  kInternational = 9,
  kJudiciary = 10,
};

enum class MentionKind : uint8_t { kName = 1, kNominal = 2, kPronoun = 3 };

// The 16 classes of PLOVER (Halterman et al. 2023, "PLOVER and POLECAT"), and none.
enum class EventClass : uint8_t {
  kNone = 0,
  kAgree = 1,
  kConsult = 2,
  kSupport = 3,
  kConcede = 4,
  kCooperate = 5,
  kAid = 6,
  kRetreat = 7,
  kRequest = 8,
  kAccuse = 9,
  kReject = 10,
  kThreaten = 11,
  kProtest = 12,
  kSanction = 13,
  kMobilize = 14,
  kCoerce = 15,
  kAssault = 16,
};

enum class Quadrant : uint8_t {
  kNone = 0,
  kVerbalCooperation = 1,
  kMaterialCooperation = 2,
  kVerbalConflict = 3,
  kMaterialConflict = 4,
};

enum class Modality : uint8_t { kAsserted = 1, kPossible = 2, kPlanned = 3, kConditional = 4 };

// How a speaker stands to what he speaks about, where his words show it.
enum class Stance : uint8_t { kNone = 0, kSupportive = 1, kCritical = 2, kDemanding = 3 };

// The names used in JSON, exports and on the command line ("organisation", "ACCUSE", "asserted").
std::string_view name_of(ActorType type);
std::string_view name_of(Sector sector);  // "" for kNone
std::string_view name_of(MentionKind kind);
std::string_view name_of(EventClass event);   // "" for kNone
std::string_view name_of(Quadrant quadrant);  // "" for kNone
std::string_view name_of(Modality modality);
std::string_view name_of(Stance stance);  // "" for kNone
std::optional<ActorType> actor_type_from(std::string_view name);
std::optional<Sector> sector_from(std::string_view name);
std::optional<MentionKind> mention_kind_from(std::string_view name);
std::optional<EventClass> event_class_from(std::string_view name);
std::optional<Modality> modality_from(std::string_view name);
std::optional<Stance> stance_from(std::string_view name);
Quadrant quadrant_of(EventClass event);

// What is known about a text beside the text. The id is given by the input or is a content hash.
struct ArticleInfo {
  std::string id;
  std::optional<std::string> date;  // ISO 8601 "2023-11-12"
  std::optional<std::string> title;
  std::optional<std::string> source;
  std::optional<std::string> url;
  friend bool operator==(const ArticleInfo&, const ArticleInfo&) = default;
};

struct Article {
  ArticleInfo info;
  std::string text;  // valid UTF-8
};

// A span of text that refers to an actor.
struct Mention {
  TextSpan span;
  std::string text;
  MentionKind kind = MentionKind::kName;
  friend bool operator==(const Mention&, const Mention&) = default;
};

// An actor as one article shows it. Mentions are in text order.
struct Actor {
  std::string id;    // readable slug, stable across articles
  std::string name;  // canonical name
  ActorType type = ActorType::kOther;
  Sector sector = Sector::kNone;
  std::string code;  // ISO 3166 alpha-3 of its country, or empty
  std::vector<Mention> mentions;
  friend bool operator==(const Actor&, const Actor&) = default;
};

// "sergei-lavrov" is "foreign minister of" "russia".
struct Role {
  std::string actor;
  std::string role;
  std::string of;
  uint32_t sentence = 0;  // index into ArticleClaims::sentences
  TextSpan span;          // the words that say it
  friend bool operator==(const Role&, const Role&) = default;
};

// One relation as one sentence states it. A missing subject or object is one that could not be resolved to an
// actor; its span is kept.
struct Relation {
  std::optional<std::string> subject;
  std::string predicate;  // canonical third-person verb phrase
  std::optional<std::string> object;
  EventClass event = EventClass::kNone;
  std::string phrase;  // the predicate's words as they stand in the text
  uint32_t sentence = 0;
  TextSpan span;
  TextSpan subject_span;
  TextSpan object_span;
  std::string through;  // the noun by which the object actor is reached ("actions"), or empty
  bool negated = false;
  Modality modality = Modality::kAsserted;
  bool hedged = false;
  std::optional<std::string> attributed_to;  // the actor who claims it; none: the article itself
  double confidence = 1.0;                   // estimated probability that the relation is stated, 0 to 1
  std::string event_date;  // when it happened, where the sentence says so: "2023-11-12", "2023-11", "2023"
  friend bool operator==(const Relation&, const Relation&) = default;
};

// Who said (believed, demanded ...) what about whom.
struct Statement {
  std::optional<std::string> speaker;
  TextSpan speaker_span;  // empty if the text names no speaker
  std::string cue;
  TextSpan cue_span;
  std::string content;
  TextSpan content_span;
  bool direct = false;
  std::vector<std::string> about;  // actor ids, sorted, unique
  uint32_t sentence = 0;           // where the content begins
  double confidence = 1.0;
  Stance stance = Stance::kNone;
  friend bool operator==(const Statement&, const Statement&) = default;
};

struct SentenceText {
  TextSpan span;
  std::string text;  // kept, so that a graph can show its evidence without the articles
  friend bool operator==(const SentenceText&, const SentenceText&) = default;
};

// Everything that one article yields: what `dramatis extract` prints and `ingest` merges.
// Invariants (checked by find_problem()): actor ids are unique; every actor id used is among `actors`; every
// sentence index is in range; confidences lie in [0, 1].
struct ArticleClaims {
  ArticleInfo article;
  std::vector<SentenceText> sentences;
  std::vector<Actor> actors;        // by first mention
  std::vector<Role> roles;          // by sentence
  std::vector<Relation> relations;  // by sentence, then span
  std::vector<Statement> statements;
  friend bool operator==(const ArticleClaims&, const ArticleClaims&) = default;
};

// The first broken invariant in words, or nothing.
std::optional<std::string> find_problem(const ArticleClaims& claims);

}  // namespace dramatis::graph
