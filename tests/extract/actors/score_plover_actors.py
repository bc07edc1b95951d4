#!/usr/bin/python3
"""How many gold actors of PLOVER event records are found with their country.

  score_plover_actors.py DRAMATIS SCORE_FOLDER [--list]

SCORE_FOLDER holds the scorers of event records (score_events.py, common.py), which read the records.  A gold source or
target whose words are in the text is found if a mention overlaps its head words and its actor carries the gold country
code; for one without a country (an international organisation, say) the actor must carry none.  The stricter figure
counts only mentions that are not a mere adjective inside the gold words."""
import argparse
import sys


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("score_folder")
    parser.add_argument("--list", action="store_true")
    arguments = parser.parse_args()
    sys.dont_write_bytecode = True
    sys.path.insert(0, arguments.score_folder)
    import common
    import score_events

    records = score_events.load()
    output, _ = common.extract(arguments.binary, [(r["key"], r["date"], r["text"]) for r in records])
    wanted = found = strict = 0
    for record in records:
        offsets = common.Offsets(record["text"])
        mentions = []
        for actor in output[record["key"]]["actors"]:
            for m in actor["mentions"]:
                span = offsets.span([m["begin"], m["end"]])
                if span:
                    mentions.append((span, score_events.norm(actor.get("code")), m["text"], actor["id"]))
        for gold in record["src"] + record["tgt"]:
            if not gold["spans"]:
                continue
            wanted += 1
            near = [m for m in mentions if score_events.overlap(m[0], gold["spans"])]
            country = score_events.is_country(gold["code"])

            def fits(mention):
                return mention[1] == gold["code"] if country else not score_events.is_country(mention[1])

            hit = any(fits(m) for m in near)
            # The last word of the gold words carries the actor; an adjective before it does not.
            ends = {end for _, end in gold["spans"]}
            strict_hit = any(fits(m) for m in near if any(m[0][1] >= end for end in ends))
            found += hit
            strict += strict_hit
            if arguments.list and not strict_hit:
                print("%s %s %s %r %s\n    %s" % ("    " if hit else "MISS", record["key"], gold["code"], gold["text"],
                                                 [(m[2], m[3], m[1]) for m in near], record["text"]))
    print("gold actors %d  found %d (%.1f %%)  by the whole phrase %d (%.1f %%)" % (
        wanted, found, 100 * found / wanted, strict, 100 * strict / wanted))


if __name__ == "__main__":
    main()
