export function Program() {
  return null
}
