#!/usr/bin/env python3
"""Tests of score_carb.py: matches, pairing and curve worked out by hand."""
import os
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import score_carb  # noqa: E402


def tuple_of(relation, *arguments, confidence=1.0):
    return score_carb.make_tuple(relation, list(arguments), confidence, "")


class Match(unittest.TestCase):
    def test_words_count_in_their_own_slot_only(self):
        gold = tuple_of("moved to", "the army", "Lima")
        self.assertEqual(score_carb.match(gold, tuple_of("moved", "the army", "to Lima")), (4 / 5, 4 / 5))

    def test_relations_must_share_a_word(self):
        self.assertEqual(score_carb.match(tuple_of("is", "a", "b"), tuple_of("was", "a", "b")), (0, 0))

    def test_be_matches_its_forms(self):
        self.assertEqual(score_carb.match(tuple_of("is", "a", "b"), tuple_of("be", "a", "b")), (1, 1))

    def test_further_arguments_are_one_slot(self):
        gold = tuple_of("sent", "he", "a letter", "in May")
        self.assertEqual(score_carb.match(gold, tuple_of("sent", "he", "in May", "a letter")), (1, 1))

    def test_a_repeated_word_counts_once_for_each_time(self):
        gold = tuple_of("met", "the man", "the king")
        self.assertEqual(score_carb.match(gold, tuple_of("met", "the man", "the the king")), (5 / 6, 1))

    def test_the_speaker_may_stand_in_either_slot(self):
        gold = tuple_of("said", "it rained", "he")
        self.assertEqual(score_carb.match(gold, tuple_of("said", "he", "it rained")), (1, 1))


class Curve(unittest.TestCase):
    GOLD = {"k": [tuple_of("sold", "he", "books"), tuple_of("left", "he", "Oslo")]}

    def test_gold_against_itself_is_perfect(self):
        points = score_carb.curve(self.GOLD, self.GOLD)
        self.assertEqual(points, [(1.0, 1.0, 1.0)])
        self.assertEqual(score_carb.area(points), 1.0)

    def test_a_second_match_of_the_same_gold_tuple_costs_precision(self):
        twice = [tuple_of("sold", "he", "books"), tuple_of("sold", "he", "books", confidence=0.5)]
        self.assertEqual(score_carb.curve(self.GOLD, {"k": twice}), [(1.0, 1.0, 0.5), (0.5, 0.5, 0.5)])

    def test_a_sentence_without_tuples_costs_recall(self):
        gold = dict(self.GOLD, other=[tuple_of("ate", "she", "rice")])
        self.assertEqual(score_carb.curve(gold, self.GOLD), [(1.0, 1.0, 2 / 3)])


if __name__ == "__main__":
    unittest.main()
