export function countText(count: number): string {
  return count === 1 ? '1 other branch' : `${count} other branches`
}
