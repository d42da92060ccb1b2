import { receiveMessageOnPort, workerData } from "node:worker_threads";
import { cleanContent } from "../content/clean.ts";
import { defaultMarkdown } from "../content/default-markdown.ts";
import { splitFrontMatter } from "../read/front-matter.ts";
import { readRegularFile } from "../read/regular-file.ts";
import {
  CLAIMED,
  type Cleaned,
  DELIVERED,
  FREE,
  type Mail,
  type Plan,
  type Rendered,
  type RenderTask,
} from "./render-task.ts";

/** Few enough that nobody waits long for the last of them, and enough that messages do not cost more than the work. */
const BATCH = 8;

/** What a template language is asked for; the main thread knows whether this is any. */
const TEMPLATE = /\{[{%#]/;

const { files, states, port } = workerData as RenderTask;
const markdown = defaultMarkdown();

/**
 * The other thread: renders entries in the order in which they are asked for, then makes fit for feeds what they carry,
 * leaving out what the main thread has taken itself. It begins before the entries are known; what it has rendered by then
 * it keeps, since only the plan says which of them feeds carry.
 */
let plan: Plan | undefined;
/** What has been rendered and feeds may carry. */
const forFeeds = new Map<number, Rendered>();
let order: readonly number[] = files.map((_, index) => index);
for (let at = 0; at < order.length; at += BATCH) {
  const given = plan ? undefined : (receiveMessageOnPort(port)?.message as Plan | undefined);
  if (given) {
    plan = given;
    order = plan.order;
    at = 0;
    // A large archive has much text that no feed carries.
    for (const index of forFeeds.keys()) if (!plan.pageUrls.has(index)) forFeeds.delete(index);
  }
  const rendered = order.slice(at, at + BATCH).flatMap((index) => render(index) ?? []);
  if (rendered.length === 0) continue;
  port.postMessage({ rendered } satisfies Mail);
  for (const each of rendered) {
    tell(each.index);
    if (!plan || plan.pageUrls.has(each.index)) forFeeds.set(each.index, each);
  }
}
if (plan) cleanAll(plan);
else port.once("message", cleanAll);

/** Whoever waits for a piece of work hears of it. */
function tell(state: number): void {
  Atomics.store(states, state, DELIVERED);
  Atomics.notify(states, state);
}

function cleanAll({ order, pageUrls, siteBase }: Plan): void {
  for (const index of order) {
    const rendered = forFeeds.get(index);
    const pageUrl = pageUrls.get(index);
    const state = files.length + index;
    if (!rendered || rendered.length < 0 || pageUrl === undefined) continue;
    if (Atomics.compareExchange(states, state, FREE, CLAIMED) !== FREE) continue;
    port.postMessage({ cleaned: [clean(rendered, { pageUrl, siteBase })] } satisfies Mail);
    tell(state);
    forFeeds.delete(index);
  }
}

/** A file that cannot be read here is left to the main thread, which has a message for it. */
function render(index: number): Rendered | undefined {
  if (Atomics.compareExchange(states, index, FREE, CLAIMED) !== FREE) return undefined;
  try {
    const { body } = splitFrontMatter(readRegularFile(files[index] ?? "").toString("utf8"));
    if (TEMPLATE.test(body)) return { index, length: -1, html: "" };
    return { index, length: body.length, html: markdown(body) };
  } catch {
    return { index, length: -1, html: "" };
  }
}

function clean({ index, html }: Rendered, context: Cleaned["context"]): Cleaned {
  const badAddresses: string[] = [];
  const cleaned = cleanContent(html, { ...context, report: (address) => badAddresses.push(address) });
  return { index, context, html: cleaned, badAddresses };
}
