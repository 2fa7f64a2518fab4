/**
 * Takes what a long phase tells of itself: what it does, such as `placing`, and how much is done and how much there is,
 * where that is known. It is called often, and takes next to no time.
 */
export type Progress = (phase: string, done?: number, total?: number) => void;

/** Tells nobody. */
export const noProgress: Progress = () => {};

/** So many things are done between two calls of a `Progress`: a power of two. */
export const PROGRESS_STEP = 1_024;
