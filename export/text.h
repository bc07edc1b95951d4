// Text made safe for the formats: whatever an article held, the file must open. Each function appends to
// `out`, so that a writer needs no allocation a value.
#pragma once

#include <string>
#include <string_view>

namespace dramatis::exporting {

// Runs of white space and line ends become one space; none at the ends.
void append_one_line(std::string& out, std::string_view text);
std::string one_line(std::string_view text);

// UTF-8 that XML 1.0 allows, with <, >, &, quotes, tabs and line ends escaped so that it stands in attributes
// and elements alike. Characters that XML cannot hold in any form, and bytes that are no UTF-8, become
// U+FFFD.
void append_xml(std::string& out, std::string_view text);

// The same for an attribute value of GraphML and GEXF that Gephi reads: it takes "null" for none and turns
// "INF" inside any value into "Infinity"; an invisible word joiner (U+2060) keeps it from doing so.
void append_xml_for_gephi(std::string& out, std::string_view text);

// A field of CSV as Gephi reads it: quoted if need be, and a backslash doubled, since there it escapes.
void append_csv_for_gephi(std::string& out, std::string_view text);
// A field of CSV as RFC 4180 has it.
void append_csv(std::string& out, std::string_view text);

// A string of JSON, in its quotation marks; bytes that are no UTF-8 become U+FFFD. Also a string of DOT, of
// N-Quads and of Turtle.
void append_quoted(std::string& out, std::string_view text);

}  // namespace dramatis::exporting
