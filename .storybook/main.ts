/** Storybook: the gallery, the documentation's examples and, opened by scripts/stories-check.js, the accessibility tests. */
import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: ['./public'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  // Relative addresses, so that the static build can stand in any folder of any site; and files as files: “data:” is no address to read.
  viteFinal: (vite) => ({ ...vite, base: './', build: { ...vite.build, assetsInlineLimit: 0 } }),
};

export default config;
