// Text made safe for the formats: whatever an article held, the file must open.
#pragma once

#include <string>
#include <string_view>

namespace dramatis::exporting {

// Runs of white space and line ends become one space; none at the ends.
std::string one_line(std::string_view text);

// UTF-8 that XML 1.0 allows, with <, >, &, quotes, tabs and line ends escaped so that it stands in attributes
// and elements alike. Characters that XML cannot hold in any form, and bytes that are no UTF-8, become
// U+FFFD.
std::string escape_xml(std::string_view text);

// Gephi reads an attribute value of "null" as none and turns "INF" inside any value into "Infinity"; an
// invisible word joiner (U+2060) keeps it from doing so. For attribute values of GraphML and GEXF only.
std::string guard_from_gephi(std::string_view text);

// A field of CSV as Gephi reads it: quoted if need be, and a backslash doubled, since there it escapes.
std::string escape_csv(std::string_view text);

}  // namespace dramatis::exporting
