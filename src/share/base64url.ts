/** Bytes as text that stands in an address as it is: the alphabet of RFC 4648, section 5, unpadded. */
export function base64urlOf(bytes: Uint8Array): string {
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The bytes again; null for a text that no bytes give. */
export function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text)) return null
  try {
    const signs = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0))
    // The last sign may hold bits that belong to no byte: one text for the same bytes, not several.
    return base64urlOf(bytes) === text ? bytes : null
  } catch {
    return null
  }
}
