// actors_of_conllu [DATE] [KNOWLEDGE.tsv...]: reads CoNLL-U on standard input and prints one JSON object a
// document: its mentions with their place in the tokens, and its actors. The syntax is as given; actors'
// heads and antecedents are what the built-in model reads in the given words. For measuring the actors' code.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/actors/actor_finder.h"
#include "extract/language_model.h"
#include "extract/text/conllu.h"

int main(int argc, char** argv) {
  using namespace dramatis;
  const std::string date = argc > 1 ? argv[1] : "";
  const std::vector<std::string> files(argv + std::min(argc, 2), argv + argc);
  const auto knowledge = extract::Knowledge::load(files);
  if (!knowledge) {
    std::cerr << knowledge.error().message << '\n';
    return 1;
  }
  const auto model = extract::LanguageModel::embedded();
  if (!model) {
    std::cerr << model.error().message << '\n';
    return 1;
  }
  const extract::ActorFinder finder(*knowledge);
  extract::ConlluReader reader(std::cin, "standard input");
  for (;;) {
    const auto next = reader.next(100000);
    if (!next) {
      std::cerr << next.error().message << '\n';
      return 1;
    }
    if (!next->has_value()) return 0;
    const extract::Document& document = (*next)->document;
    extract::Document words = document;  // read() sets its syntax
    const extract::DocumentReading reading = (*model)->read(words);
    const extract::ActorsFound found = finder.find(document, reading, date, "");
    nlohmann::ordered_json out;
    out["id"] = (*next)->id;
    out["mentions"] = nlohmann::ordered_json::array();
    for (const extract::ActorMention& m : found.mentions) {
      const auto& tokens = document.sentences[m.sentence].tokens;
      const graph::TextSpan span{tokens[m.first].span.begin, tokens[m.last - 1].span.end};
      out["mentions"].push_back({{"sentence", m.sentence},
                                 {"head", m.head},
                                 {"first", m.first},
                                 {"last", m.last},
                                 {"text", document.text.substr(span.begin, span.size())},
                                 {"kind", graph::name_of(m.kind)},
                                 {"actor", m.actor < 0 ? "" : found.actors[static_cast<size_t>(m.actor)].id},
                                 {"confidence", m.confidence},
                                 {"as_place", m.as_place}});
    }
    out["actors"] = nlohmann::ordered_json::array();
    for (const graph::Actor& a : found.actors)
      out["actors"].push_back({{"id", a.id},
                               {"name", a.name},
                               {"type", graph::name_of(a.type)},
                               {"sector", graph::name_of(a.sector)},
                               {"code", a.code}});
    std::cout << out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  }
}
