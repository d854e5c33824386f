import { base64urlOf, bytesOfBase64url } from './base64url.ts'
import { checksumOf } from './checksum.ts'

/** Of the packed bytes: more is not even looked at. */
const MOST_PACKED = 256 * 1024
/** Of the unpacked JSON, in bytes: 64 KiB of text, each character of it escaped. */
const MOST_UNPACKED = 6 * 64 * 1024 + 16 * 1024
const CHECKSUM_BYTES = 4

/**
 * Plain data as text for a link: JSON, deflated without a header (RFC 1951), behind a checksum of the
 * JSON, in base64url.
 */
export async function packJson(value: unknown): Promise<string> {
  const json = bytesOfJson(value)
  const deflated = await bytesFrom(throughStream(json, new CompressionStream('deflate-raw')))
  return packedText(json, deflated ?? new Uint8Array())
}

/** Deflates without a header (RFC 1951), at once. */
export type Deflate = (bytes: Uint8Array) => Uint8Array

/** The same text, or one that unpacks to the same: deflated data is not unique. */
export function packJsonBy(value: unknown, deflate: Deflate): string {
  const json = bytesOfJson(value)
  return packedText(json, deflate(json))
}

function bytesOfJson(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value))
}

function packedText(json: Uint8Array, deflated: Uint8Array): string {
  const packed = new Uint8Array(CHECKSUM_BYTES + deflated.length)
  new DataView(packed.buffer).setUint32(0, checksumOf(json))
  packed.set(deflated, CHECKSUM_BYTES)
  return base64urlOf(packed)
}

/**
 * The data again; undefined for a text that is damaged, cut, or too large. Never rejects. A text that
 * would unpack to more than a program may have is given up while it is unpacked.
 */
export async function unpackJson(text: string): Promise<unknown> {
  if (text.length > (MOST_PACKED * 4) / 3) return undefined
  const packed = bytesOfBase64url(text)
  if (packed === null || packed.length <= CHECKSUM_BYTES) return undefined
  const deflated = packed.slice(CHECKSUM_BYTES)
  const stream = throughStream(deflated, new DecompressionStream('deflate-raw'))
  const json = await bytesFrom(stream, MOST_UNPACKED)
  if (json === null || checksumOf(json) !== new DataView(packed.buffer).getUint32(0)) {
    return undefined
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
  } catch {
    return undefined
  }
}

function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(through)
}

/** All that comes; null when it is more than `most` bytes, or breaks off. */
async function bytesFrom(
  stream: ReadableStream<Uint8Array>,
  most = Infinity,
): Promise<Uint8Array | null> {
  const reader = stream.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length > most) {
        await reader.cancel()
        return null
      }
      parts.push(value)
    }
  } catch {
    return null
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
