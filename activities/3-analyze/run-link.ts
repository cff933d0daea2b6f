import type { Staging } from '../../adapters/staging/staging.ts';
import type { Ask } from '../../queries/saved-query.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import type { Beat } from '../envelopes/heartbeat.ts';
import { openIngress } from '../envelopes/ingress.ts';
import { stageSaid } from '../envelopes/stage-said.ts';
import { askAll } from './ask-all.ts';
import type { AnyLink } from './link.ts';

/** Asks what a link asks and stages what it says of the answers, checked like what a miner says. */
export async function runLink(
  ask: Ask,
  staging: Staging,
  run: RunRef,
  link: AnyLink,
  beat: Beat,
): Promise<MinedParts> {
  const answers: Record<string, readonly unknown[]> = {};
  for (const [name, asked] of Object.entries(link.asks)) answers[name] = await askAll(ask, asked, beat);
  const ingress = openIngress(run, { ...link, kinds: link.produces });
  ingress.take(link.link(answers as never));
  return stageSaid(staging, run, link.name, `link/${link.name}`, ingress.close());
}
