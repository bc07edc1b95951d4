#include "extract/input/article_reader.h"

#include <gtest/gtest.h>

#include "extract/input/content_id.h"
#include "tests/extract/input/input_files.h"

namespace dramatis::extract {
namespace {

using Strings = std::vector<std::string>;

Strings texts(const ReadResult& result) {
  Strings out;
  for (const InputItem& item : result.items) out.push_back(item.article.text);
  return out;
}

TEST(ArticleReader, TakesTheDateOfALeadAndKeepsTheText) {
  InputFiles files;
  const std::string text = " date 2023-04-05 Norway thanked Sweden.\n";
  const ReadResult read = read_all_items(files, {files.add("a.txt", text)});
  ASSERT_EQ(read.items.size(), 1U);
  EXPECT_EQ(read.items[0].article.text, text);
  EXPECT_EQ(read.items[0].article.info.date, "2023-04-05");
  EXPECT_EQ(text.substr(read.items[0].body_begin), "Norway thanked Sweden.\n");
  EXPECT_EQ(read.items[0].article.info.id, content_id(text));
}

TEST(ArticleReader, TakesTheDateOfTheNameWithoutALead) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files, {files.add("story_20240229.txt", "Date palms grow."), files.add("b.txt", "Rain fell.")});
  ASSERT_EQ(read.items.size(), 2U);
  EXPECT_EQ(read.items[0].article.info.date, "2024-02-29");
  EXPECT_EQ(read.items[0].body_begin, 0U);
  EXPECT_EQ(read.items[1].article.info.date, std::nullopt);
}

TEST(ArticleReader, WalksFoldersSortedAndLeavesOutHiddenFiles) {
  InputFiles files;
  files.add("in/b.txt", "second");
  files.add("in/a/z.txt", "first");
  files.add("in/c.txt", "third");
  files.add("in/.hidden", "never");
  EXPECT_EQ(texts(read_all_items(files, {files.folder() + "/in"})), (Strings{"first", "second", "third"}));
}

TEST(ArticleReader, ReadsJsonlWithIdsAsGiven) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files, {files.add("a.jsonl",
                        "{\"id\": 17, \"date\": \"2020-01-02\", \"text\": \"One.\"}\n\n"
                        "{\"id\": \"x-1\", \"date\": null, \"text\": \"Two.\", \"title\": \"T\"}\n")});
  ASSERT_EQ(read.items.size(), 2U);
  EXPECT_EQ(read.items[0].article.info.id, "17");
  EXPECT_EQ(read.items[0].article.info.date, "2020-01-02");
  EXPECT_EQ(read.items[1].article.info.id, "x-1");
  EXPECT_EQ(read.items[1].article.info.date, std::nullopt);
  EXPECT_EQ(read.items[1].article.info.title, "T");
  EXPECT_TRUE(read.errors.empty());
}

TEST(ArticleReader, RecognisesTheFieldNamesOfDumps) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files, {files.add("a.json", R"([{"maintext": "Wheat prices rose.", "title": "Wheat", "language": "en",
                "date_publish": "2021-03-04 05:06:07", "source_domain": "example.org", "url": "http://example.org/1"},
               {"title": "No date", "maintext": "Rain.", "date_publish": "None"}])")});
  ASSERT_EQ(read.items.size(), 2U);
  EXPECT_EQ(read.items[0].article.info.date, "2021-03-04");
  EXPECT_EQ(read.items[0].article.info.source, "example.org");
  EXPECT_EQ(read.items[1].article.info.date, std::nullopt);
  ASSERT_EQ(read.mappings.size(), 1U);
  const std::vector<std::pair<std::string, std::string>> expected = {{"text", "maintext"},
                                                                     {"title", "title"},
                                                                     {"date", "date_publish"},
                                                                     {"source", "source_domain"},
                                                                     {"url", "url"}};
  EXPECT_EQ(read.mappings[0].fields, expected);
}

TEST(ArticleReader, TakesFieldsFromTheNamesGiven) {
  InputFiles files;
  ReaderOptions options;
  options.fields = {{"text", "Story"}};
  const ReadResult read =
      read_all_items(files, {files.add("a.csv", "text,story\nnot this,\"A fox, seen.\"\n")}, options);
  EXPECT_EQ(texts(read), Strings{"A fox, seen."});
}

TEST(ArticleReader, ReadsArticlesInsideAnObjectAndObjectsInARow) {
  InputFiles files;
  const std::string api =
      R"({"status": "ok", "articles": [{"content": "One [1].", "source": {"name": "Wire"}},
    {"content": "Two {2}."}], "more": {"a": [1, "]"]}})";
  const ReadResult read = read_all_items(files, {files.add("api.json", api), files.add("row.json", R"({
    "text": "Three."
  }
  {"text": "Four \"quoted\"."})")});
  EXPECT_EQ(texts(read), (Strings{"One [1].", "Two {2}.", "Three.", "Four \"quoted\"."}));
  EXPECT_EQ(read.items[0].article.info.source, "Wire");
  EXPECT_TRUE(read.errors.empty()) << read.errors[0];
}

TEST(ArticleReader, ReadsCsvAsRfc4180Has) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files,
      {files.add(
           "a.csv",
           "headline,content,date\r\nA,\"He said \"\"no\"\",\r\nthen left.\",12/31/2020\r\nB,Short.,\r\n"),
       files.add("b.tsv", "id\ttext\n1\tTabs, too.\n")});
  EXPECT_EQ(texts(read), (Strings{"He said \"no\",\r\nthen left.", "Short.", "Tabs, too."}));
  EXPECT_EQ(read.items[0].article.info.title, "A");
  EXPECT_EQ(read.items[0].article.info.date, "2020-12-31");
}

TEST(ArticleReader, ReadsTheArticleOfAHtmlPage) {
  InputFiles files;
  const ReadResult read = read_all_items(files, {files.add("page.html", R"(<!DOCTYPE html><html><head>
    <title>Ships leave | Wire</title><meta property="og:title" content="Ships leave">
    <meta property="article:published_time" content="2022-05-06T07:08:09Z">
    <link rel="canonical" href="https://example.org/ships"><style>p {}</style></head><body><nav>Home</nav>
    <article><h1>Ships leave</h1><p>Three ships&nbsp;left <b>Ode</b>sa &amp; Izmail.<script>x()</script></p>
    <div>More <a href="#">to</a> come<br>soon.</div></article><footer>Terms</footer></body></html>)")});
  ASSERT_EQ(read.items.size(), 1U) << read.errors[0];
  EXPECT_EQ(read.items[0].article.text,
            "Ships leave\n\nThree ships\xC2\xA0left Odesa & Izmail.\n\nMore to come\nsoon.");
  EXPECT_EQ(read.items[0].article.info.title, "Ships leave");
  EXPECT_EQ(read.items[0].article.info.date, "2022-05-06");
  EXPECT_EQ(read.items[0].article.info.url, "https://example.org/ships");
}

TEST(ArticleReader, ReadsRssAndAtom) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files,
      {files.add("a.xml", R"(<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>
         <item><title>A &amp; B</title><link>http://example.org/a</link><guid>g1</guid>
         <pubDate>Sun, 12 Nov 2023 10:00:00 GMT</pubDate><description>&lt;p&gt;Short&lt;/p&gt;</description></item>
         <item><description><![CDATA[<p>Only &ldquo;this&rdquo;.</p><p>And this.</p>]]></description></item>
         </channel></rss>)"),
       files.add("b.atom",
                 R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title><entry><title>E</title>
         <link rel="alternate" href="http://example.org/e"/><id>urn:1</id><updated>2020-02-03T00:00:00Z</updated>
         <content type="html">Text of E.</content></entry></feed>)")});
  ASSERT_EQ(read.items.size(), 3U);
  EXPECT_EQ(texts(read), (Strings{"Short", "Only \u201Cthis\u201D.\n\nAnd this.", "Text of E."}));
  EXPECT_EQ(read.items[0].article.info.id, "g1");
  EXPECT_EQ(read.items[0].article.info.title, "A & B");
  EXPECT_EQ(read.items[0].article.info.date, "2023-11-12");
  EXPECT_EQ(read.items[0].article.info.source, "Wire");
  EXPECT_EQ(read.items[2].article.info.url, "http://example.org/e");
  EXPECT_EQ(read.items[2].article.info.date, "2020-02-03");
}

TEST(ArticleReader, UnpacksGzipAndZstd) {
  InputFiles files;
  const std::string line = "{\"text\": \"Packed.\"}\n";
  EXPECT_EQ(texts(read_all_items(files,
                                 {files.add("a.jsonl.gz", InputFiles::packed(line, ARCHIVE_FILTER_GZIP)),
                                  files.add("b.txt.zst", InputFiles::packed("Also.", ARCHIVE_FILTER_ZSTD))})),
            (Strings{"Packed.", "Also."}));
}

TEST(ArticleReader, HandsOverClaimsAsTheyStand) {
  InputFiles files;
  const std::string claims = R"({"article": {"id": "a"}, "sentences": [], "actors": [], "roles": []})";
  const ReadResult read = read_all_items(files, {files.add("a.jsonl", claims + "\n")});
  ASSERT_EQ(read.items.size(), 1U);
  EXPECT_EQ(read.items[0].kind, InputItem::Kind::kClaims);
  EXPECT_EQ(read.items[0].claims, claims);
}

TEST(ArticleReader, NamesWhatIsWrongAndGoesOn) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files, {files.add("bad.jsonl",
                        "{\"text\": \"Fine.\"}\n{\"text\": oops}\n{\"text\": \"\xC3(\"}\n{\"a\": 1}\n[1]\n"
                        "{\"text\": \"cut"),
              files.add("empty.txt", ""), files.add("blank.txt", " \n\n"),
              files.add("nul.txt", std::string("a\0b", 3)), files.add("utf.txt", "na\u00EFve \xC3( bytes"),
              files.folder() + "/missing.txt",
              files.add("cut.txt.gz",
                        InputFiles::packed(std::string(10'000, 'x'), ARCHIVE_FILTER_GZIP).substr(0, 30)),
              files.add("cut.json", "[{\"text\": \"Whole.\"}, {\"text\": \"bro"),
              files.add("cut.csv", "text,id\n\"never closed"), files.add("no.csv", "a,b\n1,2\n"),
              files.add("no.rss", "<html><p>x</p></html>"), files.add("good.txt", "Last.")});
  EXPECT_EQ(texts(read), (Strings{"Fine.", "Whole.", "Last."}));
  const Strings expected = {
      "bad.jsonl:2: malformed JSON at byte 10 of the value",
      "bad.jsonl:3: invalid UTF-8 at byte offset 43",
      "bad.jsonl:4: no text (fields: a)",
      "bad.jsonl:5: expected a JSON object",
      "bad.jsonl:6: truncated JSON: the value ends too early (byte 13)",
      "empty.txt: empty file",
      "blank.txt: empty: no text",
      "nul.txt: binary data (a NUL at byte offset 1)",
      "utf.txt: invalid UTF-8 at byte offset 7",
      "missing.txt: no such file",
      "cut.txt.gz: truncated or damaged packed data: truncated gzip input",
      "cut.json:1: truncated JSON: the input ends inside the value that began in line 1",
      "cut.csv:2: truncated CSV: a quoted field of this row is never closed",
      "no.csv: no column holds the text (columns: a, b)",
      "no.rss: not a feed: the document is <html>",
  };
  EXPECT_EQ(read.errors, expected);
}

TEST(ArticleReader, RefusesWhatIsTooLong) {
  InputFiles files;
  ReaderOptions options;
  options.max_record_size = 2 << 20;
  const std::string record = "{\"text\": \"" + std::string(5 << 20, 'x') + "\"}\n";
  const ReadResult read =
      read_all_items(files,
                     {files.add("b.jsonl", record + "{\"text\": \"ok\"}\n"),
                      files.add("c.json", "[" + record + ", {\"text\": \"ok too\"}]"),
                      files.add("d.csv", "text,id\n" + std::string(5 << 20, 'x') + ",1\nfine,2\n")},
                     options);
  EXPECT_EQ(texts(read), (Strings{"ok", "ok too", "fine"}));
  EXPECT_EQ(read.errors, (Strings{"b.jsonl:1: line of 5 MiB is longer than the limit of 2 MiB",
                                  "c.json:1: JSON value longer than the limit of 2 MiB",
                                  "d.csv:2: row longer than the limit of 2 MiB"}));
}

TEST(ArticleReader, ReadsALongTextInPartsThatAddUpToIt) {
  InputFiles files;
  ReaderOptions options;
  options.max_article_size = 1024;
  std::string text = "date 2024-05-06\n\n";
  while (text.size() < 9'500) text += "Norway thanked Sweden " + std::to_string(text.size()) + " times.\n\n";
  const ReadResult read = read_all_items(
      files,
      {files.add("a.txt", text), files.add("b.jsonl", R"({"id": "x", "date": "2024-05-07", "text": ")" +
                                                          std::string(1'500, 'y') + "\"}\n")},
      options);
  std::string all;
  for (const InputItem& item : read.items) {
    EXPECT_LE(item.article.text.size(), 1024U);
    if (item.article.text[0] != 'y') {
      all += item.article.text;
      EXPECT_EQ(item.article.info.date, "2024-05-06");
    }
  }
  EXPECT_EQ(all, text);
  ASSERT_GE(read.items.size(), 2U);
  EXPECT_EQ(read.items[read.items.size() - 2].article.info.id, "x");
  EXPECT_EQ(read.items.back().article.info.id, "x#2");
  EXPECT_EQ(read.items.back().article.info.date, "2024-05-07");
  EXPECT_EQ(read.warnings, (Strings{"warning: a.txt: longer than 1 KiB: read in parts, each an article",
                                    "warning: b.jsonl:1: a text of 1 KiB is read as 2 articles"}));
}

TEST(ArticleReader, GuessesTheFormatOfUnnamedInput) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files, {files.add("a", "{\"text\": \"Jsonl.\"}\n{\"text\": \"Two.\"}\n"),
              files.add("b", "{\n \"text\": \"Json.\"\n}\n"), files.add("c", "id,text\n1,Csv.\n"),
              files.add("d", "<p>Html.</p>"), files.add("e", "Text, content, and body are words.\n"),
              files.add("f", "[Applause] Thank you.")});
  EXPECT_EQ(texts(read), (Strings{"Jsonl.", "Two.", "Json.", "Csv.", "Html.",
                                  "Text, content, and body are words.\n", "[Applause] Thank you."}));
}

}  // namespace
}  // namespace dramatis::extract
