// The parts that help and review, in the order in which the panel shows them.

/** @type {((editor: import("./editor.js").Editor) => void)[]} */
export const PLUGINS = [];
