#include "extract/knowledge/knowledge.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "tests/support/temporary_directory.h"

namespace dramatis::extract {
namespace {

const Knowledge& knowledge() {
  static const auto loaded = Knowledge::load();
  return **loaded;
}

std::string holder(std::string_view office, std::string_view of, std::string_view date) {
  const auto body = knowledge().find(of);
  if (!body) return "?";
  const auto found = knowledge().holder(office, *body, date);
  return found ? knowledge()[*found].id : "";
}

TEST(Knowledge, BuiltInTablesAreWellFormed) {
  const auto loaded = Knowledge::load();
  ASSERT_TRUE(loaded) << loaded.error().message;
}

// The members and observers of the United Nations by ISO 3166 code, Taiwan and Kosovo.
TEST(Knowledge, EveryCountryHasNameAdjectiveAndPeople) {
  std::istringstream codes(
      "AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN "
      "BGR BFA BDI "
      "CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY "
      "SLV GNQ ERI "
      "EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ "
      "IRL ISR ITA "
      "JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT "
      "MUS MEX FSM "
      "MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL "
      "PRT QAT KOR "
      "MDA ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN "
      "SUR SWE CHE "
      "SYR TJK THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR TZA USA URY UZB VUT VEN VNM YEM ZMB ZWE "
      "VAT PSE TWN "
      "XKX");
  int countries = 0;
  for (std::string code; codes >> code; ++countries) {
    const auto country = knowledge().country(code);
    ASSERT_TRUE(country) << code;
    const KnownActor& actor = knowledge()[*country];
    EXPECT_EQ(actor.type, graph::ActorType::kCountry) << code;
    EXPECT_EQ(knowledge().names().look_up(actor.name).front().actor, *country) << actor.name;
    EXPECT_TRUE(!actor.adjective.empty() || code == "DMA" || code == "COG") << code;
  }
  EXPECT_EQ(countries, 197);
}

TEST(Knowledge, IdsAreUnique) {
  std::set<std::string> ids;
  for (const KnownActor& actor : knowledge().actors()) EXPECT_TRUE(ids.insert(actor.id).second) << actor.id;
}

TEST(Knowledge, OfficesHaveTheirHolderOfTheDay) {
  EXPECT_EQ(holder("president", "russia", "2023-11-12"), "vladimir-putin");
  EXPECT_EQ(holder("president", "russia", "2010-11-12"), "dmitry-medvedev");
  EXPECT_EQ(holder("prime minister", "russia", "2010-11-12"), "vladimir-putin");
  EXPECT_EQ(holder("foreign minister", "united-states", "2010-11-12"), "hillary-clinton");
  EXPECT_EQ(holder("chancellor", "germany", "2021-12-08"), "olaf-scholz");  // the day of the change
  EXPECT_EQ(holder("secretary-general", "united-nations", "2001-01-01"), "kofi-annan");
  EXPECT_EQ(holder("president", "united-states", ""), "");
  EXPECT_EQ(holder("tsar", "russia", "2010-11-12"), "");
}

TEST(Knowledge, FirstNamesTellGender) {
  EXPECT_EQ(knowledge().gender_of("Angela"), Gender::kFemale);
  EXPECT_EQ(knowledge().gender_of("sergei"), Gender::kMale);
  EXPECT_EQ(knowledge().gender_of("Xyz"), Gender::kUnknown);
}

class UserTable : public ::testing::Test {
 protected:
  std::string write(const std::string& text) {
    std::ofstream(path_) << text;
    return path_;
  }
  dramatis::testing::TemporaryDirectory directory_;  // its own: tests run side by side
  const std::string path_ = directory_ / "user_actors.tsv";
};

TEST_F(UserTable, RowsAddActorsAndOverrideFields) {
  const std::string file = write(
      "id\tname\ttype\tcode\taliases\trole\tparent\tvalid_from\n"
      "\tIlse Brandt\tperson\tNLD\tI. Brandt\tmayor of\thaven\t2004\n"
      "haven\tHaven\tplace\tNLD\t\t\t\t\n"
      "sergei-lavrov\tSergey Lavrov\t\t\t\t\t\t\n");
  const auto loaded = Knowledge::load({{file}});
  ASSERT_TRUE(loaded) << loaded.error().message;
  const Knowledge& mine = **loaded;
  const auto brandt = mine.find("ilse-brandt");
  ASSERT_TRUE(brandt);
  EXPECT_EQ(mine.holder("mayor", *mine.find("haven"), "2005-01-01"), brandt);
  EXPECT_EQ(mine.names().look_up("I. Brandt").front().actor, *brandt);
  EXPECT_EQ(mine[*mine.find("sergei-lavrov")].name, "Sergey Lavrov");
  EXPECT_EQ(mine[*mine.find("sergei-lavrov")].code, "RUS");
}

TEST_F(UserTable, AMissingFileAndAnUnknownParentAreErrors) {
  EXPECT_EQ(Knowledge::load({{"/nowhere/my.tsv"}}).error().kind, ErrorKind::kNotFound);
  const std::string file = write("name\trole\tparent\nIlse Brandt\tmayor of\tatlantis\n");
  const auto loaded = Knowledge::load({{file}});
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().message, file + ":2: unknown parent 'atlantis'");
}

}  // namespace
}  // namespace dramatis::extract
