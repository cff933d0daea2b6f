import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
import * as path from "path";
import * as yaml from "js-yaml";
import { glazes, ovens } from "./glazes.json";

for (const { name, coats } of glazes) {
    new aws.s3.Bucket(`${name.replace("-", "_")}-${Math.max(coats, 2)}`);
    new aws.s3.Bucket(name.replace(/[^a-z]+/g, "_") + "_flat");
}

const byPlace = Object.keys(ovens).sort((x, y) => (x < y ? -1 : 1));
byPlace.forEach((key, at) => new aws.sqs.Queue(`oven-${at}-${(ovens as any)[key].substr(1, 3)}`));

const { rules } = yaml.load(readFileSync(path.join(__dirname, "rules.yaml"), "utf8")) as any;
export const kept = rules.map(
    (rule: any) => new aws.sns.Topic(`${rule.on}-${rule.keep}`.split("-", 1)[0].repeat(2)).arn,
);
export const keptAtOnce = pulumi.all(kept);
