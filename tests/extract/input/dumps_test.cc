// The dumps that people have, in small: each as the service or the program writes it, names and words ours.
#include <gtest/gtest.h>

#include "tests/extract/input/input_files.h"

namespace dramatis::extract {
namespace {

using Strings = std::vector<std::string>;

// id, date, source, title: text
std::string summary(const InputItem& item) {
  const graph::ArticleInfo& info = item.article.info;
  return info.id + " | " + info.date.value_or("-") + " | " + info.source.value_or("-") + " | " +
         info.title.value_or("-") + ": " + item.article.text;
}

Strings read_dump(const std::string& name, const std::string& bytes, ReaderOptions options = {}) {
  InputFiles files;
  const ReadResult read = read_all_items(files, {files.add(name, bytes)}, std::move(options));
  EXPECT_EQ(read.errors, Strings{}) << name;
  Strings articles;
  for (const InputItem& item : read.items) articles.push_back(summary(item));
  return articles;
}

TEST(Dumps, NewsPlease) {
  EXPECT_EQ(read_dump("a.json", R"({
    "authors": ["Ana Lund"], "date_download": "2024-03-04 10:00:00", "date_modify": null,
    "date_publish": "2024-03-03 08:15:00", "description": "Short.", "filename": "x.json", "image_url": "http://e.org/i",
    "language": "en", "maintext": "Norway thanked Sweden.", "source_domain": "e.org", "title": "Thanks",
    "url": "http://e.org/1", "id": "n1"})"),
            Strings{"n1 | 2024-03-03 | e.org | Thanks: Norway thanked Sweden."});
}

TEST(Dumps, Newspaper3k) {
  EXPECT_EQ(read_dump("a.json", R"({"url": "http://e.org/2", "source_url": "http://e.org", "title": "Thanks",
    "text": "Norway thanked Sweden.", "summary": "", "publish_date": "2024-03-03T00:00:00", "authors": []})")
                .size(),
            1U);
}

TEST(Dumps, KaggleAllTheNews) {
  EXPECT_EQ(
      read_dump(
          "articles1.csv",
          ",id,title,publication,author,date,year,month,url,content\n"
          "0,17283,Thanks,Haven Herald,Ana Lund,2024-03-03,2024.0,3.0,,\"Norway \"\"thanked\"\" Sweden.\"\n"),
      Strings{"17283 | 2024-03-03 | Haven Herald | Thanks: Norway \"thanked\" Sweden."});
  EXPECT_EQ(read_dump("all-the-news-2-1.csv",
                      "date,year,month,day,author,title,article,url,section,publication\n"
                      "2024-03-03 18:31:00,2024,3.0,3,,Thanks,Norway thanked Sweden.,http://e.org,,Wire\n")[0]
                .substr(17),
            "| 2024-03-03 | Wire | Thanks: Norway thanked Sweden.");
}

TEST(Dumps, NewsApi) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files,
      {files.add("a.json",
                 R"({"status": "ok", "totalResults": 3, "articles": [{"source": {"id": null, "name": "Wire"},
    "title": "Thanks", "description": "Short.", "publishedAt": "2024-03-03T05:10:00Z",
    "content": "Norway thanked Sweden. Sweden, which had hel… [+1141 chars]"},
    {"source": {"id": "b", "name": "B"}, "title": "Nothing", "description": null, "content": null},
    {"source": {"id": "b", "name": "B"}, "title": "Teaser", "description": "Finland agreed.", "content": null}]})")});
  ASSERT_EQ(read.items.size(), 2U);
  EXPECT_EQ(read.items[0].article.text, "Norway thanked Sweden.");
  EXPECT_EQ(read.items[0].article.info.source, "Wire");
  EXPECT_EQ(read.items[0].origin.substr(files.folder().size() + 1), "a.json:1 (record 1)");
  EXPECT_EQ(read.items[1].article.text, "Finland agreed.");
  ASSERT_EQ(read.errors.size(), 1U);
  EXPECT_TRUE(read.errors[0].starts_with("a.json:1 (record 2): no text (fields: ")) << read.errors[0];
  EXPECT_TRUE(read.errors[0].ends_with("--field text=title reads the titles")) << read.errors[0];
  ASSERT_EQ(read.warnings.size(), 1U);
  EXPECT_TRUE(read.warnings[0].starts_with("warning: a.json:1 (record 1): the text was cut off"));
}

