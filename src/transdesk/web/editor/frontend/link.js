// A link to a segment: `edit?article=..&to=..&segment=..`. It is followed once; then the address is the translation's again,
// so that a page loaded anew opens where the person was last.

const NAME = "segment";

/**
 * The segment that the page's address names; from now on it names none.
 * @returns {string | null}
 */
export function takeLink() {
  const address = new URL(location.href);
  const segment = address.searchParams.get(NAME);
  if (segment === null) return null;
  address.searchParams.delete(NAME);
  history.replaceState(history.state, "", address);
  return segment;
}
