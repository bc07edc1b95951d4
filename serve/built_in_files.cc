#include "serve/built_in_files.h"

#include <array>

// Put in by CMake: see embed_file() in cmake/EmbedFile.cmake.
extern "C" const char dramatis_openapi_begin[], dramatis_openapi_end[];
extern "C" const char dramatis_page_html_begin[], dramatis_page_html_end[];
extern "C" const char dramatis_page_js_begin[], dramatis_page_js_end[];
extern "C" const char dramatis_page_css_begin[], dramatis_page_css_end[];
extern "C" const char dramatis_page_icon_begin[], dramatis_page_icon_end[];

namespace dramatis::serve {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<size_t>(end - begin)};
}

}  // namespace

std::span<const PageFile> page_files() {
  static const std::array kFiles = {
      PageFile{"/index.html", "text/html; charset=utf-8",
               between(dramatis_page_html_begin, dramatis_page_html_end)},
      PageFile{"/app.js", "text/javascript; charset=utf-8",
               between(dramatis_page_js_begin, dramatis_page_js_end)},
      PageFile{"/app.css", "text/css; charset=utf-8",
               between(dramatis_page_css_begin, dramatis_page_css_end)},
      PageFile{"/icon.svg", "image/svg+xml", between(dramatis_page_icon_begin, dramatis_page_icon_end)},
  };
  return kFiles;
}

std::string_view api_document() { return between(dramatis_openapi_begin, dramatis_openapi_end); }

}  // namespace dramatis::serve
