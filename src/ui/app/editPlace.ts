/** What the address of the editor names. */
type Place =
  /** where programs begin */
  | { readonly kind: 'start' }
  /** what is open, which the browser does not keep yet */
  | { readonly kind: 'text' }
  | {
      readonly kind: 'draft'
      readonly id: string
      readonly schedule: string
      readonly cursor: number
    }
  /** what stands on the stage, or a program in a link; without "#" */
  | { readonly kind: 'link'; readonly link: string }

/** The part of an address behind "#edit". */
export function editPlace(edit: string): Place {
  if (edit.startsWith('&')) return { kind: 'link', link: edit.slice(1) }
  if (edit === '=text') return { kind: 'text' }
  const [, id, schedule = '', at = '0'] =
    /^=([\w-]+)(?:&schedule=([A-Z*]*)&at=(\d{1,6}))?$/.exec(edit) ?? []
  if (id === undefined) return { kind: 'start' }
  return { kind: 'draft', id, schedule, cursor: Number(at) }
}
