#include "export/colours.h"

#include <array>

namespace dramatis::exporting {
namespace {

using graph::ActorType;
using graph::Quadrant;

constexpr Colour kBlue{0, 114, 178}, kOrange{230, 159, 0}, kGreen{0, 158, 115}, kVermilion{213, 94, 0},
    kSky{86, 180, 233}, kGrey{170, 170, 170};

}  // namespace

std::string Colour::hex() const {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text = "#";
  for (const uint8_t part : {red, green, blue}) {
    text += kDigits[part >> 4];
    text += kDigits[part & 15];
  }
  return text;
}

Colour community_colour(uint32_t community) {
  constexpr std::array<Colour, kColouredCommunities> kColours = {{{51, 34, 136},
                                                                  {204, 102, 119},
                                                                  {17, 119, 51},
                                                                  {221, 190, 90},
                                                                  {136, 204, 238},
                                                                  {136, 34, 85},
                                                                  {68, 170, 153},
                                                                  {153, 153, 51},
                                                                  {170, 68, 153}}};
  return community < kColours.size() ? kColours[community] : kGrey;
}

Colour type_colour(ActorType type) {
  switch (type) {
    case ActorType::kPerson:
      return kOrange;
    case ActorType::kOrganisation:
      return kSky;
    case ActorType::kCountry:
      return kBlue;
    case ActorType::kPlace:
      return kGreen;
    case ActorType::kGroup:
      return kVermilion;
    case ActorType::kOther:
      break;
  }
  return kGrey;
}

Colour link_colour(Quadrant quadrant, bool negated) {
  if (negated) return {170, 170, 170};
  switch (quadrant) {
    case Quadrant::kVerbalCooperation:
      return {120, 190, 170};
    case Quadrant::kMaterialCooperation:
      return {0, 130, 95};
    case Quadrant::kVerbalConflict:
      return {240, 165, 110};
    case Quadrant::kMaterialConflict:
      return {200, 60, 20};
    case Quadrant::kNone:
      break;
  }
  return {170, 170, 170};
}

}  // namespace dramatis::exporting
