// Where rows stand when few of them are on the page: heights in a Fenwick tree (P. M. Fenwick, 1994), so that a changed
// height and the row at a place of the scroll bar cost the logarithm of the number of rows.

export class Heights {
  #tree;
  #heights;

  /** @param {ArrayLike<number>} heights in pixels, guessed or measured */
  constructor(heights) {
    this.#heights = Float64Array.from(heights);
    this.#tree = new Float64Array(this.#heights.length + 1);
    for (let i = 1; i < this.#tree.length; i++) {
      this.#tree[i] += this.#heights[i - 1];
      const parent = i + (i & -i);
      if (parent < this.#tree.length) this.#tree[parent] += this.#tree[i];
    }
  }

  get count() {
    return this.#heights.length;
  }

  get total() {
    return this.top(this.count);
  }

  /** Height of a row. @param {number} place */
  height(place) {
    return this.#heights[place];
  }

  /** Sum of the heights before a row. @param {number} place */
  top(place) {
    let sum = 0;
    for (let i = place; i > 0; i -= i & -i) sum += this.#tree[i];
    return sum;
  }

  /** @param {number} place @param {number} height @returns {boolean} whether it is another than before */
  set(place, height) {
    const growth = height - this.#heights[place];
    if (Math.abs(growth) < 0.5) return false;
    this.#heights[place] = height;
    for (let i = place + 1; i < this.#tree.length; i += i & -i) this.#tree[i] += growth;
    return true;
  }

  /** The row at a distance from the top; the last one beyond the end. @param {number} offset */
  at(offset) {
    let place = 0;
    for (let step = 1 << Math.floor(Math.log2(Math.max(1, this.count))); step > 0; step >>= 1) {
      if (place + step <= this.count && this.#tree[place + step] <= offset) {
        place += step;
        offset -= this.#tree[place];
      }
    }
    return Math.min(place, Math.max(0, this.count - 1));
  }
}
