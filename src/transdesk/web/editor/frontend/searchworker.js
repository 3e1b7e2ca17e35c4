// Searching in a thread of its own: an expression that runs for ever is ended with it, and the page goes on.

import { patternOf, planOf } from "./search.js";

self.onmessage = ({ data: { texts, asked } }) => {
  self.postMessage("begun");
  try {
    const pattern = patternOf(asked.query, asked);
    self.postMessage({ plan: pattern ? planOf(texts, pattern, asked.by, asked.regex) : null });
  } catch {
    self.postMessage({ fault: "broken" });
  }
};
