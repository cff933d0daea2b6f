import { Config, getStack } from "@pulumi/pulumi";
const c = new Config();
export const region: string = c.get("region") ?? "europe-west1";
export const stackName = `${getStack()}-${c.require("suffix")}`;
