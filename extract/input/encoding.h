// Text encodings: recognising what is not UTF-8, converting it, and noticing text that was converted wrongly.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graph/result.h"

namespace dramatis::extract {

// UTF-16 by its byte order mark, or by the NULs that every second byte of Western text in it is.
std::optional<std::string> recognise_utf16(std::string_view start);

// The encoding of text that is not UTF-8, as ICU's detector sees it, under a name that Decoder takes:
// "windows-1252", "windows-1250" ... Nothing if the bytes do not look like text in any: controls, letters
// that stand alone. Wants some kilobytes; short English texts are told apart by the signs in their names.
std::optional<std::string> recognise_encoding(std::string_view bytes);

// The encoding that XML or HTML names in its first bytes, as written.
std::optional<std::string> declared_encoding(std::string_view start);

// Converts to UTF-8 piece by piece. Not thread-safe.
class Decoder {
 public:
  // Any name that iconv(3) knows; ISO 8859-1 is read as windows-1252, as browsers do. Errors: kUsage for an
  // unknown name.
  static Result<std::unique_ptr<Decoder>> create(const std::string& encoding);
  ~Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  // The next bytes; `last` says that none follow. What has no meaning in the encoding becomes U+FFFD.
  std::string decode(std::string_view bytes, bool last);

 private:
  explicit Decoder(void* handle) : handle_(handle) {}

  void* handle_;         // an iconv_t
  std::string pending_;  // the beginning of a character
};

// Text that was decoded wrongly before it came here: "â€™" for "’", or replacement characters.
struct Mojibake {
  std::string found;  // the first of them, as it stands
  size_t count = 0;
};
std::optional<Mojibake> find_mojibake(std::string_view text);

}  // namespace dramatis::extract
