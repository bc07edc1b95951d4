// Lemmas as edit scripts on forms: "lower|2|y" says lower-case, drop two characters, append "y" (babies ->
// baby).
//
// "*" in place of the number replaces the whole form; cases are lower, keep and title (all but the first
// letter lowered). The classes of the network's lemma head; train/lemma_script.py makes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dramatis::extract {

struct LemmaScript {
  enum class Case { kLower, kKeep, kTitle };
  Case recase = Case::kLower;
  std::optional<size_t> strip;  // characters to drop; none: all of them, whatever their number
  std::string append;

  // Nothing if the text is no script.
  static std::optional<LemmaScript> parse(std::string_view text);
  // `normalised` and `lower` are the form's (see WordShape). Never empty: a script that leaves nothing leaves
  // the form.
  std::string apply(std::string_view normalised, std::string_view lower) const;
};

}  // namespace dramatis::extract
