declare const brand: unique symbol

/** A primitive that only its own constructor may make, so that two ids cannot be swapped. */
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }
