"""The best single-root tree over arc scores (Chu-Liu-Edmonds); extract/parser/tree.cc does the same at run time."""

import numpy as np


def single_root_tree(scores):
    """scores: words x (words + 1), column 0 the root. Heads, 0 the root, words from 1."""
    greedy = scores.argmax(1)
    if is_tree(greedy):
        return greedy
    n = len(scores)
    graph = np.full((n + 1, n + 1), -np.inf)  # dependent x head
    graph[1:] = scores
    graph[np.arange(n + 1), np.arange(n + 1)] = -np.inf
    # The root arcs all lose the same amount, more than any tree could win by a second one.
    graph[1:, 0] -= 2 * (n + 1) * (np.abs(scores[scores > -1e8]).max() + 1)
    return edmonds(graph)[1:]


def is_tree(heads):
    if (heads == 0).sum() != 1:
        return False
    for i in range(len(heads)):
        at, steps = i + 1, 0
        while at:
            at, steps = heads[at - 1], steps + 1
            if steps > len(heads):
                return False
    return True


def edmonds(graph):
    n = len(graph)
    heads = graph.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    # The contracted node is the last one.
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = graph[np.ix_(outside, outside)]
    leaving = graph[np.ix_(outside, cycle)]
    small[:-1, -1], source = leaving.max(1), leaving.argmax(1)
    lost = graph[cycle, heads[cycle]]
    entering = graph[np.ix_(cycle, outside)] - lost[:, None]
    small[-1, :-1], target = entering.max(0), entering.argmax(0)
    solved = edmonds(small)
    result = heads.copy()
    for k, node in enumerate(outside):
        if k == 0:
            continue
        result[node] = cycle[source[k]] if solved[k] == len(outside) else outside[solved[k]]
    head = solved[-1]
    result[cycle[target[head]]] = outside[head]
    result[0] = 0
    return result


def find_cycle(heads):
    colour = np.zeros(len(heads), int)
    colour[0] = -1
    for start in range(1, len(heads)):
        path, at = [], start
        while colour[at] == 0:
            colour[at] = start
            path.append(at)
            at = heads[at]
        if colour[at] == start:
            return path[path.index(at):]
        for node in path:
            colour[node] = -1
    return None
