/** Last part of a path. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
