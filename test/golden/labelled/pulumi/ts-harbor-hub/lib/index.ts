export * from "./lake";
export type { LakeSettings } from "./settings";
