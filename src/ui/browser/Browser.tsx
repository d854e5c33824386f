export function Browser() {
  return null
}
