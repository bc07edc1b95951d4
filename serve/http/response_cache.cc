#include "serve/http/response_cache.h"

namespace dramatis::serve {
namespace {

constexpr size_t kBookkeeping = 512;  // bytes an entry takes beside its body, about

}  // namespace

size_t ResponseCache::cost_of(const Entry& entry) {
  return 2 * entry.key.size() + entry.response->body.size() + kBookkeeping;
}

std::shared_ptr<const Response> ResponseCache::find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto known = by_key_.find(key);
  if (known == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, known->second);
  return known->second->response;
}

void ResponseCache::put(const std::string& key, std::shared_ptr<const Response> response) {
  Entry entry{key, std::move(response)};
  const size_t cost = cost_of(entry);
  const std::lock_guard lock(mutex_);
  if (cost > capacity_ || by_key_.contains(key)) return;
  entries_.push_front(std::move(entry));
  by_key_[key] = entries_.begin();
  size_ += cost;
  while (size_ > capacity_) {
    size_ -= cost_of(entries_.back());
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
}

}  // namespace dramatis::serve
