#include "extract/language_model.h"

#include <fstream>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

#include "extract/coreference/antecedent_reader.h"
#include "extract/encoder/chunks.h"
#include "extract/encoder/encoder.h"
#include "extract/encoder/wordpiece.h"
#include "extract/mentions/key_words.h"
#include "extract/relations/triple_reader.h"
#include "extract/statements/statement_reader.h"
#include "extract/syntax/syntax_reader.h"

extern "C" const char dramatis_language_model_begin[];
extern "C" const char dramatis_language_model_end[];

namespace dramatis::extract {
namespace {

struct Workspace {
  Encoder::Workspace encoder;
  Matrix words;
  Codes codes;
  SyntaxReader::Workspace syntax;
  KeyWords::Workspace key_words;
  KeyWords::Result found;
  TripleReader::Workspace triples;
  StatementReader::Workspace statements;
  AntecedentReader::Workspace antecedents;
};

}  // namespace

struct LanguageModel::Heads {
  Chunker chunker;
  Encoder encoder;
  SyntaxReader syntax;
  KeyWords key_words;
  TripleReader triples;
  StatementReader statements;
  AntecedentReader antecedents;

  std::mutex mutex;
  std::vector<std::unique_ptr<Workspace>> free_workspaces;

  std::unique_ptr<Workspace> take_workspace() {
    const std::lock_guard lock(mutex);
    if (free_workspaces.empty()) return std::make_unique<Workspace>();
    auto taken = std::move(free_workspaces.back());
    free_workspaces.pop_back();
    return taken;
  }
  void give_back(std::unique_ptr<Workspace> workspace) {
    const std::lock_guard lock(mutex);
    free_workspaces.push_back(std::move(workspace));
  }

  // Without a reading only the syntax.
  void run(Document& document, DocumentReading* reading) {
    std::unique_ptr<Workspace> w = take_workspace();
    AntecedentReader::Window window;
    chunker.for_each(document, [&](const Chunk& chunk) {
      encoder.encode(chunk.pieces, chunk.shapes, chunk.word_starts, w->encoder, w->words);
      w->codes.set(w->words);
      const CodesView words = w->codes.view();
      syntax.fill(words, chunk, document, w->syntax);
      if (!reading) return;
      key_words.find(words, w->key_words, w->found);
      size_t word = 0;
      for (const Stretch& stretch : chunk.stretches)
        for (uint32_t i = 0; i < stretch.size(); ++i)
          reading->sentences[stretch.sentence].actors.push_back(w->found.actors[word++]);
      triples.find(words, chunk, w->found, w->triples, *reading);
      statements.find(words, chunk, w->found, w->statements, *reading);
      antecedents.find(words, chunk, w->found, document, w->antecedents, window, *reading);
    });
    give_back(std::move(w));
    for (Sentence& sentence : document.sentences) join_stretches(sentence);
  }
};

LanguageModel::LanguageModel(std::unique_ptr<Heads> heads) : heads_(std::move(heads)) {}
LanguageModel::~LanguageModel() = default;

Result<std::shared_ptr<const LanguageModel>> LanguageModel::from_bytes(std::string_view bytes) {
  auto tensors = ModelFile::read(bytes);
  if (!tensors) return tensors.error();
  ModelFile::Reader file(*tensors);
  auto vocabulary = WordPiece::create(file.strings("vocabulary"));
  if (!file.ok()) return file.status().error();
  if (!vocabulary) return vocabulary.error();
  auto encoder = Encoder::create(*tensors);
  if (!encoder) return encoder.error();
  const size_t width = encoder->width();
  file.require(encoder->shapes() == kWordShapes, "encoder.shape", "other shapes than this program's");
  file.require(encoder->pieces() == vocabulary->size(), "vocabulary", "not one for each piece");
  file.require(encoder->longest() >= Chunker::kMostPieces + 2, "encoder.position", "too short");
  auto chunker = Chunker::create(std::move(*vocabulary));
  if (!chunker) return chunker.error();
  auto heads = std::unique_ptr<Heads>(
      new Heads{std::move(*chunker), std::move(*encoder), SyntaxReader::read(file, *tensors, width),
                KeyWords::read(file, *tensors, width), TripleReader::read(file, *tensors, width),
                StatementReader::read(file, *tensors, width), AntecedentReader::read(file, *tensors, width)});
  if (const Status status = file.status(); !status) return status.error();
  return std::shared_ptr<const LanguageModel>(new LanguageModel(std::move(heads)));
}

Result<std::shared_ptr<const LanguageModel>> LanguageModel::from_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  auto bytes =
      std::make_unique<std::string>(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) return io_error("cannot read the language model " + path);
  auto model = from_bytes(*bytes);
  if (!model) return Error{model.error().kind, path + ": " + model.error().message};
  // One owner of both, so that the bytes live as long as the model. Members go in reverse order: the model
  // first.
  struct Both {
    std::unique_ptr<std::string> bytes;
    std::shared_ptr<const LanguageModel> model;
  };
  auto both = std::make_shared<Both>(Both{std::move(bytes), *model});
  return std::shared_ptr<const LanguageModel>(both, both->model.get());
}

Result<std::shared_ptr<const LanguageModel>> LanguageModel::embedded() {
  static const Result<std::shared_ptr<const LanguageModel>> shared =
      from_bytes({dramatis_language_model_begin,
                  static_cast<size_t>(dramatis_language_model_end - dramatis_language_model_begin)});
  return shared;
}

void LanguageModel::parse(Document& document) const { heads_->run(document, nullptr); }

DocumentReading LanguageModel::read(Document& document) const {
  DocumentReading reading;
  reading.sentences.resize(document.sentences.size());
  heads_->run(document, &reading);
  return reading;
}

}  // namespace dramatis::extract
