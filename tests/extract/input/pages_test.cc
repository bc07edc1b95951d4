// Pages, feeds, e-mail, Nexis exports and WARC.
#include <gtest/gtest.h>

#include "extract/input/formats/html_text.h"
#include "tests/extract/input/input_files.h"

namespace dramatis::extract {
namespace {

using Strings = std::vector<std::string>;

ReadResult read_file(const std::string& name, const std::string& bytes) {
  InputFiles files;
  return read_all_items(files, {files.add(name, bytes)});
}

Strings texts(const ReadResult& read) {
  Strings all = read.errors;
  for (const InputItem& item : read.items) all.push_back(item.article.text);
  return all;
}

TEST(Pages, BoilerplateIsLeftOut) {
  const ReadResult read = read_file("page.html", R"(<!DOCTYPE html><html><body class="has-sidebar no-ads">
    <div id="cookie-banner"><p>We use cookies to improve your experience. Accept all?</p></div>
    <div class="article-with-sidebar"><h1>Thanks</h1>
    <figure><img src="a.jpg"><figcaption>Iran bombs Iraq (archive)</figcaption></figure>
    <div class="wp-caption"><p class="wp-caption-text">Kenya sues Togo. Photo: Reuters</p></div>
    <p>Norway thanked Sweden.</p><p>Read more: <a href="/x">Chile attacks Peru</a></p>
    <div class="related-articles"><ul><li>Ghana invades Mali</li></ul></div>
    <p>Photo: Getty Images</p><p style="display: none">Hidden Spain hits Malta.</p>
    <p>Sweden, which reads more books than Norway, uses cookies in its kitchens.</p>
    <div class="newsletter-signup"><p>Sign up for our newsletter</p></div></div>
    <footer>All rights reserved</footer></body></html>)");
  EXPECT_EQ(texts(read),
            Strings{"Thanks\n\nNorway thanked Sweden.\n\nSweden, which reads more books than Norway, uses "
                    "cookies in its kitchens."});
}

TEST(Pages, AClassNameDoesNotHideTheArticle) {
  EXPECT_EQ(
      texts(read_file("page.html",
                      "<html><body><div class='social-page hidden-nav'><p>Norway thanked Sweden for its "
                      "help.</p></div><p>End.</p></body></html>")),
      Strings{"Norway thanked Sweden for its help.\n\nEnd."});
}

TEST(Pages, HeadsComeFromLinkedDataToo) {
  const ReadResult read =
      read_file("page.html", R"(<html><head><title>Thanks - Wire</title><script type="application/ld+json">
    {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "Thanks",
    "datePublished": "2024-03-03T10:00:00+01:00", "publisher": {"@type": "Organization", "name": "Wire"}}]}
    </script></head><body><p>Norway thanked Sweden.</p></body></html>)");
  ASSERT_EQ(read.items.size(), 1U);
  EXPECT_EQ(read.items[0].article.info.title, "Thanks");
  EXPECT_EQ(read.items[0].article.info.date, "2024-03-03");
  EXPECT_EQ(read.items[0].article.info.source, "Wire");
}

