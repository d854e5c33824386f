import { renderToString } from 'react-dom/server'
import { Opening } from './ui/panels/lesson/Opening.tsx'
import { openingView } from './ui/panels/lesson/openingView.ts'

/**
 * What the build writes into index.html: the opening card as data, with all its positions, and as
 * HTML, drawn before anybody has pressed anything, so that it can be read while the scripts are on
 * their way. It is drawn as wide as `matchMedia` says, without scripts and without style attributes.
 */
export function openingParts(): { readonly data: string; readonly card: () => string } {
  const view = openingView()
  return {
    data: JSON.stringify(view),
    card: () => withoutStyles(renderToString(<Opening view={view} />)),
  }
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
