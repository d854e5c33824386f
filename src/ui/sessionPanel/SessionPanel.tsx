export function SessionPanel() {
  return null
}