TEST(Pages, DeepMarkupLosesNoText) {
  std::string html = "<html><body>";
  for (int i = 0; i < 1'000; ++i) html += "<font>";
  const Strings read = texts(read_file("page.html", html + "<p>Norway thanked Sweden.</p></body></html>"));
  EXPECT_EQ(read, Strings{"Norway thanked Sweden."});
}

TEST(Pages, MarkupIsSeenAndComparisonsAreNot) {
  for (const char* text :
       {"<p>a", "a<br/>b", "&lt;p&gt;a", "&amp;lt;div class=", "<a href='x'>", "<![CDATA[a]]>"})
    EXPECT_TRUE(has_markup(text)) << text;
  for (const char* text : {"a < b > c", "x<y", "<person>", "I <3 you", "p > 5", "&amp; &quot;"})
    EXPECT_FALSE(has_markup(text)) << text;
}

TEST(Pages, EntitiesBecomeTheirCharacters) {
  const std::pair<const char*, const char*> cases[] = {
      {"Norway&#8217;s &amp; Sweden&rsquo;s", "Norway\u2019s & Sweden\u2019s"},
      {"&#x201C;a&#x201D;&nbsp;b", "\u201Ca\u201D\u00A0b"},
      {"AT&T; R&D &unknown; &;&#0;", "AT&T; R&D &unknown; &;&#0;"},
      {"a&amp", "a&amp"}};
  for (const auto& [text, expected] : cases) {
    std::string decoded = text;
    decode_entities(decoded);
    EXPECT_EQ(decoded, expected);
  }
}

TEST(Pages, FeedsAreReadHoweverOftenTheyWereEscaped) {
  const ReadResult read = read_file("a.rss", R"(<?xml version="1.0"?><rss version="2.0"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>
    <item><description>&lt;![CDATA[Norway thanked Sweden.]]&gt;</description><pubDate>Sun, 03 Mar 2024 10:00:00 GMT</pubDate></item>
    <item><description>&amp;lt;p&amp;gt;Kenya condemned &amp;lt;a href=&amp;#34;x&amp;#34;&amp;gt;Uganda&amp;lt;/a&amp;gt;.&amp;lt;/p&amp;gt;</description></item>
    <item><description>Short</description><content:encoded><![CDATA[<figure><figcaption>Caption of the picture</figcaption></figure>
    <p>Finland&#8217;s premier agreed.</p>]]></content:encoded></item>
    <item><title>Only a title &amp; no more</title></item></channel></rss>)");
  EXPECT_EQ(texts(read),
            (Strings{"a.rss:7 (record 4): no text but the title 'Only a title & no more'",
                     "Norway thanked Sweden.", "Kenya condemned Uganda.", "Finland\u2019s premier agreed."}));
}

TEST(Mail, AMessageIsItsText) {
  const ReadResult read = read_file(
      "a.eml",
      "Received: from a by b; Sun, 3 Mar 2024 10:00:00 +0100\r\nDate: Sun, 3 Mar 2024 10:00:00 +0100\r\n"
      "From: \"Wire\" <news@e.org>\r\nTo: you@e.org\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n"
      "Message-ID: <m1@e.org>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\n"
      "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      "Norway=92s premier thanked Jos=E9.\r\n> Quoted words.\r\n-- \r\nA signature\r\n--b\r\n"
      "Content-Type: text/html\r\n\r\n<p>Not this.</p>\r\n--b--\r\n");
  ASSERT_EQ(texts(read), Strings{"Norway\u2019s premier thanked Jos\u00E9.\n"});
  const graph::ArticleInfo& info = read.items[0].article.info;
  EXPECT_EQ(info.id, "m1@e.org");
  EXPECT_EQ(info.date, "2024-03-03");
  EXPECT_EQ(info.title, "Gr\u00FC\u00DFe");
  EXPECT_EQ(info.source, "\"Wire\" <news@e.org>");
}

TEST(Mail, HtmlIsTakenWhereThereIsNoPlainText) {
  EXPECT_EQ(texts(read_file("a.eml",
                            "From: a@e.org\nSubject: S\nDate: Sun, 3 Mar 2024 10:00:00 +0100\n"
                            "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                            "PHA+Tm9yd2F5IHRoYW5rZWQgU3dlZGVuLjwvcD4=\n")),
            Strings{"Norway thanked Sweden."});
}

TEST(Mail, AMailboxIsManyMessages) {
  const ReadResult read = read_file(
      "list.mbox",
      "From a@e.org Sun Mar  3 10:00:00 2024\nFrom: a@e.org\nSubject: One\n\nNorway thanked Sweden.\n\n"
      "From Monday on, at 10:30, all is open.\n\n"
      "From b@e.org Mon Mar  4 10:00:00 2024\nFrom: b@e.org\nSubject: Two\n\n>From here on it rains.\n\n"
      "From c@e.org Mon Mar  4 10:00:00 2024\nFrom: c@e.org\nSubject: Three\n"
      "Content-Type: application/pdf\n\nJVBERi0=\n");
  EXPECT_EQ(texts(read), (Strings{"list.mbox:16 (record 3): no text: the message has no part of text",
                                  "Norway thanked Sweden.\n\nFrom Monday on, at 10:30, all is open.\n\n",
                                  "From here on it rains.\n\n"}));
}

TEST(Mail, ATextThatBeginsWithAColonIsNone) {
  EXPECT_EQ(texts(read_file("a.txt", "From: the minister\nto the people: peace.\n")).size(), 1U);
  EXPECT_EQ(texts(read_file("b", "Subject: war and peace.\n\nNorway thanked Sweden.\n"))[0],
            "Subject: war and peace.\n\nNorway thanked Sweden.\n");
}

TEST(Nexis, TheOlderFormIsReadArticleByArticle) {
  const ReadResult read = read_file("export.txt", R"(
                               1 of 2 DOCUMENTS

                               The Haven Herald

                             March 3, 2024 Sunday
                              Late Edition - Final

Norway Thanks Sweden

BYLINE: By ANA LUND

SECTION: Section A; Column 0; Pg. 4

LENGTH: 5 words

Norway thanked Sweden.

Finland agreed: it was time.

URL: http://e.org/1

LOAD-DATE: March 3, 2024

LANGUAGE: ENGLISH

               Copyright 2024 The Haven Herald Company

                               2 of 2 DOCUMENTS

                               Wire

                             March 4, 2024

HEADLINE: Rain

LENGTH: 2 words

It rained.
)");
  EXPECT_EQ(texts(read),
            (Strings{"Norway thanked Sweden.\n\nFinland agreed: it was time.\n", "It rained.\n"}));
  ASSERT_EQ(read.items.size(), 2U);
  EXPECT_EQ(read.items[0].article.info.date, "2024-03-03");
  EXPECT_EQ(read.items[0].article.info.source, "The Haven Herald");
  EXPECT_EQ(read.items[0].article.info.title, "Norway Thanks Sweden");
  EXPECT_EQ(read.items[0].article.info.url, "http://e.org/1");
  EXPECT_EQ(read.items[1].article.info.title, "Rain");
}

TEST(Nexis, TheNewerFormIsReadArticleByArticle) {
  const ReadResult read = read_file("export.txt", R"(Norway Thanks Sweden
The Haven Herald
March 3, 2024 Sunday

Copyright 2024 The Haven Herald All Rights Reserved

Section: NEWS; Pg. 4
Length: 5 words
Byline: Ana Lund

Body

Norway thanked Sweden.

Classification

Language: ENGLISH

Load-Date: March 4, 2024

End of Document
)");
  ASSERT_EQ(texts(read), Strings{"Norway thanked Sweden.\n"});
  EXPECT_EQ(read.items[0].article.info.date, "2024-03-03");
  EXPECT_EQ(read.items[0].article.info.source, "The Haven Herald");
  EXPECT_EQ(read.items[0].article.info.title, "Norway Thanks Sweden");
}

TEST(Nexis, ATextThatOnlyEndsSoIsNone) {
  const std::string text = "Norway thanked Sweden.\n\nEnd of Document\n";
  EXPECT_EQ(texts(read_file("a.txt", text)), Strings{text});
}

std::string warc_record(const std::string& type, const std::string& block, const std::string& more = "") {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Date: 2024-03-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:" + std::to_string(block.size()) +
         ">\r\nWARC-Target-URI: http://e.org/" + std::to_string(block.size()) + "\r\n" + more +
         "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

TEST(Warc, PagesAreArticlesAndTheRestIsCounted) {
  const std::string page =
      "<html><head><meta property=\"article:published_time\" content=\"2024-03-03\"></head><body>"
      "<p>Norway thanked Sweden.</p></body></html>";
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n";
  const std::string warc =
      warc_record("warcinfo", "software: x\r\n") + warc_record("request", "GET / HTTP/1.1\r\n\r\n") +
      warc_record("response", head + "\r\n" + page) +
      warc_record("response", head +
                                  "Transfer-Encoding: chunked\r\n\r\n1f\r\n<html><body><p>Peru\x92s minister "
                                  "\r\nb\r\nwept.</p>\r\n\r\n0\r\n\r\n") +
      warc_record("response", head + "Content-Encoding: gzip\r\n\r\n" +
                                  InputFiles::packed("<p>Kenya agreed.</p>", ARCHIVE_FILTER_GZIP)) +
      warc_record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Nothing.</p>") +
      warc_record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      warc_record("conversion", "Finland agreed.", "Content-Type: text/plain\r\n");
  const ReadResult read = read_file("a.warc.gz", InputFiles::packed(warc, ARCHIVE_FILTER_GZIP));
  EXPECT_EQ(texts(read), (Strings{"Norway thanked Sweden.", "Peru\u2019s minister wept.", "Kenya agreed.",
                                  "Finland agreed."}));
  ASSERT_EQ(read.items.size(), 4U);
  EXPECT_EQ(read.items[0].article.info.date, "2024-03-03");
  EXPECT_EQ(read.items[1].article.info.date, "2024-03-04");
  EXPECT_EQ(read.items[3].article.info.url, "http://e.org/15");
  EXPECT_EQ(read.items[3].article.info.id, "15");
  EXPECT_EQ(read.items[3].origin.substr(read.items[3].origin.find("a.warc")), "a.warc.gz (record 8)");
  EXPECT_EQ(read.warnings,
            Strings{"warning: a.warc.gz: 4 records that are no page found (requests, pictures, redirections "
                    "...) are left out"});
  EXPECT_EQ(texts(read_file("cut.warc", warc.substr(0, warc.find("Norway")))).front(),
            "cut.warc (record 3): truncated WARC: the input ends inside the record");
}

}  // namespace
}  // namespace dramatis::extract
