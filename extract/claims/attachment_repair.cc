#include "extract/claims/attachment_repair.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extract/claims/tree.h"

namespace dramatis::extract {
namespace {

constexpr int kDeepest = 4;  // nouns between a relative clause and whom it is about

bool is_kin(const Token& token) {
  static constexpr std::array<std::string_view, 14> kKin = {
      "wife",    "husband", "widow", "son",    "daughter", "mother", "father",
      "brother", "sister",  "child", "cousin", "uncle",    "aunt",   "family"};
  return std::find(kKin.begin(), kKin.end(), token.lemma) != kKin.end();
}

bool tells(std::string_view lemma) {
  return lemma == "tell" || lemma == "assure" || lemma == "inform" || lemma == "remind" || lemma == "warn";
}

class AttachmentRepair {
 public:
  explicit AttachmentRepair(const Sentence& sentence) : tree_(sentence), repaired_(sentence) {}

  Sentence run() && {
    for (int32_t t = 0; t < tree_.size(); ++t) {
      agent_of_passive(t);
      participant_behind_time(t);
      participle_before_name(t);
      no_is_what_is_said(t);
      joins_its_neighbour(t);
      is_to_is_auxiliary(t);
      who_is_a_person(t);
      which_is_none(t);
      joined_to_whole_name(t);
      set_free(t);
      told_that(t);
      border_with(t);
      what_is_agreed(t);
    }
    return std::move(repaired_);
  }

 private:
  void move(int32_t token, int32_t head, std::string_view deprel) {
    reattach(repaired_, token, head, deprel);
  }

  static bool may_act(const Token& token) {
    return token.entity == EntityType::kPerson || token.entity == EntityType::kOrganization ||
           (token.entity == EntityType::kPlace && token.upos == Upos::kPropn);
  }

  bool has_agent(int32_t verb) const {
    for (const int32_t c : tree_.children(verb))
      if (tree_[c].deprel == "obl:agent" || (tree_.is(c, "obl") && tree_.preposition(c) == "by")) return true;
    return false;
  }

  // "were hustled into buses by agents": things and places are not made by anybody, but the verb wants an
  // agent.
  void agent_of_passive(int32_t t) {
    if (!tree_.is(t, "nmod") || tree_.preposition(t) != "by" || !may_act(tree_[t])) return;
    const int32_t noun = tree_[t].head;
    if (noun == kNoToken || noun > t || !tree_.is(noun, "obl") || tree_[noun].head == kNoToken) return;
    const EntityType kind = tree_[noun].entity;
    if (kind == EntityType::kEvent || kind == EntityType::kAbstract) return;
    const int32_t verb = tree_[noun].head;
    const bool passive =
        tree_.has_child(verb, "aux:pass") ||
        (tree_[verb].xpos == "VBN" && tree_.is(verb, "acl") && !tree_.has_child(verb, "obj"));
    if (passive && !has_agent(verb)) move(t, verb, "obl:agent");
  }

  // "sat down for two hours with the rebels": hours are with nobody.
  void participant_behind_time(int32_t t) {
    if (!tree_.is(t, "nmod") || tree_.is(t, "nmod:poss") || !may_act(tree_[t])) return;
    const int32_t time = tree_[t].head;
    if (time == kNoToken || time > t || tree_[time].entity != EntityType::kTime) return;
    const std::string preposition = tree_.preposition(t);
    const int32_t above = tree_[time].head;
    if (above == kNoToken) return;
    // "launched an effort on Saturday between the Emirates and Oman"
    if (preposition == "between" && tree_.is(time, "nmod")) return move(t, above, "nmod");
    if (preposition != "with" && preposition != "to" && preposition != "against" && preposition != "by")
      return;
    if (tree_.is(time, "obl") && tree_[above].upos == Upos::kVerb) move(t, above, "obl");
  }

