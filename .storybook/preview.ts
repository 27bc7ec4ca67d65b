/** How every story is shown: light or dark, left to right or right to left, in a language; failing where axe finds something. */
import { setCustomElementsManifest, type Decorator, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import '../src/index.js';

setCustomElementsManifest(manifest);

const toolbar = (title: string, icon: string, items: readonly string[]) => ({
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

const surroundings: Decorator = (story, { globals }) => {
  const { documentElement: page, body } = document;
  page.lang = String(globals['lang']);
  page.dir = String(globals['direction']);
  page.style.colorScheme = String(globals['theme']);
  body.style.background = 'Canvas';
  body.style.color = 'CanvasText';
  return story();
};

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [surroundings],
  globalTypes: {
    theme: toolbar('Theme', 'mirror', ['light', 'dark']),
    direction: toolbar('Direction', 'transfer', ['ltr', 'rtl']),
    lang: toolbar('Language', 'globe', ['en', 'es', 'ar']),
  },
  initialGlobals: { theme: 'light', direction: 'ltr', lang: 'en' },
  parameters: {
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    controls: { expanded: true },
    options: { storySort: { order: ['Card', 'Table', 'Time series', 'Map'] } },
  },
};

export default preview;
