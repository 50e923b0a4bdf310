"""Unusual answers by Python's `statistics`, from the answers themselves.

    unusual.py answers.csv [BOUND] > unusual.csv

`answers.csv` has a line for each answer above 0: centre_id, response_period, response_key, measure,
industry_prefix, size_band, value. An answer x is unusual where |ln x - median| / (1.4826 MAD) is
above 3.5 (Iglewicz and Hoaglin, 1993) or another bound, among those of the same industry and size band; of the size
band where those are fewer than 20; of all where these are. This is written again from that sentence.
"""

import csv
import math
import statistics
import sys
from collections import defaultdict

BOUND = 3.5
FEWEST = 20


def groups_of(answer):
    """What an answer may be compared with, the narrowest first."""
    size = answer["size_band"] or ""
    return [
        (f"industry {answer['industry_prefix']}, size {size}", answer["industry_prefix"], size),
        (f"size {size}", None, size),
        ("all answers", None, None),
    ]


def with_scores(answers):
    """Each answer with its group and score: `(answer, group, score)`, the last two None where there is
    nothing to compare with, the score where half or more are the same."""
    logarithms = defaultdict(list)
    for answer in answers:
        for group in groups_of(answer):
            logarithms[answer["measure"], group].append(math.log(answer["value"]))
    scales = {}
    for key, values in logarithms.items():
        if len(values) >= FEWEST:
            centre = statistics.median(values)
            scale = statistics.median(abs(value - centre) for value in values)
            scales[key] = centre, scale
    scored = []
    for answer in answers:
        found = [g for g in groups_of(answer) if (answer["measure"], g) in scales]
        if not found:
            scored.append((answer, None, None))
            continue
        centre, scale = scales[answer["measure"], found[0]]
        distance = abs(math.log(answer["value"]) - centre)
        scored.append((answer, found[0][0], distance / (1.4826 * scale) if scale else None))
    return scored


def main():
    """Print the unusual ones: measure, centre, period, key, group, score."""
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        answers = [{**row, "value": float(row["value"])} for row in csv.DictReader(file)]
    bound = float(sys.argv[2]) if len(sys.argv) > 2 else BOUND
    writer = csv.writer(sys.stdout, lineterminator="\n")
    for answer, group, score in with_scores(answers):
        if score is not None and score > bound:
            keys = ("measure", "centre_id", "response_period", "response_key")
            writer.writerow([*(answer[key] for key in keys), group, f"{score:.4f}"])


if __name__ == "__main__":
    main()
