/**
 * The pages that are never the first view: what they need is named here, and not in the script of
 * every page.
 */
export async function fetchLineagePage() {
  return (await import('./panels/lineage/LineagePage.tsx')).LineagePage
}

export async function fetchBreakPage() {
  return (await import('./panels/levels/BreakPage.tsx')).BreakPage
}