TEST(Dumps, NewsApiPagesOneALine) {
  const std::string page =
      R"({"status": "ok", "articles": [{"title": "A", "content": "One."}, {"content": "Two."}]})";
  EXPECT_EQ(read_dump("pages.jsonl", page + "\n" + R"({"status": "ok", "articles": [{"content": "Three."}]})")
                .size(),
            3U);
}

TEST(Dumps, GuardianApi) {
  EXPECT_EQ(read_dump("a.json", R"({"response": {"status": "ok", "total": 1, "results": [{
    "id": "world/2024/mar/03/thanks", "type": "article", "sectionName": "World news",
    "webPublicationDate": "2024-03-03T18:01:02Z", "webTitle": "Thanks | Norway",
    "webUrl": "https://e.org/world", "fields": {"headline": "Thanks", "trailText": "<p>Short</p>",
    "bodyText": "Norway thanked Sweden."}, "tags": [{"id": "t", "webTitle": "Norway", "webUrl": "https://e.org/t"}]}]}})"),
            Strings{"world/2024/mar/03/thanks | 2024-03-03 | - | Thanks: Norway thanked Sweden."});
}

TEST(Dumps, NewYorkTimesApi) {
  EXPECT_EQ(read_dump("a.json", R"({"status": "OK", "response": {"docs": [{"abstract": "Short.",
    "web_url": "https://e.org/n", "lead_paragraph": "Norway thanked Sweden.", "source": "Wire",
    "headline": {"main": "Thanks", "kicker": null}, "pub_date": "2024-03-03T05:00:00+0000",
    "keywords": [{"name": "glocations", "value": "Norway"}], "_id": "nyt://1"}], "meta": {"hits": 1}}})"),
            Strings{"nyt://1 | 2024-03-03 | Wire | Thanks: Norway thanked Sweden."});
}

TEST(Dumps, Elasticsearch) {
  const std::string hit = R"({"_index": "news", "_id": "h1", "_score": 1.0, "_source": {"title": "Thanks",
    "body": "Norway thanked Sweden.", "@timestamp": "2024-03-03T05:00:00.000Z", "tags": [{"text": "not this"}]}})";
  const Strings expected{"h1 | 2024-03-03 | - | Thanks: Norway thanked Sweden."};
  EXPECT_EQ(read_dump("a.json", R"({"took": 3, "hits": {"total": {"value": 1}, "hits": [)" + hit + "]}}"),
            expected);
  std::string line = hit;
  std::erase(line, '\n');
  EXPECT_EQ(read_dump("elasticdump.json", line + "\n"), expected);
}

TEST(Dumps, MediaStack) {
  EXPECT_EQ(read_dump("a.json", R"({"pagination": {"limit": 25, "total": 1}, "data": [{"author": null,
    "title": "Thanks", "description": "Norway thanked Sweden.", "url": "http://e.org/m", "source": "Wire",
    "category": "general", "language": "en", "country": "no", "published_at": "2024-03-03T05:00:00+00:00"}]})")
                [0]
                    .substr(17),
            "| 2024-03-03 | Wire | Thanks: Norway thanked Sweden.");
}

TEST(Dumps, Webhose) {
  const std::string post =
      R"({"thread": {"uuid": "t9", "url": "http://e.org/t", "site": "e.org", "title": "Thread",
    "published": "2024-03-01T00:00:00.000+02:00"}, "uuid": "w1", "url": "http://e.org/w", "title": "Thanks",
    "published": "2024-03-03T00:00:00.000+02:00", "text": "Norway thanked Sweden.",
    "entities": {"persons": [], "locations": [{"name": "norway", "sentiment": "none"}]}})";
  const Strings expected{"w1 | 2024-03-03 | - | Thanks: Norway thanked Sweden."};
  EXPECT_EQ(read_dump("one.json", post), expected);
  EXPECT_EQ(read_dump("a.json", R"({"posts": [)" + post + R"(], "totalResults": 1, "next": "/x"})"),
            expected);
}

