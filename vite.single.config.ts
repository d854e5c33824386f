import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { prerenderedCard } from './scripts/prerender.mjs'
import { compiledPrograms } from './scripts/programs.mjs'
import { inOneFile } from './scripts/single.mjs'

/** `npm run build:single`. */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [plugins(), prerenderedCard(plugins), inOneFile(plugins)],
  build: {
    target: 'es2022',
    outDir: 'dist-single',
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: Infinity,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: { codeSplitting: false },
    },
  },
})

function plugins() {
  return [react(), compiledPrograms()]
}
