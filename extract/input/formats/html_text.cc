#include "extract/input/formats/html_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "extract/input/formats/html_tree.h"

namespace dramatis::extract {
namespace {

constexpr int kMostEscapings = 3;
constexpr int kMostInline = 64;  // elements within each other, <b><i>..., to look through for their block

bool is_block(std::string_view name) {
  static constexpr std::array<std::string_view, 31> kBlocks = {
      "p",  "div",     "article", "section", "main",       "header", "h1",     "h2",
      "h3", "h4",      "h5",      "h6",      "ul",         "ol",     "li",     "dl",
      "dt", "dd",      "table",   "tr",      "blockquote", "pre",    "figure", "figcaption",
      "hr", "address", "body",    "aside",   "nav",        "form",   "footer"};
  return std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end();
}

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// Gathers text with white space collapsed and blank lines between blocks.
class TextBuilder {
 public:
  void add(std::string_view text) {
    for (const char c : text) {
      if (is_html_space(c)) {
        space_ = true;
        continue;
      }
      if (!text_.empty())
        text_ += std::string_view(break_ == 2 ? "\n\n" : break_ == 1 ? "\n" : space_ ? " " : "");
      break_ = 0;
      space_ = false;
      text_ += c;
    }
  }
  void break_line() {
    lines_ = break_ == 1 ? lines_ + 1 : 1;
    break_ = lines_ > 1 ? 2 : std::max(break_, 1);  // two <br> part paragraphs
  }
  void break_block() { break_ = 2; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool space_ = false;
  int break_ = 0, lines_ = 0;
};

void append_utf8(std::string& text, char32_t code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | code >> 12);
    text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | code >> 18);
    text += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

// The character of an entity without "&" and ";": "amp", "#8217", "#x2019".
std::optional<char32_t> character_of(const std::string& name) {
  if (name.starts_with('#')) {
    const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    uint32_t code = 0;
    const char* begin = name.data() + (hexadecimal ? 2 : 1);
    const char* end = name.data() + name.size();
    const auto [rest, error] = std::from_chars(begin, end, code, hexadecimal ? 16 : 10);
    if (error != std::errc() || rest != end || code < 0x20 || code > 0x10FFFF ||
        (code >= 0xD800 && code < 0xE000))
      return std::nullopt;
    return code;
  }
  if (name == "apos") return U'\'';  // HTML 4 has it not
  const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
  return entity == nullptr ? std::nullopt : std::optional<char32_t>(entity->value);
}

// `html` with blanks for the marks around a CDATA section that was escaped as if it were text.
std::string without_cdata_marks(const std::string& html) {
  std::string result;
  for (size_t at = 0; at < html.size();) {
    const std::string_view rest = std::string_view(html).substr(at);
    const size_t mark = rest.starts_with("<![CDATA[") ? 9 : rest.starts_with("]]>") ? 3 : 0;
    result += mark > 0 ? ' ' : html[at];
    at += std::max<size_t>(mark, 1);
  }
  return result;
}

}  // namespace

std::string text_of(xmlNode* root, const BoilerplateElements& boilerplate) {
  TextBuilder builder;
  const xmlNode* last_block = nullptr;
  for (xmlNode* node = root; node != nullptr;) {
    bool into = true;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      // Text behind a block's end belongs to another block than the text in it.
      const xmlNode* block = node->parent;
      for (int level = 0;
           level < kMostInline && block != nullptr && block != root && !is_block(view(block->name)); ++level)
        block = block->parent;
      if (block != last_block) builder.break_block();
      last_block = block;
      builder.add(view(node->content));
    } else if (node->type == XML_ELEMENT_NODE) {
      const std::string_view name = view(node->name);
      into = node == root || !boilerplate.contains(node);
      if (is_block(name)) builder.break_block();
      if (name == "br") builder.break_line();
      if (name == "td" || name == "th") builder.add(" ");
    } else {
      into = false;
    }
    node = next_node(node, root, into);
  }
  return builder.take();
}

bool has_markup(std::string_view text) {
  static constexpr std::array<std::string_view, 24> kNames = {
      "p",  "br", "div", "span", "a",  "b",  "i",      "em",  "strong",     "ul",   "ol",   "li",
      "h1", "h2", "h3",  "h4",   "td", "tr", "figure", "img", "blockquote", "html", "body", "table"};
  for (size_t at = 0; (at = text.find_first_of("<&", at)) != std::string_view::npos; ++at) {
    size_t begin = at + 1;
    if (text[at] == '&') {
      size_t escaped = at + 1;  // "&lt;" or "&amp;lt;"
      while (text.substr(escaped).starts_with("amp;")) escaped += 4;
      if (!text.substr(escaped).starts_with("lt;")) continue;
      begin = escaped + 3;
    }
    if (text.substr(begin).starts_with("![CDATA[")) return true;
    if (begin < text.size() && text[begin] == '/') ++begin;
    size_t end = begin;
    std::string name;
    while (end < text.size() && name.size() < 12 && std::isalnum(static_cast<unsigned char>(text[end])) != 0)
      name += static_cast<char>(std::tolower(static_cast<unsigned char>(text[end++])));
    const std::string_view rest = text.substr(end, 5);
    const bool closes = rest.starts_with('>') || rest.starts_with('/') || rest.starts_with(' ') ||
                        rest.starts_with('\n') || rest.starts_with("&gt;") || rest.starts_with("&amp;");
    if (closes && std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
  }
  return false;
}

std::string html_fragment_text(std::string html) {
  for (int escaping = 0; escaping < kMostEscapings && has_markup(html); ++escaping) {
    html = without_cdata_marks(html);
    const bool tags = html.find('<') != std::string::npos;
    if (!tags) {
      decode_entities(html);
      continue;
    }
    const HtmlTree tree = parse_html(html);
    xmlNode* root = tree ? xmlDocGetRootElement(tree.get()) : nullptr;
    if (root == nullptr) return {};
    html = without_boilerplate(text_of(root, BoilerplateElements(root)));
  }
  decode_entities(html);
  return html;
}

void decode_entities(std::string& text) {
  constexpr size_t kLongest = 10;
  size_t at = text.find('&');
  if (at == std::string::npos) return;
  std::string result = text.substr(0, at);
  while (at < text.size()) {
    const size_t next = std::min(text.find('&', at + 1), text.size());
    const size_t end = std::min(text.substr(at, kLongest + 2).find(';'), next) + at;
    if (end < next && end > at + 1) {
      if (const auto code = character_of(text.substr(at + 1, end - at - 1))) {
        append_utf8(result, *code);
        at = end + 1;
      }
    }
    result += text.substr(at, next - at);
    at = next;
  }
  text = std::move(result);
}

}  // namespace dramatis::extract
