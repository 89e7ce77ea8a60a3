/** Makes what is slow to make when it is first asked for, and never again in this process. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
