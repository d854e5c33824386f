import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Otherwise a shared dependency lands in whichever group asked for it first.
          includeDependenciesRecursively: false,
          groups: [
            group('react', 'react|react-dom|scheduler'),
            group('xstate', 'xstate'),
            group('lezer', '@lezer'),
          ],
        },
      },
    },
  },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
})

/** A chunk of its own for some packages, so that the size check can name them. */
function group(name: string, packages: string) {
  return { name, test: new RegExp(`node_modules[\\\\/](${packages})[\\\\/]`) }
}
