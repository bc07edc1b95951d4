#include "extract/text/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/text/utf8.h"

namespace dramatis::extract {
namespace {

// Bounds on memory: far over anything in a treebank.
constexpr size_t kMaxLineSize = size_t{1} << 20;
constexpr size_t kMaxWordsPerSentence = 100'000;
constexpr size_t kMaxTextSize = size_t{1} << 30;

constexpr size_t kColumns = 10;
enum Column : size_t { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc };

using Columns = std::array<std::string_view, kColumns>;

bool split_columns(std::string_view line, Columns& columns) {
  for (size_t i = 0; i < kColumns; ++i) {
    const size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return false;
    columns[i] = line.substr(0, tab);
    line.remove_prefix(i + 1 == kColumns ? line.size() : tab + 1);
  }
  return true;
}

std::optional<int32_t> parse_number(std::string_view text) {
  int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// "_" stands for an unspecified value, except as a form.
std::string_view value_or_empty(std::string_view column) {
  return column == "_" ? std::string_view{} : column;
}

// The value of `key` in a MISC column, or nothing.
std::optional<std::string_view> misc_value(std::string_view misc, std::string_view key) {
  while (!misc.empty()) {
    const size_t bar = misc.find('|');
    const std::string_view item = misc.substr(0, bar);
    if (item.size() > key.size() && item.starts_with(key) && item[key.size()] == '=') {
      return item.substr(key.size() + 1);
    }
    misc = bar == std::string_view::npos ? std::string_view{} : misc.substr(bar + 1);
  }
  return std::nullopt;
}

// The value of "# key = value", or of "# key" alone as "".
std::optional<std::string_view> comment_value(std::string_view line, std::string_view key) {
  auto skip_spaces = [&] {
    while (line.starts_with(' ')) line.remove_prefix(1);
  };
  line.remove_prefix(1);
  skip_spaces();
  if (!line.starts_with(key)) return std::nullopt;
  line.remove_prefix(key.size());
  skip_spaces();
  if (line.starts_with("id") && key != "sent_id") {
    line.remove_prefix(2);
    skip_spaces();
  }
  if (line.empty()) return line;
  if (line.front() != '=') return std::nullopt;
  line.remove_prefix(1);
  skip_spaces();
  return line;
}

}  // namespace

// A run of words written as one: a multi-word token, or a single word.
struct ConlluReader::Block {
  struct Surface {
    std::string form;
    size_t words = 1;
    bool space_after = true;
  };
  size_t first_line = 0;
  bool newdoc = false;
  bool newpar = false;
  std::string doc_id;
  std::string sent_id;
  std::vector<Surface> surfaces;
  std::vector<Token> words;  // without spans
};

ConlluReader::ConlluReader(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {}
ConlluReader::~ConlluReader() = default;

Error ConlluReader::error_at(size_t line, const std::string& reason) const {
  return invalid_input(name_ + ":" + std::to_string(line) + ": " + reason);
}

// False at the end of input. A line over the limit is skipped and reported.
Result<bool> ConlluReader::read_line(std::string& line) {
  line.clear();
  std::streambuf& buffer = *in_.rdbuf();
  constexpr int kEnd = std::char_traits<char>::eof();
  int byte = buffer.sbumpc();
  if (byte == kEnd) return false;
  ++line_;
  bool too_long = false;
  for (; byte != kEnd && byte != '\n'; byte = buffer.sbumpc()) {
    if (line.size() < kMaxLineSize) {
      line.push_back(static_cast<char>(byte));
    } else {
      too_long = true;
    }
  }
  if (line.ends_with('\r')) line.pop_back();
  if (too_long) return error_at(line_, "line longer than 1 MiB");
  if (const auto bad = find_invalid_utf8(line)) {
    return error_at(line_, "invalid UTF-8 at byte " + std::to_string(*bad + 1) + " of the line");
  }
  if (line.find('\0') != std::string::npos) return error_at(line_, "binary data (a NUL byte)");
  return true;
}

// Reads up to the blank line after a sentence. False at the end of input. After an error the rest of the
// sentence has been skipped.
Result<bool> ConlluReader::read_block(Block& block) {
  block = Block{};
  std::optional<Error> problem;
  auto fail = [&](const std::string& reason) {
    if (!problem) problem = error_at(line_, reason);
  };
  std::string line;
  size_t surface_end = 0;  // words that the surfaces read so far cover
  while (true) {
    const Result<bool> more = read_line(line);
    if (!more.ok()) {
      if (!problem) problem = more.error();
      continue;
    }
    if (!*more || line.empty()) {
      if (!block.words.empty() || problem) break;
      if (!*more) return false;
      continue;
    }
    if (block.first_line == 0) block.first_line = line_;
    if (line.front() == '#') {
      if (auto id = comment_value(line, "newdoc")) {
        block.newdoc = true;
        block.doc_id = *id;
      } else if (comment_value(line, "newpar")) {
        block.newpar = true;
      } else if (auto sent_id = comment_value(line, "sent_id")) {
        block.sent_id = *sent_id;
      }
      continue;
    }
    if (problem) continue;
    Columns columns;
    if (!split_columns(line, columns)) {
      fail("expected ten columns separated by tabs");
      continue;
    }
    if (columns[kForm].empty()) {
      fail("empty form");
      continue;
    }
    const bool space_after = misc_value(columns[kMisc], "SpaceAfter") != "No";
    if (columns[kId].find('.') != std::string_view::npos) continue;  // an empty node
    if (const size_t dash = columns[kId].find('-'); dash != std::string_view::npos) {
      const auto first = parse_number(columns[kId].substr(0, dash));
      const auto last = parse_number(columns[kId].substr(dash + 1));
      if (!first || !last || static_cast<size_t>(*first) != block.words.size() + 1 || *last <= *first ||
          *last - *first >= 255 || surface_end > block.words.size()) {
        fail("bad multi-word token id '" + std::string(columns[kId]) + "'");
        continue;
      }
      block.surfaces.push_back(
          {std::string(columns[kForm]), static_cast<size_t>(*last - *first + 1), space_after});
      surface_end = static_cast<size_t>(*last);
      continue;
    }
    const auto id = parse_number(columns[kId]);
    if (!id || static_cast<size_t>(*id) != block.words.size() + 1) {
      fail("expected word id " + std::to_string(block.words.size() + 1) + ", found '" +
           std::string(columns[kId].substr(0, 40)) + "'");
      continue;
    }
    if (block.words.size() == kMaxWordsPerSentence) {
      fail("sentence of more than " + std::to_string(kMaxWordsPerSentence) + " words");
      continue;
    }
    Token token;
    token.form = columns[kForm];
    token.lemma = columns[kLemma] == "_" && columns[kForm] != "_" ? std::string_view{} : columns[kLemma];
    token.upos = upos_from(columns[kUpos]);
    token.xpos = intern_label(value_or_empty(columns[kXpos]));
    token.feats = intern_label(value_or_empty(columns[kFeats]));
    token.deprel = intern_label(value_or_empty(columns[kDeprel]));
    if (const std::string_view head = value_or_empty(columns[kHead]); !head.empty()) {
      const auto number = parse_number(head);
      if (!number || *number == *id) {
        fail("bad head '" + std::string(head.substr(0, 40)) + "'");
        continue;
      }
      token.head = *number - 1;
    }
    if (auto type = misc_value(columns[kMisc], "EntityType")) token.entity = entity_type_from(*type);
    if (auto tag = misc_value(columns[kMisc], "Name")) token.name = name_tag_from(*tag);
    block.words.push_back(std::move(token));
    if (surface_end < block.words.size()) {
      surface_end = block.words.size();
      block.surfaces.push_back({std::string(columns[kForm]), 1, space_after});
    }
  }
  if (!problem && surface_end != block.words.size())
    fail("multi-word token runs over the end of the sentence");
  for (size_t i = 0; i < block.words.size() && !problem; ++i) {
    if (block.words[i].head >= static_cast<int32_t>(block.words.size())) {
      problem =
          error_at(block.first_line, "word " + std::to_string(i + 1) + " has a head outside its sentence");
    }
  }
  if (problem) return *problem;
  return true;
}

namespace {

// Gives the words of one surface token their spans: consecutive pieces of it if their forms spell it;
// otherwise the first word takes all of it.
void place_words(Token* words, size_t count, uint32_t begin, std::string_view surface) {
  std::string spelled;
  for (size_t i = 0; i < count; ++i) spelled += words[i].form;
  const bool pieces = spelled == surface;
  const auto end = static_cast<uint32_t>(begin + surface.size());
  uint32_t at = begin;
  for (size_t i = 0; i < count; ++i) {
    const uint32_t next = pieces ? at + static_cast<uint32_t>(words[i].form.size()) : end;
    words[i].span = {at, next};
    words[i].surface_words = i == 0 ? static_cast<uint8_t>(count) : uint8_t{0};
    words[i].space_after = false;
    at = next;
  }
}

}  // namespace

Result<std::optional<ConlluDocument>> ConlluReader::next(size_t max_sentences) {
  if (pending_error_) return *std::exchange(pending_error_, std::nullopt);
  ConlluDocument result;
  Document& document = result.document;
  while (document.sentences.size() < max_sentences) {
    Block block;
    if (pending_) {
      block = std::move(*pending_);
      pending_.reset();
    } else {
      const Result<bool> more = read_block(block);
      if (!more.ok()) {
        if (document.sentences.empty()) return more.error();
        pending_error_ = more.error();
        break;
      }
      if (!*more) break;
    }
    if (document.sentences.empty()) {
      result.starts_document = block.newdoc;
      result.id = block.doc_id;
    } else if (block.newdoc || document.text.size() > kMaxTextSize) {
      pending_ = std::make_unique<Block>(std::move(block));
      break;
    }

    std::string& text = document.text;
    Sentence sentence;
    sentence.paragraph_start = block.newpar || block.newdoc;
    if (!document.sentences.empty()) {
      if (sentence.paragraph_start) {
        text += "\n\n";
      } else if (document.sentences.back().tokens.back().space_after) {
        text += ' ';
      }
    }
    sentence.id = std::move(block.sent_id);
    sentence.tokens = std::move(block.words);
    sentence.span.begin = static_cast<uint32_t>(text.size());
    size_t word = 0;
    for (size_t i = 0; i < block.surfaces.size(); ++i) {
      const Block::Surface& surface = block.surfaces[i];
      place_words(&sentence.tokens[word], surface.words, static_cast<uint32_t>(text.size()), surface.form);
      text += surface.form;
      word += surface.words;
      sentence.tokens[word - 1].space_after = surface.space_after;
      if (surface.space_after && i + 1 < block.surfaces.size()) text += ' ';
    }
    sentence.span.end = static_cast<uint32_t>(text.size());
    document.sentences.push_back(std::move(sentence));
  }
  if (document.sentences.empty()) return std::optional<ConlluDocument>{};
  return std::optional<ConlluDocument>(std::move(result));
}

namespace {

std::string_view or_underscore(std::string_view value) {
  return value.empty() ? std::string_view{"_"} : value;
}

// One past the last word of the surface token that begins at `first`.
size_t surface_end(const Sentence& sentence, size_t first) {
  const size_t words = sentence.tokens[first].surface_words;
  return words > 1 ? std::min(first + words, sentence.tokens.size()) : first + 1;
}

std::string_view surface_text(const Document& document, const Sentence& sentence, size_t first, size_t end) {
  if (end == first + 1) return sentence.tokens[first].form;
  const uint32_t begin = sentence.tokens[first].span.begin;
  return std::string_view(document.text).substr(begin, sentence.tokens[end - 1].span.end - begin);
}

void write_word(std::string& out, const Token& token, size_t id, bool space_after) {
  const bool tagged = token.upos != Upos::kX || !token.xpos.empty() || !token.deprel.empty();
  out += std::to_string(id);
  for (std::string_view column :
       {std::string_view(token.form), or_underscore(token.lemma), tagged ? name_of(token.upos) : "_",
        or_underscore(token.xpos), or_underscore(token.feats)}) {
    out += '\t';
    out += column;
  }
  out += '\t';
  out += token.deprel.empty() ? "_" : std::to_string(token.head + 1);
  out += '\t';
  out += or_underscore(token.deprel);
  out += "\t_\t";
  std::string misc;
  if (token.entity != EntityType::kNone) misc.append("EntityType=").append(name_of(token.entity));
  if (token.name.part != NamePart::kOutside)
    misc.append(misc.empty() ? "" : "|").append("Name=").append(name_of(token.name));
  if (!space_after) misc.append(misc.empty() ? "" : "|").append("SpaceAfter=No");
  out += or_underscore(misc);
  out += '\n';
}

}  // namespace

void write_conllu(std::ostream& out, const Document& document, const Sentence& sentence) {
  std::string lines;
  if (sentence.paragraph_start) lines += "# newpar\n";
  if (!sentence.id.empty()) lines += "# sent_id = " + sentence.id + "\n";
  lines += "# text = ";
  for (size_t i = 0; i < sentence.tokens.size();) {
    const size_t end = surface_end(sentence, i);
    lines += surface_text(document, sentence, i, end);
    if (sentence.tokens[end - 1].space_after && end < sentence.tokens.size()) lines += ' ';
    i = end;
  }
  lines += '\n';
  for (size_t i = 0; i < sentence.tokens.size();) {
    const size_t end = surface_end(sentence, i);
    const bool space_after = sentence.tokens[end - 1].space_after;
    const bool multi_word = end > i + 1;  // then the range line says whether a space follows
    if (multi_word) {
      lines += std::to_string(i + 1) + "-" + std::to_string(end) + "\t";
      lines += surface_text(document, sentence, i, end);
      lines += "\t_\t_\t_\t_\t_\t_\t_\t";
      lines += space_after ? "_\n" : "SpaceAfter=No\n";
    }
    for (; i < end; ++i) write_word(lines, sentence.tokens[i], i + 1, space_after || multi_word);
  }
  lines += '\n';
  out.write(lines.data(), static_cast<std::streamsize>(lines.size()));
}

void write_conllu(std::ostream& out, const Document& document, const std::string& id) {
  out << "# newdoc";
  if (!id.empty()) out << " id = " << id;
  out << '\n';
  for (const Sentence& sentence : document.sentences) write_conllu(out, document, sentence);
}

}  // namespace dramatis::extract
