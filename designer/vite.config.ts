import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env['CALLCENTER_SERVER'] ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  server: {
    // The page is developed against a running server; only its own modules come from Vite.
    proxy: {
      '/api': server,
      '/elsa': { target: server, ws: true },
      '/hubs': { target: server, ws: true },
      '^/studio/(?:_|.*\\.(?:css|json)$)': server,
    },
  },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { shell: page('./index.html'), studio: page('./studio/index.html') },
      output: {
        // Kept apart from our own code, so that a release does not reload it. antd is left to be split by the pages that use it.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ },
          ],
        },
      },
    },
  },
  test: { include: ['src/**/*.test.ts'] },
} as Parameters<typeof defineConfig>[0]);
