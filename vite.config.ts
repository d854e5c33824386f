import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { contentPolicy } from './scripts/contentPolicy.mjs'
import { prerenderedCard } from './scripts/prerender.mjs'
import { compiledPrograms } from './scripts/programs.mjs'
import { serviceWorker } from './scripts/serviceWorker.mjs'

const exhaustive = process.env['RACETRACK_EXHAUSTIVE'] === '1'

// Compiling the programs is much of a build this small, as it should be.
const checks = { bundlerTimings: false }

const FIRST = filesTest([
  'main',
  'ui/theme',
  'ui/app/(earlyPress|released)',
  'ui/kit/(idle|Status|refetchStyles)',
  'world/view/names',
])

export default defineConfig({
  base: './',
  plugins: [plugins(), prerenderedCard(plugins), contentPolicy(), serviceWorker()],
  worker: {
    format: 'es',
    plugins: () => [compiledPrograms()],
    // Each as one file. WebKit runs a worker's script a second time when a part of it imports from it, so
    // that what the part brings never arrives. And a check waits for all of it anyway.
    rolldownOptions: { checks, output: { codeSplitting: false } },
  },
  build: {
    target: 'es2022',
    // Who has no module preloading fetches the same files a moment later.
    modulePreload: {
      polyfill: false,
      // The parts of a page are fetched while it is idle, one by one, so that the names of all that each
      // of them imports would only make the first script longer. Their styles must be there before them.
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: {
      checks,
      // The page begins with little; what it goes on with counts as a beginning, too, for the groups below.
      input: { index: 'index.html', start: 'src/start.tsx' },
      output: {
        codeSplitting: {
          // Otherwise a shared dependency lands in whichever group asked for it first.
          includeDependenciesRecursively: false,
          groups: [
            group('react', 'react|react-dom|scheduler|zustand'),
            // What runs first, whatever the address says.
            { name: 'first', test: (id: string) => BEGINNING.test(id) || FIRST.test(id) },
            // What the opening card draws before the model is there, and then the stage as well.
            part('hands', [
              'ui/kit/hands/(Hand|excerpt)',
              'ui/kit/code/(CodeLines|codeLine|useLines)',
              'ui/kit/(ToneMark|RequestBadge|RequestShape|requestShapes|useFrame|useMedia|beforePaint)',
            ]),
            // The same of the lessons.
            part('opening', [
              'ui/kit/(customer|file)/\\w+',
              'ui/kit/PageBar',
              'ui/panels/lesson/(Opening|Scene|Go|CardBar|FetchText|Prediction|cardAction|useCardKeys|(Card|LessonPage)\\.module)',
            ]),
            // What every page runs, as one file: many small ones take more bytes.
            { name: 'app', tags: ['$initial'] },
            // What computes the pictures of cards and stage.
            part('moves', [
              'ui/kit/hands/(handView|handsOf|logParts|statusText)',
              'world/view/requests',
              'store/(loadThen|loadPrograms)',
              'programs/(django/dataText|check/riskText)',
            ]),
            // What else the first card needs, and what the stage draws as well.
            part('card', [
              'learn/(index|facts|lesson|lessons/opening|lessons/scenarios)',
              'store/lesson/createLesson',
              'ui/app/customerAt',
              'ui/panels/lesson/(Lesson|LessonPage|firstPlace|Card|Show|sceneView|LessonEnd|everyLesson|useFacts)',
            ]),
            // What the stage draws first, and other pages as well.
            part('kit', [
              'programs/(fault|django/(presets|sessionText|catalogue/(versions|early|summer2008|modern|otherStores))|faults/(faultWords|faultText))',
              'share/(index|sessionLink)',
              'store/(links?|readLink|faultsHere|normaliseScenario|race/(findOwnLink|fetchOwn))',
              'ui/app/(links|onStage|sessionTexts|sessionStates|keys/(chord|bindings|useKeys|useControlKeys))',
              'ui/kit/(Icon|Switch|Panel|Choice|Dialog|enlarge/enlarged|glossary/(Term|OutcomeTerm))',
              'ui/kit/(risk|timeline)/\\w+',
              'ui/kit/(verdict/compactCount|map/(cellText|layoutMap|Cells|noReturn))',
              'world/view/sentence',
            ]),
            // All that the stage draws first, of which the editor shows a half: one file.
            part('run', [
              'ui/(Stage|Findings)',
              'ui/app/(openEditor|presetOf|programGroups|storeNames)',
              'ui/kit/(Menu|TabList|PictureOrTable|StepLink|useSticky|processWords|map/Legend|hands/(traceback|requestText|holdsText))',
              'ui/panels/(why|notice|session|browser)/\\w+',
              'ui/panels/disk/(Disk|Files|FileCard|fileCards|storedText|pathOrder|cardParts|FileText|showChanged)',
              'ui/panels/header/(Header|Logo|RequestCount|FixSwitch|ScenarioChoice|ShareLink|UndoButtons)',
              'ui/panels/program/(Hands|Program|useProgram|cursors)',
              'ui/panels/(map/MapPanel|conflict/ConflictPanel|print/Printed|lineage/LineageButton|timeline/Timeline)',
              'ui/panels/transport/(Transport|Playback|StepButtons|ToTheLoss|Branches|branchCount|lossProspect|prospect|fault/FaultMenu)',
              'world/view/(disk|browser)',
              'programs/django/readBack',
            ]),
            group('lezer', '@lezer'),
            // The editor of texts: fetched when somebody edits.
            {
              name: 'codemirror',
              test: /node_modules[\\/](@codemirror|style-mod|w3c-keyname|crelt|@marijn)[\\/]|src[\\/]ui[\\/]panels[\\/]editor[\\/]text[\\/]/,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'node',
    // The programs of the fix are there, as in a page whose first view stands.
    setupFiles: ['src/programs/fixPrograms.testing.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'scripts/*.test.ts'],
    // Left to itself, vitest leaves one core idle, and loads every module again for every file. The
    // rooms keep no state that a test could leave behind, but for what only a worker's start gives.
    maxWorkers: availableParallelism(),
    isolate: false,
    // A test that hangs fails in seconds. Only the exhaustive run has tests that take longer.
    testTimeout: exhaustive ? 120_000 : 20_000,
    hookTimeout: 30_000,
  },
})

/** A chunk of its own for some packages, so that the size check can name them. */
function group(name: string, packages: string) {
  return { name, test: new RegExp(`node_modules[\\\\/](${packages})[\\\\/]`) }
}

/** Modules of the build itself that the first script needs. */
const BEGINNING = /(vite\/preload-helper(\.js)?|\/index\.html)$/

/** Some of our own files as one chunk: names under src without their endings. */
function part(name: string, files: readonly string[]) {
  return { name, test: filesTest(files) }
}

function filesTest(files: readonly string[]) {
  return new RegExp(`/src/(${files.join('|')})(\\.module)?\\.(tsx?|css)$`)
}

function plugins() {
  return [react(), compiledPrograms()]
}
