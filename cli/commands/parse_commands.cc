// dramatis parse and dramatis openie: the language layer by itself, text on standard input to standard
// output.
#include <functional>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include "cli/commands/commands.h"
#include "cli/options/options.h"
#include "cli/ordered_pipeline.h"
#include "cli/output.h"
#include "extract/input/byte_source.h"
#include "extract/input/dates.h"
#include "extract/input/text_chunks.h"
#include "extract/language_model.h"
#include "extract/openie/open_triples.h"
#include "extract/text/conllu.h"
#include "extract/text/segmenter.h"

namespace dramatis::cli {
namespace {

using extract::Document;
using extract::LanguageModel;

struct ParseOptions {
  extract::ExtractorOptions language;
  unsigned threads = 1;
  bool given_tokens = false;  // --conllu, --pretokenized
};

Result<std::shared_ptr<const LanguageModel>> load_model(const ParseOptions& options) {
  return options.language.model_file.empty() ? LanguageModel::embedded()
                                             : LanguageModel::from_file(options.language.model_file);
}

// A piece of output, or why a piece of input was refused.
using Printed = Result<std::string>;

// Runs work over the pieces of standard input and prints what comes out, in order.
template <typename Piece>
ExitStatus print_in_order(unsigned threads, const std::function<std::optional<Result<Piece>>()>& produce,
                          const std::function<std::string(Piece)>& work) {
  DescriptorStream& out = standard_output();
  ExitStatus status = kDone;
  run_in_order<Result<Piece>, Printed>(
      threads, produce,
      [&](Result<Piece> piece) -> Printed {
        if (!piece) return piece.error();
        return work(std::move(piece).value());
      },
      [&](Printed printed) {
        if (!printed) {
          report(printed.error().message);
          status = kInputRefused;
        } else {
          out << *printed;
        }
        return bool(out);
      });
  const Status written = print("");  // flushes
  return written ? status : fail(written.error());
}

ExitStatus parse_conllu(const LanguageModel& parser, unsigned threads) {
  using extract::ConlluDocument;
  extract::ConlluReader reader(std::cin, "standard input");
  return print_in_order<ConlluDocument>(
      threads,
      [&]() -> std::optional<Result<ConlluDocument>> {
        auto next = reader.next(64);
        if (!next) return Result<ConlluDocument>(next.error());
        if (!*next) return std::nullopt;
        return Result<ConlluDocument>(std::move(**next));
      },
      [&](ConlluDocument piece) {
        parser.parse(piece.document);
        std::ostringstream text;
        if (piece.starts_document) {
          write_conllu(text, piece.document, piece.id);
        } else {
          for (const auto& sentence : piece.document.sentences) write_conllu(text, piece.document, sentence);
        }
        return text.str();
      });
}

// A part of a running text.
struct TextPiece {
  std::string text;
  bool starts_text = false;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// Reads the text piece by piece, so that memory does not depend on its length.
ExitStatus parse_text(const LanguageModel& parser, unsigned threads) {
  constexpr size_t kPieceSize = 1 << 16;  // some 10,000 words
  auto bytes = extract::ByteSource::open("-");
  if (!bytes) return fail(bytes.error());
  extract::TextChunks chunks(std::move(bytes).value(), kPieceSize);
  const extract::Segmenter segmenter;
  bool started = false;
  return print_in_order<TextPiece>(
      threads,
      [&]() -> std::optional<Result<TextPiece>> {
        auto next = chunks.next();
        if (!next) return Result<TextPiece>(next.error());
        const bool starts = !std::exchange(started, true);
        if (starts && (!*next || is_blank(**next)))
          return Result<TextPiece>(invalid_input("standard input: empty: no text"));
        if (!*next) return std::nullopt;
        return Result<TextPiece>(TextPiece{std::move(**next), starts});
      },
      [&](TextPiece piece) {
        const auto lead = piece.starts_text ? extract::find_date_lead(piece.text) : std::nullopt;
        Document document = segmenter.segment(std::move(piece.text), lead ? lead->end : 0);
        parser.parse(document);
        std::ostringstream text;
        if (piece.starts_text) {
          write_conllu(text, document, "");
        } else {
          for (const auto& sentence : document.sentences) write_conllu(text, document, sentence);
        }
        return text.str();
      });
}

ExitStatus parse_input(const ParseOptions& options) {
  const auto parser = load_model(options);
  if (!parser) return fail(parser.error());
  return options.given_tokens ? parse_conllu(**parser, options.threads)
                              : parse_text(**parser, options.threads);
}

// Some sentences, one a line, of which the first has this number.
struct Lines {
  size_t first_number = 1;
  std::vector<std::string> lines;
};

std::string open_triples_of(const Lines& piece, const LanguageModel& parser, bool pretokenized) {
  const extract::Segmenter segmenter;
  std::string text;
  for (size_t i = 0; i < piece.lines.size(); ++i) {
    Document document;
    if (pretokenized) {
      document.text = piece.lines[i];
      document.sentences.push_back(extract::pretokenized_sentence(document.text));
    } else {
      document = segmenter.segment(piece.lines[i]);
    }
    parser.parse(document);
    for (const auto& sentence : document.sentences)
      for (const auto& triple : find_open_triples(document.text, sentence))
        text += to_tsv(piece.first_number + i, triple) + "\n";
  }
  return text;
}

ExitStatus extract_open_triples(const ParseOptions& options) {
  const auto parser = load_model(options);
  if (!parser) return fail(parser.error());
  constexpr size_t kLinesAtOnce = 64;
  size_t next_number = 1;
  return print_in_order<Lines>(
      options.threads,
      [&]() -> std::optional<Result<Lines>> {
        Lines piece{.first_number = next_number};
        for (std::string line; piece.lines.size() < kLinesAtOnce && std::getline(std::cin, line);)
          piece.lines.push_back(std::move(line));
        next_number += piece.lines.size();
        if (piece.lines.empty()) return std::nullopt;
        return Result<Lines>(std::move(piece));
      },
      [&](Lines piece) { return open_triples_of(piece, **parser, options.given_tokens); });
}

}  // namespace

void add_parse_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ParseOptions>();
  CLI::App* command = app.add_subcommand("parse", "Text or CoNLL-U on standard input -> CoNLL-U");
  command->add_flag("--conllu", options->given_tokens,
                    "The input is CoNLL-U; its sentences and words are kept");
  add_language_options(*command, options->language, /*actors=*/false);
  add_threads_option(*command, options->threads);
  command->callback([options, &chosen] { chosen = [options] { return parse_input(*options); }; });
}

void add_openie_command(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ParseOptions>();
  CLI::App* command = app.add_subcommand(
      "openie",
      "Sentences on standard input, one a line -> number, confidence, subject, relation, object, ...");
  command->add_flag("--pretokenized", options->given_tokens, "Words and punctuation are separated by blanks");
  add_language_options(*command, options->language, /*actors=*/false);
  add_threads_option(*command, options->threads);
  command->callback([options, &chosen] { chosen = [options] { return extract_open_triples(*options); }; });
}

}  // namespace dramatis::cli
