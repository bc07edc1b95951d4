"""include_check.py [ROOT]: fails on an include that goes sideways.

The folders depend on each other as the table says, and some libraries stay in the folder that wraps them. Without
arguments checks the project; --self-test proves on invented lines that bad includes are found.
"""
import pathlib
import re
import sys

# folder -> folders whose headers it may include
MAY_INCLUDE = {
    "graph": {"graph"},
    "extract": {"extract", "graph"},
    "store": {"store", "graph"},
    "export": {"export", "graph"},
    "query": {"query", "graph"},
    "serve": {"serve", "store", "export", "query", "graph"},
    "cli": {"cli", "serve", "extract", "store", "export", "query", "graph"},
}
# The folders of extract/ in the order in which an article passes through: each may include those before it. The files
# beside them (pipeline.h) may include all, and none of them may include those.
EXTRACT = ["document", "text", "input", "encoder", "syntax", "lexicon", "knowledge", "mentions", "coreference", "actors",
           "relations", "statements", "openie"]
# library -> the paths that may include it
KEPT_IN = {
    r"rocksdb/": r"(tests/)?store/[^/]+\.cc",
    r"boost/(asio|beast|system)": r"serve/http/[^/]+\.cc",
    r"boost/(?!asio|beast|system)": r"(tests/)?graph/.*",
    r"dnnl|oneapi/|Eigen/|cblas|[a-z]mmintrin\.h": r"extract/encoder/.*",
    r"cairo": r"export/picture/[^/]+\.cc",
    r"CLI/": r"cli/.*",
    r"nlohmann/json\.hpp": r".*\.cc",
    r"gtest/|gmock/|benchmark/": r"tests/.*",
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def complaint(path, line):
    """Why the file must not have this line, or None."""
    match = INCLUDE.match(line)
    if not match:
        return None
    quoted, included = match[1] == '"', match[2]
    for library, place in KEPT_IN.items():
        if re.match(library, included) and not re.fullmatch(place, path):
            return f"{included} is kept in {place}"
    folder, target = path.split("/")[0], included.split("/")[0]
    if not quoted:
        return None
    if "/" not in included or included.startswith("."):
        return f'"{included}" must be named from the root'
    if folder in MAY_INCLUDE and target not in MAY_INCLUDE[folder]:
        return f"{folder}/ must not look at {target}/ ({included})"
    if folder == target == "extract":
        return complaint_of_extract(path.split("/")[1:], included.split("/")[1:])
    return None


def complaint_of_extract(path, included):
    """Why this file of extract/ must not include that one."""
    if len(path) == 1:
        return None
    for place in (path, included):
        if len(place) == 1:
            return f"extract/{path[0]}/ must not look at what brings the folders together ({included[0]})"
        if place[0] not in EXTRACT:
            return f"extract/{place[0]}/ has no place in the order of folders"
    if EXTRACT.index(included[0]) > EXTRACT.index(path[0]):
        return f"extract/{path[0]}/ must not look at extract/{included[0]}/, which comes after it"
    return None


def check(root):
    failures = files = 0
    for folder in [*MAY_INCLUDE, "tests"]:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in (".h", ".cc"):
                continue
            files += 1
            path = file.relative_to(root).as_posix()
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if folder == "tests" and '"' in line:
                    continue  # tests see everything of ours
                if reason := complaint(path, line):
                    print(f"{path}:{number}: {reason}")
                    failures += 1
    print(f"{files} files, {failures} bad includes")
    return failures == 0 and files > 0


def self_test():
    bad = [
        ("graph/view.cc", '#include "store/store.h"'),
        ("export/gexf.cc", '#include "query/stats.h"'),
        ("query/stats.cc", '  #  include "export/text.h"'),
        ("extract/openie/clause.cc", '#include "store/store.h"'),
        ("store/store.cc", '#include "extract/document/sentence.h"'),
        ("cli/main.cc", '#include "tests/support/golden.h"'),
        ("store/store.h", "#include <rocksdb/db.h>"),
        ("graph/merge.cc", "#include <rocksdb/db.h>"),
        ("extract/openie/clause.cc", "#include <immintrin.h>"),
        ("export/claims_json.h", "#include <nlohmann/json.hpp>"),
        ("query/stats.cc", "#include <boost/graph/adjacency_list.hpp>"),
        ("export/formats/gexf.cc", "#include <cairo.h>"),
        ("serve/http/server.h", "#include <boost/beast/core.hpp>"),
        ("cli/main.cc", "#include <boost/asio/post.hpp>"),
        ("serve/api.cc", '#include "cli/options/options.h"'),
        ("graph/view.cc", '#include "view.h"'),
        ("graph/view.cc", '#include "../store/store.h"'),
        ("store/store.cc", "#include <gtest/gtest.h>"),
        ("extract/text/conllu.cc", '#include "extract/syntax/sentence_tree.h"'),
        ("extract/encoder/chunks.cc", '#include "extract/mentions/key_words.h"'),
        ("extract/relations/triple_reader.cc", '#include "extract/language_model.h"'),
        ("extract/claims/clause.cc", '#include "extract/document/sentence.h"'),
    ]
    good = [
        ("export/gexf.cc", '#include "graph/view.h"'),
        ("export/gexf.cc", '#include "export/text.h"'),
        ("cli/main.cc", '#include "store/store.h"'),
        ("store/rocksdb_engine.cc", "#include <rocksdb/db.h>"),
        ("extract/encoder/kernels_avx2.cc", "#include <immintrin.h>"),
        ("export/claims_json.h", "#include <nlohmann/json_fwd.hpp>"),
        ("graph/paths.cc", "#include <boost/graph/adjacency_list.hpp>"),
        ("graph/view.cc", '// #include "store/store.h"'),
        ("graph/view.h", "#include <vector>"),
        ("serve/http/server.cc", "#include <boost/beast/http.hpp>"),
        ("cli/commands/serve_command.cc", '#include "serve/service.h"'),
        ("extract/statements/attribution.h", '#include "extract/relations/relation_writer.h"'),
        ("extract/pipeline.h", '#include "extract/actors/actor_finder.h"'),
        ("extract/pipeline.cc", '#include "extract/language_model.h"'),
    ]
    missed = [case for case in bad if not complaint(*case)]
    wrong = [case for case in good if complaint(*case)]
    for path, line in missed:
        print(f"not found: {line} in {path}")
    for path, line in wrong:
        print(f"wrongly refused: {line} in {path}")
    return not missed and not wrong


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(0 if self_test() else 1)
    sys.exit(0 if check(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")) else 1)
