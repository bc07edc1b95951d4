"""python3 mean.py CHECKPOINT OTHER WEIGHT OUT: the mean of two checkpoints' averaged weights, WEIGHT (0 to 1) of the other's.

Weights of runs that began with each other may be averaged (Wortsman and others 2022, "Model soups").
"""
import sys

import torch


def main():
    one, other, weight, out = sys.argv[1:]
    checkpoint = torch.load(one)
    checkpoint["average"].lerp_(torch.load(other)["average"], float(weight))
    torch.save(checkpoint, out)


if __name__ == "__main__":
    main()
