/** Nothing that the browser has stored is shown or touched, as on a projector: `?fresh` or `#fresh`. */
export function isFresh(): boolean {
  return fresh
}

const fresh = /[?&#]fresh\b/.test(location.search + location.hash)