TEST(Dumps, GdeltArticleListNamesItsTitles) {
  const std::string list = R"({"articles": [{"url": "http://e.org/g", "title": "Norway thanks Sweden",
    "seendate": "20240303T051500Z", "domain": "e.org", "language": "English", "sourcecountry": "Norway"}]})";
  ReaderOptions options;
  options.fields = {{"text", "title"}};
  EXPECT_EQ(read_dump("a.json", list, options)[0].substr(17),
            "| 2024-03-03 | e.org | Norway thanks Sweden: Norway thanks Sweden");
}

TEST(Dumps, EventRegistry) {
  EXPECT_EQ(read_dump("a.json", R"({"articles": {"page": 1, "results": [{"uri": "e1", "lang": "eng",
    "date": "2024-03-03", "time": "05:00:00", "title": "Thanks", "body": "Norway thanked Sweden.",
    "source": {"uri": "e.org", "title": "Wire"}}]}})"),
            Strings{"e1 | 2024-03-03 | Wire | Thanks: Norway thanked Sweden."});
}

TEST(Dumps, WordPress) {
  EXPECT_EQ(read_dump("a.json", R"([{"id": 7, "date": "2024-03-03T05:00:00", "link": "http://e.org/wp",
    "title": {"rendered": "Thanks &#038; more"}, "content": {"rendered": "<p>Norway thanked Sweden.</p>\n<p>Twice.</p>",
    "protected": false}, "excerpt": {"rendered": "<p>Short</p>"}}])"),
            Strings{"7 | 2024-03-03 | - | Thanks & more: Norway thanked Sweden.\n\nTwice."});
}

TEST(Dumps, JsonFeedAndMongoAndPandasIndex) {
  EXPECT_EQ(read_dump("feed.json", R"({"version": "https://jsonfeed.org/version/1.1", "title": "Feed",
    "description": "All news", "items": [{"id": "j1", "date_published": "2024-03-03T05:00:00Z", "title": "Thanks",
    "content_text": "Norway thanked Sweden."}]})"),
            Strings{"j1 | 2024-03-03 | - | Thanks: Norway thanked Sweden."});
  EXPECT_EQ(read_dump("mongo.json", R"({"_id": {"$oid": "65e4"}, "text": "Norway thanked Sweden.",
    "date": {"$date": {"$numberLong": "1709442000000"}}})")
                .size(),
            1U);
  EXPECT_EQ(
      read_dump("pandas.json",
                R"({"0": {"text": "One.", "date": 1709442000000}, "1": {"text": "Two.", "date": null}})")
          .size(),
      2U);
}

TEST(Dumps, PandasColumns) {
  EXPECT_EQ(read_dump("pandas.json", R"({"id": {"9": 7, "10": 8}, "text": {"9": "One.", "10": "Two."},
    "date": {"9": 1709442000000, "10": null}})"),
            (Strings{"7 | 2024-03-03 | - | -: One.", "8 | - | - | -: Two."}));
}

TEST(Dumps, ARowThatIsNeverClosedLosesOnlyItself) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files, {files.add("a.csv", "id,text\n1,One.\n2,\"Chile thanked Peru\n3,Three.\n4,Four.\n")});
  EXPECT_EQ(read.errors, Strings{"a.csv:3: truncated CSV: a quoted field of this row is never closed"});
  ASSERT_EQ(read.items.size(), 3U);
  EXPECT_EQ(read.items[2].article.text, "Four.");
  EXPECT_TRUE(read.items[2].origin.ends_with("a.csv:5 (record 4)"));
}

TEST(Dumps, WashingtonPostOfTrec) {
  EXPECT_EQ(
      read_dump("a.jsonl",
                R"({"id": "p1", "article_url": "https://e.org/p", "title": "Thanks", )"
                R"("published_date": 1709442000000, "contents": [{"content": "World", "type": "kicker"}, )"
                R"({"content": "Norway thanked Sweden.", "subtype": "paragraph"}]})"),
      Strings{"p1 | 2024-03-03 | - | Thanks: World\n\nNorway thanked Sweden."});
}

