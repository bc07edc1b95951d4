#include "cli/commands/serve_resources.h"

#include <memory>
#include <mutex>

#include "cli/commands/question_parser.h"
#include "cli/known_names.h"

namespace dramatis::cli {
namespace {

class LazyParser {
 public:
  Result<query::ParsedQuestion> operator()(const std::string& text) {
    const std::lock_guard lock(mutex_);
    if (!extractor_) {
      auto created = extract::Extractor::create();
      if (!created) return created.error();
      extractor_ = std::move(*created);
    }
    return parse_question(*extractor_, text);
  }

 private:
  std::mutex mutex_;
  std::shared_ptr<const extract::Extractor> extractor_;
};

}  // namespace

serve::Resources serve_resources() {
  serve::Resources resources{.lookup = actor_lookup()};
  // Its tables are read at the first use: now, as long as there is one thread.
  (void)resources.lookup.known_names("Britain");
  resources.parse_question = [parser = std::make_shared<LazyParser>()](const std::string& text) {
    return (*parser)(text);
  };
  return resources;
}

}  // namespace dramatis::cli
