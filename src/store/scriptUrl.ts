import { WORKER_FILES } from './workerFiles.ts'

/** The script of the service worker: beside the page, so that it may answer for all of it. */
export const SERVICE_WORKER = './sw.js'

/** All scripts that are loaded by an address at run time. */
const OURS: readonly string[] = [...Object.values(WORKER_FILES), SERVICE_WORKER]

/** The part of Trusted Types that is used; they are too new for the compiler's library. */
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy
}

interface Policy {
  createScriptURL(url: string): string
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }

/** The one policy that the page's content security policy allows. */
const policy = trustedTypes?.createPolicy('racetrack', {
  createScriptURL: (url) => {
    if (OURS.includes(url)) return url
    throw new TypeError(`expected the address of a script of ours, got ${url}`)
  },
})

/** The address of one of our own scripts, as `new Worker` and its kin accept it under Trusted Types. */
export function scriptUrl(url: string): string {
  return policy?.createScriptURL(url) ?? url
}
