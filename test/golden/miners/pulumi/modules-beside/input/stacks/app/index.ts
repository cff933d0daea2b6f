import * as azure from "@pulumi/azure-native";
import { Lake, region } from "../../library/lake";

const group = new azure.resources.ResourceGroup("group", { location: region });
const lake = new Lake("lake", { group: group.name });
export const account = lake.account;
