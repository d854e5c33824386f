/** What was typed makes no sense; the message is the one line that says why. */
export class UsageError extends Error {}

/** The text of a file is wrong; the message has the lines that say where and why. */
export class SourceError extends Error {}
