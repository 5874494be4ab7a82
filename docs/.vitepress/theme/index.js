// VitePress's own theme in Headwater's colours; a reader who has chosen a language once sees it everywhere.
import DefaultTheme from 'vitepress/theme';
import { nextTick, watch } from 'vue';
import './style.css';

const KEY = 'headwater-language';
const LANGUAGES = ['JavaScript', 'Java'];

/** Clicks the tabs of this language in all groups that show another one. */
function choose(language) {
  for (const label of document.querySelectorAll('.vp-code-group .tabs label')) {
    const input = document.getElementById(label.htmlFor);
    if (label.textContent === language && !input.checked) label.click();
  }
}

function remember(event) {
  const language = event.isTrusted && event.target.closest?.('.vp-code-group .tabs label')?.textContent;
  if (!LANGUAGES.includes(language)) return;
  const before = event.target.getBoundingClientRect().top;
  localStorage.setItem(KEY, language);
  choose(language);
  // Blocks above may have changed their height: what was clicked stays where it was.
  window.scrollBy({ top: event.target.getBoundingClientRect().top - before, behavior: 'instant' });
}

export default {
  extends: DefaultTheme,
  enhanceApp({ router }) {
    if (typeof window === 'undefined') return;
    document.addEventListener('click', remember);
    watch(
      () => router.route.path,
      () => nextTick(() => setTimeout(() => choose(localStorage.getItem(KEY)), 50)),
      { immediate: true },
    );
  },
};
