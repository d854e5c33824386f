/** What was typed makes no sense; the message is the one line that says why. */
export class UsageError extends Error {}
