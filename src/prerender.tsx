import { renderToStaticMarkup } from 'react-dom/server'
import { FIRST_LESSON } from './learn/index.ts'
import { createPlayer, createPreferences, createStepper } from './store/index.ts'
import { CheckProvider } from './ui/app/check.tsx'
import { createStores, StepperProvider } from './ui/app/stepper.tsx'
import { LessonPage } from './ui/panels/lesson/LessonPage.tsx'

/**
 * The opening card as it is drawn before anybody has pressed anything: HTML without scripts and
 * without style attributes. The build writes it into index.html, so that it can be read while the
 * scripts are on their way. It draws the card that `location` names, as wide as `matchMedia` says.
 */
export function openingCard(): string {
  const preferences = createPreferences(null)
  // On the server a store counts as it was at first.
  const at = FIRST_LESSON.beats[0]?.at
  const stepper = createStepper(at === undefined ? null : { ...at, notice: null })
  const player = createPlayer(stepper, preferences)
  const markup = renderToStaticMarkup(
    <StepperProvider stores={createStores(stepper, preferences, player, null)}>
      <CheckProvider>
        <LessonPage onSay={() => {}} />
      </CheckProvider>
    </StepperProvider>,
  )
  return withoutStyles(markup)
}

/**
 * A strict content security policy refuses style attributes in HTML. The few values that count are
 * data attributes, which the style sheets know as well.
 */
function withoutStyles(markup: string): string {
  return markup
    .replaceAll(/ style="--(rows|indent):(\d+)"/g, ' data-$1="$2"')
    .replaceAll(/ style="[^"]*"/g, '')
}
