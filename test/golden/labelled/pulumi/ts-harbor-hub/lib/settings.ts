export interface LakeSettings { name: string; }
