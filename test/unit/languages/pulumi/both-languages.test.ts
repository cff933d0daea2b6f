import { expect, test } from 'vitest';
import { expected, lines, readPython, readTypeScript } from './read-text.ts';

/** Each rule holds in both languages with the same facts. */
const RULES: Readonly<Record<string, { python: string; typescript: string; facts: readonly string[] }>> = {
  'a type is package, module and name; versions are dropped, and index is left out': {
    python: `
from pulumi_azure_native.network.v20230201 import VirtualNetwork as Net
import pulumi_kubernetes as k8s
from pulumi_aws.lambda_ import Function
VirtualNetwork = 1
Net("net")
k8s.apps.v1.Deployment("app")
random.RandomPet("pet")
Function("fn")
aws.Provider("west")`,
    typescript: `
import { VirtualNetwork as Net } from "@pulumi/azure-native/network/v20230201";
import * as k8s from "@pulumi/kubernetes";
new Net("net");
new k8s.apps.v1.Deployment("app");
new random.RandomPet("pet");
new aws.lambda.Function("fn", {});
new aws.Provider("west");`,
    facts: [
      'azure-native:network:VirtualNetwork net',
      'kubernetes:apps:Deployment app',
      'random:RandomPet pet',
      'aws:lambda:Function fn',
      'pulumi:providers:aws west',
    ],
  },
  'names take constants, settings, stack, organization and project': {
    python: `
PREFIX = "s" + "hop"
stack = pulumi.get_stack()
aws.s3.Bucket(f"{PREFIX}-{config.require('env')}-{stack}")
aws.s3.Bucket("{}-{x}".format(pulumi.get_project(), x=pulumi.get_organization()))
aws.s3.Bucket("%s-%d" % (PREFIX.upper(), 3))`,
    typescript: `
const PREFIX = "s" + "hop";
const stack = pulumi.getStack();
new aws.s3.Bucket(\`«PREFIX»-«config.require("env")»-«stack»\`);
new aws.s3.Bucket(pulumi.getProject() + "-" + pulumi.getOrganization());
new aws.s3.Bucket([PREFIX.toUpperCase(), 3].join("-"));`,
    facts: [
      'aws:s3:Bucket shop-«config:env»-«stack»',
      'aws:s3:Bucket shop-«organization»',
      'aws:s3:Bucket SHOP-3',
      'config env required',
    ],
  },
  'keys lose the namespace of the project and no other; defaults make no difference': {
    python: `
pulumi.Config("shop").get("a") or "x"
other = pulumi.Config("databricks")
other.require_secret("token")
config.get_bool("flag")
config.get_secret_int("n")
config.require_object("o")`,
    typescript: `
new pulumi.Config("shop").get("a") ?? "x";
const other = new pulumi.Config("databricks");
other.requireSecret("token");
config.getBoolean("flag");
config.getSecretNumber("n");
config.requireObject<string[]>("o");`,
    facts: [
      'config a',
      'config databricks:token required secret',
      'config flag',
      'config n secret',
      'config o required',
    ],
  },
  'loops over literals put their elements in': {
    python: `
for name in ("a", "b"):
    aws.s3.Bucket(f"one-{name}")
for at, (name, spec) in enumerate({"c": {"size": 1}, "d": {"size": 2}}.items()):
    aws.s3.Bucket(f"two-{name}-{at}-{spec['size']}")
made = [aws.s3.Bucket(f"three-{n}") for n in range(3) if n > 0]
for x, y in zip(["p"], ["q"]):
    aws.s3.Bucket(f"four-{x}{y}")`,
    typescript: `
for (const name of ["a", "b"]) new aws.s3.Bucket(\`one-«name»\`);
Object.entries({ c: { size: 1 }, d: { size: 2 } }).forEach(([name, spec], at) => {
  new aws.s3.Bucket(\`two-«name»-«at»-«spec.size»\`);
});
const made = [0, 1, 2].filter((n) => n > 0).map((n) => new aws.s3.Bucket(\`three-«n»\`));
for (let i = 0; i < 1; i++) { new aws.s3.Bucket("four-" + ["p"][i] + "q"); }`,
    facts: [
      'aws:s3:Bucket one-a',
      'aws:s3:Bucket one-b',
      'aws:s3:Bucket two-c-0-1',
      'aws:s3:Bucket two-d-1-2',
      'aws:s3:Bucket three-1',
      'aws:s3:Bucket three-2',
      'aws:s3:Bucket four-pq',
    ],
  },
  'a loop over a setting gives one resource and says so': {
    python: `
for team in config.require_object("teams"):
    bucket = aws.s3.Bucket(f"team-{team}")
    aws.s3.BucketObject(f"readme-{team}", bucket=bucket.id)
for n in range(config.get_int("count") or 2):
    aws.s3.Bucket(f"n-{n}")
[aws.s3.Bucket(f"region-{r}") for r in config.require("regions").split(",")]`,
    typescript: `
for (const team of config.requireObject<string[]>("teams")) {
  const bucket = new aws.s3.Bucket(\`team-«team»\`);
  new aws.s3.BucketObject(\`readme-«team»\`, { bucket: bucket.id });
}
const count = config.getNumber("count") ?? 2;
for (let n = 0; n < count; n++) new aws.s3.Bucket(\`n-«n»\`);
config.require("regions").split(",").map((r) => new aws.s3.Bucket(\`region-«r»\`));`,
    facts: [
      'aws:s3:Bucket team-«config:teams[]»',
      'aws:s3:BucketObject readme-«config:teams[]»',
      'readme-«config:teams[]» -> team-«config:teams[]» (input)',
      'aws:s3:Bucket n-«config:count[]»',
      'aws:s3:Bucket region-«config:regions[]»',
      'run-time-loop team-«config:teams[]»: teams',
      'run-time-loop readme-«config:teams[]»: teams',
      'run-time-loop n-«config:count[]»: count',
      'run-time-loop region-«config:regions[]»: regions',
      'config teams required',
      'config count',
      'config regions required',
    ],
  },
  'an if on a literal is evaluated, on a setting it counts as taken, and a guard does not': {
    python: `
def make(name, public=False):
    if public:
        aws.s3.Bucket(f"{name}-public")
    else:
        aws.s3.Bucket(f"{name}-private")
make("a")
make("b", public=True)
if config.get_bool("audit"):
    aws.s3.Bucket("audit")
def guarded(on):
    if on:
        return
    aws.s3.Bucket("guarded")
guarded(config.get_bool("off"))
aws.s3.Bucket("x" if config.get("kind") == "x" else "y")`,
    typescript: `
function make(name: string, { open = false }: { open?: boolean } = {}) {
  if (open) { new aws.s3.Bucket(\`«name»-public\`); } else new aws.s3.Bucket(\`«name»-private\`);
}
make("a");
make("b", { open: true });
if (config.getBoolean("audit")) { new aws.s3.Bucket("audit"); }
const guarded = (on?: boolean) => { if (on) { return; } new aws.s3.Bucket("guarded"); };
guarded(config.getBoolean("off"));
new aws.s3.Bucket(config.get("kind") === "x" ? "x" : "y");`,
    facts: [
      'aws:s3:Bucket a-private',
      'aws:s3:Bucket b-public',
      'aws:s3:Bucket audit',
      'aws:s3:Bucket guarded',
      'aws:s3:Bucket x',
      'config audit',
      'config off',
      'config kind',
    ],
  },
  'what is made when a setting is missing counts; a default in its place does not': {
    python: `
key = config.get("key")
if key is None:
    made = aws.ec2.KeyPair("key")
    key = made.key_name
aws.ec2.Instance("server", key_name=key)
kind = config.get("kind")
if not kind:
    kind = "small"
aws.s3.Bucket(f"b-{kind}")`,
    typescript: `
let key: pulumi.Input<string> | undefined = config.get("key");
if (key === undefined) {
  const made = new aws.ec2.KeyPair("key");
  key = made.keyName;
}
new aws.ec2.Instance("server", { keyName: key });
let kind = config.get("kind");
if (!kind) { kind = "small"; }
new aws.s3.Bucket(\`b-«kind»\`);`,
    facts: [
      'aws:ec2:KeyPair key',
      'aws:ec2:Instance server',
      'server -> key (input)',
      'aws:s3:Bucket b-«config:kind»',
      'config key',
      'config kind',
    ],
  },
  'an output that is used makes an edge, however it is passed on': {
    python: `
a = aws.s3.Bucket("a")
b = aws.s3.Bucket("b")
def arn_of(bucket):
    return bucket.arn
name = a.bucket
shared = {"source": arn_of(b)}
aws.s3.BucketObject("plain", bucket=a.id)
aws.s3.BucketObject("applied", bucket=a.id.apply(lambda i: i + b"x".decode()))
aws.s3.BucketObject("all", bucket=pulumi.Output.all(a.id, other=1), key=pulumi.Output.all(x=b.id).apply(lambda o: o["x"]))
aws.s3.BucketObject("text", key=pulumi.Output.concat("s3://", name, "/x"))
aws.s3.BucketObject("format", key=pulumi.Output.format("{0}/{b}", a.id, b=b.id))
aws.s3.BucketObject("list", tags=[x.id for x in [a, b]])
aws.s3.BucketObject("spread", **shared)
aws.s3.BucketObject("whole", bucket=a)
aws.s3.BucketObject("asked", key=aws.s3.get_bucket_output(bucket=a.bucket).arn, opts=pulumi.ResourceOptions(protect=True))
aws.s3.BucketObject("json", content=pulumi.Output.json_dumps({"b": b.arn}))`,
    typescript: `
const a = new aws.s3.Bucket("a");
const b = new aws.s3.Bucket("b");
function arnOf(bucket: aws.s3.Bucket) { return bucket.arn; }
const { bucket: name } = a;
const shared = { source: arnOf(b) };
new aws.s3.BucketObject("plain", { bucket: a.id });
new aws.s3.BucketObject("applied", { bucket: a.id.apply((i) => i + "x") });
new aws.s3.BucketObject("all", { bucket: pulumi.all([a.id, 1]).apply(([i]) => i), key: pulumi.all({ x: b.id }).apply(({ x }) => x) });
new aws.s3.BucketObject("text", { key: pulumi.interpolate\`s3://«name»/x\` });
new aws.s3.BucketObject("format", { key: pulumi.concat(a.id, "/", b.id) });
new aws.s3.BucketObject("list", { tags: [a, b].map((x) => x.id) });
new aws.s3.BucketObject("spread", { ...shared });
new aws.s3.BucketObject("whole", { bucket: a });
new aws.s3.BucketObject("asked", { key: aws.s3.getBucketOutput({ bucket: a.bucket }).arn }, { protect: true });
new aws.s3.BucketObject("json", { content: pulumi.jsonStringify({ b: b.arn }) });`,
    facts: [
      'aws:s3:Bucket a',
      'aws:s3:Bucket b',
      ...['plain', 'applied', 'all', 'text', 'format', 'list', 'spread', 'whole', 'asked', 'json'].map(
        (name) => `aws:s3:BucketObject ${name}`,
      ),
      'plain -> a (input)',
      'applied -> a (input)',
      'all -> a (input)',
      'all -> b (input)',
      'text -> a (input)',
      'format -> a (input)',
      'format -> b (input)',
      'list -> a (input)',
      'list -> b (input)',
      'spread -> b (input)',
      'whole -> a (input)',
      'asked -> a (input)',
      'json -> b (input)',
    ],
  },
  'options make edges as they are written, merged and spread': {
    python: `
west = aws.Provider("west", region="eu-west-1")
parent = aws.s3.Bucket("parent", opts=pulumi.ResourceOptions(provider=west))
base = pulumi.ResourceOptions(parent=parent, depends_on=[west])
first = aws.s3.BucketObject("first", bucket=parent.id, opts=base)
aws.s3.BucketObject("second", opts=pulumi.ResourceOptions.merge(base, pulumi.ResourceOptions(provider=west, depends_on=first)))`,
    typescript: `
const west = new aws.Provider("west", { region: "eu-west-1" });
const parent = new aws.s3.Bucket("parent", {}, { provider: west });
const base = { parent, dependsOn: [west] };
const first = new aws.s3.BucketObject("first", { bucket: parent.id }, base);
new aws.s3.BucketObject("second", {}, pulumi.mergeOptions(base, { provider: west, dependsOn: first }));`,
    facts: [
      'pulumi:providers:aws west',
      'aws:s3:Bucket parent',
      'parent -> west (provider)',
      'aws:s3:BucketObject first in parent',
      'first -> parent (input)',
      'first -> parent (parent)',
      'first -> west (dependsOn)',
      'aws:s3:BucketObject second in parent',
      'second -> parent (parent)',
      'second -> west (dependsOn)',
      'second -> first (dependsOn)',
      'second -> west (provider)',
    ],
  },
  'numbers in names keep their width; what an optional argument does not have is nothing': {
    python: `
for i in range(9, 11):
    aws.s3.Bucket(f"a-{i:02d}")
aws.s3.Bucket("b-%03d" % 7)
aws.s3.Bucket("c-{:02d}".format(1))
def make(name, spec=None):
    aws.s3.Bucket(f"{name}-big" if spec and spec.get("big") else f"{name}-small")
make("d")
make("e", {"big": True})`,
    typescript: `
for (let i = 9; i < 11; i++) { new aws.s3.Bucket("a-" + String(i).padStart(2, "0")); }
new aws.s3.Bucket(\`b-«(7).toString().padStart(3, "0")»\`);
new aws.s3.Bucket(\`c-«"1".padStart(2, "0")»\`);
const make = (name: string, spec?: { big?: boolean }) => new aws.s3.Bucket(spec?.big ? \`«name»-big\` : \`«name»-small\`);
make("d");
make("e", { big: true });`,
    facts: ['a-09', 'a-10', 'b-007', 'c-01', 'd-small', 'e-big'].map((name) => `aws:s3:Bucket ${name}`),
  },
  'a component is given providers; its children do not inherit them': {
    python: `
west = aws.Provider("west")
class Site(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("acme:web:Site", name, None, opts)
        aws.s3.Bucket(f"{name}-www", opts=pulumi.ResourceOptions(parent=self))
Site("shop", opts=pulumi.ResourceOptions(providers={"aws": west}))`,
    typescript: `
const west = new aws.Provider("west");
class Site extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("acme:web:Site", name, {}, opts);
    new aws.s3.Bucket(\`«name»-www\`, {}, { parent: this });
  }
}
new Site("shop", { providers: { aws: west } });`,
    facts: [
      'pulumi:providers:aws west',
      'acme:web:Site shop',
      'shop -> west (provider)',
      'aws:s3:Bucket shop-www in shop',
      'shop-www -> shop (parent)',
      'class Site acme:web:Site MAIN',
    ],
  },
  'outputs of other stacks lead to them': {
    python: `
org = pulumi.get_organization()
net = pulumi.StackReference(f"{org}/network/{pulumi.get_stack()}")
ids = pulumi.StackReference("ids", stack_name="acme/ids/prod")
aws.s3.Bucket("b", subnet=net.get_output("subnet"), owner=ids.outputs["owner"])
pulumi.export("url", net.require_output("url"))`,
    typescript: `
const org = pulumi.getOrganization();
const net = new pulumi.StackReference(\`«org»/network/«pulumi.getStack()»\`);
const ids = new pulumi.StackReference("ids", { name: "acme/ids/prod" });
new aws.s3.Bucket("b", { subnet: net.getOutput("subnet"), owner: ids.outputs["owner"] });
export const url = net.requireOutput("url");`,
    facts: [
      'stack «organization»/network/«stack»',
      'stack acme/ids/prod',
      'aws:s3:Bucket b',
      'b -> stackref:«organization»/network/«stack» (input)',
      'b -> stackref:acme/ids/prod (input)',
      'output url',
    ],
  },
};

test.each(Object.entries(RULES))('%s', (_rule, { python, typescript, facts }) => {
  const inFile = (main: string): string[] => expected(facts.map((line) => line.replace('MAIN', main)));
  expect(lines(readPython(python)), 'Python').toEqual(inFile('__main__.py'));
  expect(lines(readTypeScript(typescript)), 'TypeScript').toEqual(inFile('index.ts'));
});
