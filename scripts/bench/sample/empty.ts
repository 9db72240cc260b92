/** A program that does nothing: what it takes is node's own start. */
export {};