TEST(Dumps, RecordsAreReadFromTheListAskedFor) {
  const std::string two_lists = R"({"top": [{"title": "A", "text": "One."}],
    "latest": [{"title": "B", "text": "Two."}, {"title": "C", "text": "Three."}]})";
  InputFiles files;
  const std::string path = files.add("a.json", two_lists);
  ReadResult read = read_all_items(files, {path});
  EXPECT_EQ(read.items.size(), 2U);
  ASSERT_EQ(read.warnings.size(), 1U);
  EXPECT_TRUE(read.warnings[0].ends_with("those in 'top' are not (--records top reads them instead)"))
      << read.warnings[0];
  ReaderOptions options;
  options.records = "$.top[*]";
  read = read_all_items(files, {path}, options);
  ASSERT_EQ(read.items.size(), 1U);
  EXPECT_EQ(read.items[0].article.text, "One.");
  options.records = "nowhere";
  read = read_all_items(files, {path}, options);
  EXPECT_EQ(read.errors, Strings{"a.json:1 (record 1): no records at 'nowhere'"});
}

TEST(Dumps, AnObjectTooLongToHoldIsReadRecordByRecord) {
  std::string dump = R"({"meta": {"tags": ["x", {"y": 1}]}, "response": {"other": [1, 2], "results": [)";
  for (int i = 0; i < 3'000; ++i) {
    dump += std::string(i > 0 ? ", " : "") + R"({"id": ")" + std::to_string(i) +
            R"(", "webTitle": "T", "fields": {"bodyText": "Text )" + std::to_string(i) +
            R"( of \"]}\" many."}})";
  }
  dump += R"(], "pages": 3}})";
  InputFiles files;
  ReaderOptions options;
  options.max_record_size = 8 << 10;
  const std::string path = files.add("a.json", dump);
  for (const std::string records : {"", "response.results"}) {
    options.records = records;
    const ReadResult read = read_all_items(files, {path}, options);
    EXPECT_EQ(read.errors, Strings{});
    ASSERT_EQ(read.items.size(), 3'000U);
    EXPECT_EQ(read.items[2'999].article.info.id, "2999");
    EXPECT_EQ(read.items[2'999].article.text, "Text 2999 of \"]}\" many.");
  }
}

TEST(Dumps, JsonThatIsNoneIsReadWithAWarning) {
  InputFiles files;
  const ReadResult read =
      read_all_items(files, {files.add("a.jsonl",
                                       "{\"text\": \"One.\", \"score\": NaN, \"title\": -Infinity}\n"
                                       "{\"text\": \"Tab\there.\"}\n{\"text\": \"It\\'s \\ud83d cut.\",}\n"
                                       "{\"text\": \"NaN, \\\"Infinity\\\" and ,] are words.\"}\n")});
  EXPECT_EQ(read.errors, Strings{});
  ASSERT_EQ(read.items.size(), 4U);
  EXPECT_EQ(read.items[0].article.info.title, std::nullopt);
  EXPECT_EQ(read.items[1].article.text, "Tab\there.");
  EXPECT_EQ(read.items[2].article.text, "It's \uFFFD cut.");
  EXPECT_EQ(read.items[3].article.text, "NaN, \"Infinity\" and ,] are words.");
  EXPECT_EQ(
      read.warnings,
      (Strings{
          "warning: a.jsonl:1: no JSON, but read: it has NaN where JSON has none",
          "warning: a.jsonl:2: no JSON, but read: it has a control character where JSON has none",
          "warning: a.jsonl:3: no JSON, but read: it has an escape that JSON has not where JSON has none",
          "warning: a.jsonl:3: mojibake: '\uFFFD': the text was decoded wrongly before it was written "
          "here"}));
}

TEST(Dumps, CsvOfSpreadsheetsAndDatabases) {
  const std::string text = "Norway thanked Sweden,\r\n\r\n\"twice\".";
  EXPECT_EQ(
      read_dump(
          "bom.csv",
          "\xEF\xBB\xBF\"Id\";\"Body\";\"Date\"\r\n\"1\";\"Norway thanked Sweden,\r\n\r\n\"\"twice\"\".\";"
          "\"03.03.2024\"\r\n"),
      Strings{"1 | 2024-03-03 | - | -: " + text});
  EXPECT_EQ(read_dump("sep.csv", "sep=|\r\nid|text\r\n1|Norway thanked Sweden.\r\n"),
            Strings{"1 | - | - | -: Norway thanked Sweden."});
  EXPECT_EQ(read_dump("backslash.csv", "id,text\n1,\"He said \\\"no, thanks\\\" twice.\"\n"),
            Strings{"1 | - | - | -: He said \"no, thanks\" twice."});
  EXPECT_EQ(read_dump("undoubled.csv", "id,text\n1,\"He said \"no\" twice.\"\n2,Next.\n"),
            (Strings{"1 | - | - | -: He said \"no\" twice.", "2 | - | - | -: Next."}));
  EXPECT_EQ(read_dump("blanks.csv", "id,text\n\"1\" , \"Norway\"\n\"2\" ,Sweden\n"),
            (Strings{"1 | - | - | -:  \"Norway\"", "2 | - | - | -: Sweden"}));
  EXPECT_EQ(read_dump("empty_columns.csv", "id,text,,\n1,Norway thanked Sweden.,,\n"),
            Strings{"1 | - | - | -: Norway thanked Sweden."});
}

TEST(Dumps, DatesAreCheckedAndTheirOrderSaid) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files,
      {files.add(
          "a.csv",
          "id,date,text\n1,2024-13-01,One.\n2,03/04/2024,Two.\n3,25/12/2023,Three.\n4,2024-03,Four.\n")});
  ASSERT_EQ(read.items.size(), 4U);
  EXPECT_EQ(read.items[0].article.info.date, std::nullopt);
  EXPECT_EQ(read.items[1].article.info.date, "2024-03-04");
  EXPECT_EQ(read.items[2].article.info.date, "2023-12-25");
  EXPECT_EQ(read.items[3].article.info.date, "2024-03-01");
  EXPECT_EQ(read.warnings,
            (Strings{"warning: a.csv:2 (record 1): date '2024-13-01' is no day of the calendar: the article "
                     "is read without a date",
                     "warning: a.csv:3 (record 2): date '03/04/2024' is read month first, as are others here "
                     "(--day-first "
                     "reads the day first)",
                     "warning: a.csv:4 (record 3): date '25/12/2023' cannot be month first, but '03/04/2024' "
                     "was read so: "
                     "give --day-first if all are day first",
                     "warning: a.csv:5 (record 4): date '2024-03' has no day: read as 2024-03-01"}));
}

TEST(Dumps, IdsThatComeAgainAreSaid) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files, {files.add("a.csv", "id,text\n1,One.\n2,Two.\n1,Three.\n2,Two.\n"),
              files.add("b.jsonl", "{\"id\": 2, \"text\": \"Four.\"}\n{\"id\": 3, \"text\": \"Two.\"}\n")});
  EXPECT_EQ(read.items.size(), 6U);
  EXPECT_EQ(
      read.warnings,
      (Strings{
          "warning: a.csv:4 (record 3): id '1' is that of record 1, with another text: in a graph the later "
          "article replaces the earlier",
          "warning: a.csv:5 (record 4): id '2' and text are those of record 2",
          "warning: b.jsonl:1: id '2' is that of an article of an earlier input, with another text: in a "
          "graph "
          "the later article replaces the earlier"}));
}

TEST(Dumps, ManyWarningsOfAKindAreCounted) {
  InputFiles files;
  std::string csv = "id,date,text\n";
  for (int i = 0; i < 20; ++i) csv += std::to_string(i) + ",someday,Text " + std::to_string(i) + ".\n";
  const ReadResult read = read_all_items(files, {files.add("a.csv", csv)});
  ASSERT_EQ(read.warnings.size(), 6U);
  EXPECT_EQ(read.warnings[5], "warning: a.csv: 15 more unreadable dates");
}

TEST(Dumps, WhatIsNoTextFileIsNamed) {
  InputFiles files;
  const ReadResult read = read_all_items(
      files, {files.add("a.zip", std::string("PK\x03\x04\x14\0", 6)), files.add("b.pdf", "%PDF-1.7\n")});
  EXPECT_EQ(read.errors, (Strings{"a.zip: is a zip archive or office document: unpack it, or save it as text",
                                  "b.pdf: is a PDF: take out its text first, as with pdftotext"}));
}

}  // namespace
}  // namespace dramatis::extract