  // "dropped in on the ailing Fidel Castro": the participle is no argument beside the name, it describes it.
  void participle_before_name(int32_t t) {
    const int32_t name = t + 1;
    if (tree_[t].upos != Upos::kVerb || name >= tree_.size() || tree_[name].upos != Upos::kPropn) return;
    if (tree_[t].xpos != "VBG" && tree_[t].xpos != "VBN") return;
    if (!tree_.is_any(t, {"obl", "obj", "nsubj", "nmod"}) || !tree_.has_child(t, "det")) return;
    const int32_t head = tree_[t].head;
    const bool beside = tree_[name].head == head || tree_[name].head == t;
    if (head == kNoToken || !beside || tree_.has_child(name, "case")) return;
    move(name, head, tree_[t].deprel);
    move(t, name, "amod");
    for (const int32_t c : tree_.children(t))
      if (tree_.is_any(c, {"det", "case"})) move(c, name, tree_[c].deprel);
  }

  // "said no to the treaty"
  void no_is_what_is_said(int32_t t) {
    if (tree_[t].lemma != "no" && tree_[t].lemma != "yes") return;
    if (t == 0 || t + 1 >= tree_.size() || tree_[t - 1].lemma != "say" || tree_[t + 1].lemma != "to") return;
    const int32_t noun = tree_[t + 1].head;
    if (noun == kNoToken || noun <= t || tree_[noun].upos == Upos::kVerb) return;
    move(t, t - 1, "obj");
    move(noun, t - 1, "obl");
  }

  // "In scenes recalling the war, A and B swapped ...": what "and" joins is the subject right before it.
  void joins_its_neighbour(int32_t t) {
    if (!tree_.is(t, "conj") || t < 2 || tree_[t].upos != Upos::kPropn || !tree_.is(t - 1, "cc")) return;
    const int32_t neighbour = t - 2;
    if (!tree_.is(neighbour, "nsubj") || tree_[neighbour].upos != Upos::kPropn) return;
    for (int32_t between = tree_[t].head + 1; between < neighbour; ++between)
      if (tree_[between].upos == Upos::kPunct) return move(t, neighbour, "conj");
  }

  // "a former chairman of the Council of Advisers who has advised Clinton": the chairman has.
  void who_is_a_person(int32_t t) {
    if (tree_[t].deprel != "acl:relcl" || tree_[t].head == kNoToken) return;
    const int32_t who = tree_.child(t, "nsubj");
    if (who == kNoToken || tree_[who].lemma != "who") return;
    int32_t antecedent = tree_[t].head;
    for (int depth = 0; depth < kDeepest; ++depth) {
      const EntityType kind = tree_[antecedent].entity;
      const int32_t above = tree_[antecedent].head;
      if (kind == EntityType::kNone || above == kNoToken || !tree_.is_any(antecedent, {"nmod", "compound"}))
        break;
      // "an aide to McConnell who leads the committee", "Bryant, a backer of Cruz, who has called": of the
      // aide and the backer; not "an aide to Keller, who leads the party", nor a son, who may only tell of
      // whom.
      if (kind == EntityType::kPerson &&
          (tree_[antecedent].upos != Upos::kPropn || !tree_.is(antecedent, "nmod") ||
           tree_[antecedent].deprel == "nmod:poss" || tree_[above].upos != Upos::kNoun ||
           is_kin(tree_[above]) || (who > 0 && tree_[who - 1].form == "," && !tree_.is(above, "appos"))))
        break;
      antecedent = above;
    }
    if (antecedent != tree_[t].head && tree_[antecedent].entity == EntityType::kPerson)
      move(t, antecedent, tree_[t].deprel);
  }

  // "set free 18 dissidents": the adjective is what becomes of them.
  void set_free(int32_t t) {
    const int32_t noun = tree_[t].head;
    if (!tree_.is(t, "amod") || t == 0 || noun < t + 2 || !tree_.is(noun, "obj") || tree_[noun].head != t - 1)
      return;
    if (tree_[t + 1].upos == Upos::kNum || tree_[t + 1].upos == Upos::kDet) move(t, t - 1, "xcomp");
  }

  // "massed troops on its border with Niger": it is the border that is with somebody.
  void border_with(int32_t t) {
    if (!tree_.is(t, "obl") || tree_.preposition(t) != "with") return;
    const int32_t with = tree_.child(t, "case");
    if (with < 1 || with > t) return;
    const std::string& before = tree_[with - 1].lemma;
    if (before == "border" || before == "frontier") move(t, with - 1, "nmod");
  }

