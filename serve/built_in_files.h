// The files that are part of the program: the page (web/dist) and the description of the API.
#pragma once

#include <span>
#include <string_view>

namespace dramatis::serve {

struct PageFile {
  std::string_view path;  // "/app.js"
  std::string_view content_type;
  std::string_view bytes;
};

// "/index.html" first.
std::span<const PageFile> page_files();
std::string_view api_document();  // openapi.json

}  // namespace dramatis::serve
