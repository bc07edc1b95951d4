// The colours of actors and links, the same in files and pictures. Distinguishable by colour-blind readers
// and in print (after Okabe and Ito 2008, "Color Universal Design").
#pragma once

#include <cstdint>
#include <string>

#include "graph/vocabulary.h"

namespace dramatis::exporting {

struct Colour {
  uint8_t red = 0, green = 0, blue = 0;
  std::string hex() const;  // "#1f77b4"
  friend bool operator==(const Colour&, const Colour&) = default;
};

// The largest are told apart; the rest are grey.
inline constexpr uint32_t kColouredCommunities = 9;
Colour community_colour(uint32_t community);
Colour type_colour(graph::ActorType type);
// Conflict is warm, cooperation is cool; deeds are stronger than words. What is said not to be stays grey.
Colour link_colour(graph::Quadrant quadrant, bool negated);

}  // namespace dramatis::exporting
