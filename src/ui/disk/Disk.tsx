export function Disk() {
  return null
}
