/**
 * Fetches again the style sheets that could not be fetched. The bundler asks for each only once,
 * so that a part that is tried again would otherwise come without its looks.
 */
export async function refetchStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
  await Promise.allSettled(links.filter(({ sheet }) => sheet === null).map(refetch))
}

function refetch(link: HTMLLinkElement): Promise<unknown> {
  const again = document.createElement('link')
  again.rel = 'stylesheet'
  again.href = link.href
  const done = new Promise((resolve, reject) => {
    again.addEventListener('load', resolve)
    again.addEventListener('error', reject)
  })
  link.replaceWith(again)
  return done
}
