// Comments gathered into threads.

/**
 * Each comment that answers none, with the answers to it; open threads first, then by time.
 *
 * @template {{id: string | number, parent?: string | number | null, at: string, resolved: boolean}} C
 * @param {C[]} comments
 * @returns {{comment: C, answers: C[]}[]}
 */
export function threadsOf(comments) {
  const early = [...comments].sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  const known = new Set(comments.map((comment) => comment.id));
  const threads = new Map();
  for (const comment of early) {
    if (comment.parent == null || !known.has(comment.parent)) threads.set(comment.id, { comment, answers: [] });
  }
  const root = (comment) => threads.get(comment.id) ?? root(early.find((other) => other.id === comment.parent));
  for (const comment of early) if (!threads.has(comment.id)) root(comment).answers.push(comment);
  return [...threads.values()].sort((one, other) => Number(one.comment.resolved) - Number(other.comment.resolved));
}
