// Texts with marked mentions, read with the built-in model, for the tests of whole sentences.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/actors/actor_finder.h"

namespace dramatis::extract::testing {

// "[Moscow] denied it" -> the text without brackets, and where the marked words stand. A mark may carry the
// expected actor: "[Moscow|russia] denied it".
struct MarkedText {
  std::string text;
  std::vector<graph::TextSpan> spans;
  std::vector<std::string> expected;  // "" where the mark carries none
};
MarkedText read_marks(std::string_view marked);

// The one finder of the test program, with the built-in knowledge.
const ActorFinder& finder();

struct ReadText {
  Document document;
  DocumentReading reading;
};
ReadText read(const std::string& text);

// Who is mentioned in it; the ids of the nameless carry no key.
ActorsFound actors_of(const ReadText& text, std::string_view date = "");

// The id of the actor of the mention that the span is: the topmost one headed inside it. "" if there is none,
// "?" if it is unresolved.
std::string actor_at(const Document& document, const ActorsFound& found, graph::TextSpan span);

}  // namespace dramatis::extract::testing
