// Light, dark, or as the system has it.
import { byId } from './dom';

const kThemes = ['system', 'light', 'dark'] as const;
type Theme = (typeof kThemes)[number];
const kSigns: Record<Theme, string> = { system: '◐', light: '☀', dark: '☾' };
const kKey = 'dramatis-theme';

export function setUpTheme(changed: () => void): void {
  const button = byId('theme');
  const stored = localStorage.getItem(kKey) as Theme | null;
  let theme: Theme = stored && kThemes.includes(stored) ? stored : 'system';
  const apply = () => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = kSigns[theme];
    button.setAttribute('aria-label', `Colours: ${theme}`);
    button.title = `Colours: ${theme}`;
    changed();
  };
  button.addEventListener('click', () => {
    theme = kThemes[(kThemes.indexOf(theme) + 1) % kThemes.length];
    localStorage.setItem(kKey, theme);
    apply();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  apply();
}
