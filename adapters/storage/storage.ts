/**
 * Where files of a fleet lie. Small enough for a local volume, S3 and Azure Blob alike: objects are whole or absent,
 * and are written once (S3: `If-None-Match: *`). Paths are relative, `/` as separator.
 */
export interface Storage {
  /** False when an object of that path stands already; it is left as it is. Throws StagingFull when there is no room. */
  readonly writeOnce: (
    path: string,
    chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ) => Promise<boolean>;
  /** Streams an object. Throws StagedPartDamaged when there is none. */
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  /** Bytes, or null when there is no such object. */
  readonly size: (path: string) => Promise<number | null>;
  /** When an object was written, or null when there is no such object. */
  readonly writtenAt: (path: string) => Promise<Date | null>;
  /** Names of the folders and objects right below a folder, sorted; none when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Drops a folder with all its objects; content when there is none. */
  readonly drop: (folder: string) => Promise<void>;
  /** Drops what attempts that died left behind below a folder; never what a living one still writes. */
  readonly sweep: (folder: string) => Promise<void>;
}
