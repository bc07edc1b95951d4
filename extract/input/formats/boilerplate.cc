#include "extract/input/formats/boilerplate.h"

#include <algorithm>
#include <array>

#include "extract/input/formats/html_tree.h"
#include "extract/text/ascii.h"

namespace dramatis::extract {
namespace {

template <size_t kSize>
bool is_one_of(std::string_view text, const std::array<std::string_view, kSize>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr std::array<std::string_view, 25> kElements = {
    "script", "style",      "noscript", "template", "svg",    "nav",      "footer", "aside", "form",
    "button", "select",     "iframe",   "head",     "object", "canvas",   "video",  "audio", "math",
    "figure", "figcaption", "dialog",   "menu",     "input",  "textarea", "option"};

constexpr std::array<std::string_view, 7> kRoles = {"navigation", "banner", "contentinfo", "complementary",
                                                    "search",     "dialog", "alertdialog"};

constexpr std::array<std::string_view, 46> kClassWords = {
    "caption",     "captions",      "cookie",     "cookies",         "gdpr",
    "consent",     "newsletter",    "subscribe",  "signup",          "share",
    "sharing",     "sharedaddy",    "social",     "addthis",         "related",
    "recommended", "recirculation", "readmore",   "advert",          "advertisement",
    "ad",          "ads",           "sponsored",  "promo",           "breadcrumb",
    "breadcrumbs", "comments",      "disqus",     "sidebar",         "pagination",
    "paywall",     "credit",        "credits",    "copyright",       "popup",
    "modal",       "hidden",        "navigation", "navbar",          "menu",
    "footer",      "outbrain",      "taboola",    "jp-relatedposts", "wp-caption-text",
    "figcaption"};

// How such paragraphs begin, in lower case.
constexpr std::array<std::string_view, 47> kBeginnings = {"read more",
                                                          "read also",
                                                          "also read",
                                                          "read next",
                                                          "read the full",
                                                          "read:",
                                                          "more on this story",

                                                          "related:",
                                                          "related articles",
                                                          "related stories",
                                                          "related topics",
                                                          "see also:",
                                                          "click here",
                                                          "continue reading",
                                                          "advertisement",
                                                          "sponsored content",
                                                          "story continues",
                                                          "article continues",
                                                          "sign up for",
                                                          "sign up to",
                                                          "subscribe to",
                                                          "subscribe now",
                                                          "follow us",
                                                          "follow @",
                                                          "share this",
                                                          "share on",
                                                          "photo:",
                                                          "photo credit",
                                                          "photograph:",
                                                          "image:",
                                                          "image caption",
                                                          "image source",
                                                          "image credit",
                                                          "media caption",
                                                          "picture:",
                                                          "file photo",
                                                          "file picture",
                                                          "getty images",
                                                          "skip to ",
                                                          "copyright \xC2\xA9",
                                                          "\xC2\xA9 ",
                                                          "all rights reserved",
                                                          "watch:",
                                                          "watch live",
                                                          "listen to this",
                                                          "most read",
                                                          "recommended for you"};

bool has_boilerplate_word(const std::string& names) {
  const std::string text = ascii_lower(names);
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" \t\n-_", at), text.size());
    if (is_one_of(std::string_view(text).substr(at, end - at), kClassWords)) return true;
    at = end + 1;
  }
  return false;
}

bool is_hidden(const xmlNode* element) {
  if (xmlHasProp(element, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
  if (attribute(element, "aria-hidden") == "true") return true;
  std::string style = ascii_lower(attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos;
}

}  // namespace

BoilerplateElements::BoilerplateElements(xmlNode* root) : root_(root) {
  for (xmlNode* node = root; node != nullptr; node = next_node(node, root, true)) {
    text_before_[node] = total_;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      total_ += view(node->content).size();
  }
}

size_t BoilerplateElements::text_size(xmlNode* element) const {
  const xmlNode* behind = next_node(element, root_, false);
  return (behind == nullptr ? total_ : text_before_.at(behind)) - text_before_.at(element);
}

bool BoilerplateElements::contains(xmlNode* element) const {
  if (is_one_of(view(element->name), kElements)) return true;
  if (element->properties == nullptr || element == root_) return false;
  const bool marked = is_one_of(attribute(element, "role"), kRoles) || is_hidden(element) ||
                      has_boilerplate_word(attribute(element, "class") + " " + attribute(element, "id"));
  return marked && text_size(element) * 2 < total_;
}

bool is_boilerplate(std::string_view paragraph) {
  constexpr size_t kLongestLine = 200, kLongestNotice = 800;
  if (paragraph.size() > kLongestNotice) return false;
  const std::string text = ascii_lower(paragraph);
  if (text.size() <= kLongestLine &&
      std::any_of(kBeginnings.begin(), kBeginnings.end(),
                  [&](std::string_view words) { return text.starts_with(words); })) {
    return true;
  }
  const auto says = [&](std::string_view words) { return text.find(words) != std::string::npos; };
  return says("cookies") && (says("we use") || says("site uses") || says("accept") || says("consent") ||
                             says("privacy policy") || says("your experience"));
}

std::string without_boilerplate(const std::string& text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find("\n\n", at), text.size());
    const std::string_view paragraph = std::string_view(text).substr(at, end - at);
    if (!is_boilerplate(paragraph)) result += (result.empty() ? "" : "\n\n") + std::string(paragraph);
    at = end + 2;
  }
  return result;
}

}  // namespace dramatis::extract