  // "agreed in principle to hand over": what is agreed, not a principle.
  void what_is_agreed(int32_t t) {
    const int32_t noun = tree_[t].head;
    const int32_t mark = tree_.child(t, "mark");
    if (!tree_.is(t, "acl") || mark == kNoToken || tree_[mark].lemma != "to" || noun == kNoToken) return;
    if (!tree_.is(noun, "obl") || tree_[noun].lemma != "principle" || tree_[noun].head == kNoToken) return;
    move(t, tree_[noun].head, "xcomp");
  }

  // "told the settlers they had to leave": what they were told, not who they are.
  void told_that(int32_t t) {
    const int32_t told = tree_[t].head;
    if (tree_[t].deprel != "acl:relcl" || told == kNoToken || !tree_.is_any(told, {"obj", "iobj"})) return;
    const int32_t verb = tree_[told].head;
    const int32_t subject = tree_.child(t, "nsubj");
    if (verb == kNoToken || subject == kNoToken || tree_[subject].xpos != "PRP" || !tells(tree_[verb].lemma))
      return;
    move(t, verb, "ccomp");
  }

  // "Leader Muammar Gaddafi and President Todor Zhivkov": what "and" joins is the whole name (UD: a part of a
  // name governs nothing).
  void joined_to_whole_name(int32_t t) {
    if (!tree_.is(t, "conj")) return;
    int32_t whole = tree_[t].head;
    while (whole != kNoToken && tree_.is(whole, "flat")) whole = tree_[whole].head;
    if (whole != kNoToken && whole != tree_[t].head) move(t, whole, "conj");
  }

  // "The president of the Workers' Union, which endorsed Sanders": the union did.
  void which_is_none(int32_t t) {
    if (tree_[t].deprel != "acl:relcl" || tree_[t].head == kNoToken) return;
    const int32_t which = tree_.child(t, "nsubj");
    const int32_t antecedent = tree_[t].head;
    if (which == kNoToken || tree_[which].lemma != "which" || tree_[antecedent].entity != EntityType::kPerson)
      return;
    int32_t nearest = kNoToken;
    for (const int32_t c : tree_.children(antecedent))
      if (tree_.is(c, "nmod") && c > antecedent && c < which && tree_[c].entity == EntityType::kOrganization)
        nearest = c;
    for (const int32_t a : tree_.children(antecedent))  // "Shelton, the president of the union, which"
      if (tree_.is(a, "appos") && a < which)
        for (const int32_t c : tree_.children(a))
          if (tree_.is(c, "nmod") && c < which && tree_[c].entity == EntityType::kOrganization) nearest = c;
    if (nearest != kNoToken) move(t, nearest, tree_[t].deprel);
  }

  // "France is to send troops": of one who acts it tells a plan; "the aim is to send troops" tells an aim.
  void is_to_is_auxiliary(int32_t t) {
    const int32_t be = tree_.has_child(t, "cop") ? tree_.child(t, "cop") : be_before_to(t);
    const int32_t to = tree_.child(t, "mark");
    if (tree_[t].upos != Upos::kVerb || be == kNoToken || to <= be || tree_[to].lemma != "to") return;
    if (tree_[t].lemma == "blame") return;  // "is to blame": is guilty
    const int32_t subject = tree_.child(t, "nsubj");
    if (subject == kNoToken || subject > be || (!may_act(tree_[subject]) && tree_[subject].lemma != "who"))
      return;
    move(subject, t, "nsubj");
    move(be, t, "aux");
    move(to, t, "aux");
  }

  int32_t be_before_to(int32_t verb) const {
    for (const int32_t c : tree_.children(verb))
      if (tree_.is(c, "aux") && tree_[c].lemma == "be" && tree_.child(verb, "mark") > c) return c;
    return kNoToken;
  }

  SentenceTree tree_;
  Sentence repaired_;
};

}  // namespace

Sentence repair_attachment(const Sentence& sentence) { return AttachmentRepair(sentence).run(); }

}  // namespace dramatis::extract
