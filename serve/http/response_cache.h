// Answers given lately, so that a page that many look at, or that asks the same again, costs nothing.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "serve/http/message.h"

namespace dramatis::serve {

// Forgets what was used longest ago once the bodies add up to more than `capacity` bytes. Thread-safe.
class ResponseCache {
 public:
  explicit ResponseCache(size_t capacity) : capacity_(capacity) {}

  std::shared_ptr<const Response> find(const std::string& key);
  void put(const std::string& key, std::shared_ptr<const Response> response);

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const Response> response;
  };
  static size_t cost_of(const Entry& entry);

  std::mutex mutex_;
  size_t capacity_, size_ = 0;
  std::list<Entry> entries_;  // the one used last first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

}  // namespace dramatis::serve
