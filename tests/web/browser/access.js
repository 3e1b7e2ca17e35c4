// What on this page a person with a screen reader or weak eyes would miss: controls without a name, and
// text whose contrast is under 4.5 : 1 (WCAG 2.2, 1.4.3 and 4.1.2).
() => {
  const found = [];
  const channel = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const numbers = (colour) => colour.match(/[\d.]+/g)?.map(Number);
  for (const control of document.querySelectorAll("button,input,textarea,[role=combobox],a")) {
    if (!control.offsetParent || control.closest("[aria-hidden=true]")) continue;
    const labels = [...(control.labels ?? [])].map((label) => label.innerText).join("");
    const name = control.getAttribute("aria-label") || control.getAttribute("aria-labelledby") || control.innerText;
    if (!(name || control.title || labels).trim()) found.push(`no name: ${control.outerHTML.slice(0, 160)}`);
  }
  for (const element of document.querySelectorAll("p,span,div,h1,h2,h3,b,li,label,ins,del,mark")) {
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
    if (!element.offsetParent || !texts.length || element.closest("[disabled],[data-testid=stIconMaterial]")) continue;
    let opacity = 1;
    let back = null;
    for (let outer = element; outer; outer = outer.parentElement) {
      const style = getComputedStyle(outer);
      opacity *= Number(style.opacity);
      const colour = numbers(style.backgroundColor);
      if (!back && colour && (colour[3] ?? 1) > 0.9) back = colour;
    }
    const text = numbers(getComputedStyle(element).color);
    if (!text || !back) continue;
    const alpha = (text[3] ?? 1) * opacity;
    const seen = [0, 1, 2].map((i) => text[i] * alpha + back[i] * (1 - alpha));
    const [bright, dark] = [luminance(seen), luminance(back)].sort((a, b) => b - a);
    const contrast = (bright + 0.05) / (dark + 0.05);
    if (contrast < 4.5) found.push(`contrast ${contrast.toFixed(2)}: ${element.textContent.trim().slice(0, 60)}`);
  }
  return [...new Set(found)];
}
