import { setTimeout as sleep } from "node:timers/promises";

/** What pinging one hub may cost. Times in milliseconds. */
export interface Limits {
  /** Requests for one feed, the first included. */
  attempts: number;
  /** For one request, with its redirects and the whole answer. */
  requestTime: number;
  /** For all feeds of a hub together. */
  hubTime: number;
  /** Before the second request; doubled before each further one. */
  backOff: number;
  /** Feeds for which the hub gave no answer or an error of its own, until the rest is left for the next ping. */
  failures: number;
  /** Feeds that the hub refused without taking a single one, until the rest is left for the next ping. */
  refusals: number;
  redirects: number;
  /** Bytes of an answer that are read. */
  answer: number;
  /** Number of parallel requests. */
  parallel: number;
}

const LIMITS: Limits = {
  attempts: 4,
  requestTime: 10_000,
  hubTime: 60_000,
  backOff: 500,
  failures: 5,
  refusals: 20,
  redirects: 3,
  answer: 64 * 1024,
  parallel: 4,
};

/** The result for one feed. */
export interface Ping {
  feed: string;
  /** Requests that were made; 0 where the hub was given up before. */
  attempts: number;
  /** Why the hub did not accept the ping, undefined if it did. */
  failure: string | undefined;
}

/**
 * Pings a WebSub hub for each feed that has changed: a POST of `hub.mode=publish` and the address of the feed, the form
 * that hubs have in common (WebSub §6 leaves it open). Repeats a request where that may help: no answer, 408, 429, 5xx.
 * A slow, broken or hostile hub costs no more than the limits.
 *
 * @param done is called as soon as the result for a feed is known, once for each feed
 */
export async function pingHub(
  hub: string,
  feeds: readonly string[],
  done: (ping: Ping) => void,
  limits: Limits = LIMITS,
): Promise<void> {
  const deadline = performance.now() + limits.hubTime;
  const queue = [...feeds];
  let failures = 0;
  let refusals = 0;
  let accepted = 0;
  const stop = (): string | undefined => {
    if (failures >= limits.failures) return `the hub failed for ${failures} feeds`;
    if (accepted === 0 && refusals >= limits.refusals) return `the hub refused ${refusals} feeds`;
    if (performance.now() >= deadline) return `the hub took longer than ${limits.hubTime / 1000} seconds`;
    return undefined;
  };
  const worker = async () => {
    for (let feed = queue.shift(); feed !== undefined; feed = queue.shift()) {
      const stopped = stop();
      if (stopped !== undefined) {
        done({ feed, attempts: 0, failure: stopped });
        continue;
      }
      const { again, ...ping } = await pingFeed(hub, feed, deadline, limits);
      if (ping.failure === undefined) accepted++;
      else if (again) failures++;
      else refusals++;
      done(ping);
    }
  };
  await Promise.all(Array.from({ length: limits.parallel }, worker));
}

async function pingFeed(
  hub: string,
  feed: string,
  deadline: number,
  limits: Limits,
): Promise<Ping & { again: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const left = Math.max(1, deadline - performance.now());
    const { failure, again, retryAfter } = await request(
      hub,
      feed,
      Math.min(limits.requestTime, left),
      limits,
    );
    const wait = retryAfter ?? limits.backOff * 2 ** (attempt - 1);
    const last = attempt >= limits.attempts || performance.now() + wait >= deadline;
    if (failure === undefined || !again || last) return { feed, attempts: attempt, failure, again };
    await sleep(wait);
  }
}

interface Answer {
  failure: string | undefined;
  /** True if asking again may help. */
  again: boolean;
  /** Milliseconds that the hub asks to wait. */
  retryAfter?: number | undefined;
}

async function request(hub: string, feed: string, time: number, limits: Limits): Promise<Answer> {
  const signal = AbortSignal.timeout(Math.ceil(time));
  try {
    let address = hub;
    for (let redirects = 0; ; redirects++) {
      const response = await fetch(address, {
        method: "POST",
        body: new URLSearchParams({ "hub.mode": "publish", "hub.url": feed }),
        // Followed here: `fetch` would turn the POST into a GET after 301 and 302, which no hub takes for a ping.
        redirect: "manual",
        signal,
      });
      const text = await startOf(response, limits.answer);
      const next = redirectOf(response, address);
      if (next === undefined) return answerOf(response, text);
      if (redirects >= limits.redirects)
        return { failure: `the hub redirected more than ${limits.redirects} times`, again: false };
      address = next;
    }
  } catch (error) {
    return { failure: failureOf(error, time), again: true };
  }
}

function answerOf(response: Response, text: string): Answer {
  const { ok, status } = response;
  const said = (response.headers.get("location") ?? text.trim().replace(/\s+/g, " ")).slice(0, 200);
  return {
    failure: ok ? undefined : `the hub answered ${status}${said ? `: ${said}` : ""}`,
    again: status === 429 || status === 408 || status >= 500,
    retryAfter: secondsOf(response.headers.get("retry-after")),
  };
}

/** Where a POST is to be repeated, undefined for any other answer. */
function redirectOf({ status, headers }: Response, address: string): string | undefined {
  const location = headers.get("location");
  if (location === null || ![301, 302, 307, 308].includes(status) || !URL.canParse(location, address))
    return undefined;
  const { protocol, href } = new URL(location, address);
  // Never follow redirects from https to http or to non-HTTP addresses.
  return protocol === "https:" || protocol === new URL(address).protocol ? href : undefined;
}

/** The first bytes of an answer as text; the rest is not read. */
async function startOf(response: Response, bytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let left = bytes;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= chunk.length;
    // Leaving the loop cancels the body, and with it the connection.
    if (left <= 0) break;
  }
  return text;
}

/** A date in `Retry-After` is ignored, and the usual delay is used. */
function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d+$/.test(header) ? Number(header) * 1000 : undefined;
}

function failureOf(error: unknown, time: number): string {
  if ((error as Error).name === "TimeoutError")
    return `the hub did not answer within ${Math.round(time / 100) / 10} seconds`;
  const cause = (error as { cause?: { message?: string; code?: string } }).cause;
  return `the hub could not be reached: ${cause?.message || cause?.code || (error as Error).message}`;
}
