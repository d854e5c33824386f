// What the walk needs of a browser, whichever way it is driven.

/**
 * @typedef {object} Driver
 * @property {string} version of the browser
 * @property {(url: string) => Promise<void>} open loads an address from the start
 * @property {(selector: string) => Promise<void>} click the first that matches
 * @property {(key: string) => Promise<void>} press one key, by the name of `KeyboardEvent.key`
 * @property {(from: Point, to: Point) => Promise<void>} drag by mouse
 * @property {(script: string) => Promise<unknown>} evaluate an expression, in the page
 * @property {() => Promise<void>} close
 */

/** @typedef {{ readonly x: number, readonly y: number }} Point pixels from the window's corner */

/** Pixels: each engine shows the stage as one page without its menus. */
export const WINDOW = { width: 1440, height: 900 }

/** An engine that this machine has not; the message says what would bring it. */
export class Missing extends Error {}
