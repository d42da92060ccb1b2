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
 * The other thread: renders entries in the order in which they are asked for, leaving out those that the main thread has
 * taken itself. It begins before the entries are known; what it has rendered by then it keeps, since only the plan says
 * which of them feeds carry.
 */
let plan: Plan | undefined;
const early: Rendered[] = [];
let order: readonly number[] = files.map((_, index) => index);
for (let at = 0; at < order.length; at += BATCH) {
  const given = plan ? undefined : (receiveMessageOnPort(port)?.message as Plan | undefined);
  if (given) {
    follow(given);
    order = given.order;
    at = 0;
  }
  const batch = order.slice(at, at + BATCH).flatMap((index) => render(index) ?? []);
  if (batch.length === 0) continue;
  post(batch, batch);
  if (!plan) early.push(...batch);
}
if (!plan) port.once("message", follow);

function follow(given: Plan): void {
  plan = given;
  post([], early.splice(0));
}

function post(rendered: readonly Rendered[], forFeeds: readonly Rendered[]): void {
  port.postMessage({ rendered, cleaned: forFeeds.flatMap((each) => clean(each) ?? []) } satisfies Mail);
  for (const { index } of rendered) {
    Atomics.store(states, index, DELIVERED);
    Atomics.notify(states, index);
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

function clean({ index, length, html }: Rendered): Cleaned | undefined {
  const pageUrl = plan?.pageUrls.get(index);
  if (!plan || pageUrl === undefined || length < 0) return undefined;
  const badAddresses: string[] = [];
  const context = { pageUrl, siteBase: plan.siteBase };
  const clean = cleanContent(html, { ...context, report: (address) => badAddresses.push(address) });
  return { index, context, html: clean, badAddresses };
}
