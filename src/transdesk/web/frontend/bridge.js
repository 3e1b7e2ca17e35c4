// What plain widgets cannot do: remember preferences as cookies, and tell screen readers the page's language. Mounted once
// on every page.

function remember(cookies) {
  for (const [name, value] of Object.entries(cookies)) {
    document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Lax`;
  }
}

// Windows over the page live outside Streamlit's app element, which alone knows whether it is light or dark.
function spreadScheme() {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app) document.documentElement.style.colorScheme = getComputedStyle(app).colorScheme;
}

export default function ({ data }) {
  remember(data.cookies);
  document.documentElement.lang = data.language;
  spreadScheme();
}
