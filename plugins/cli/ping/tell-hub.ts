/** How patient to be with a hub. Times in milliseconds. */
export interface Patience {
  /** Requests for one feed, the first included. */
  attempts: number;
  /** For one request. */
  timeout: number;
  /** Before the second request; doubled before each further one. */
  backOff: number;
}

const PATIENCE: Patience = { attempts: 4, timeout: 15_000, backOff: 500 };

/** A hub that asks for more time than this is not waited for. */
const LONGEST_WAIT = 60_000;

/** What became of telling a hub of one feed; `reason` is undefined where it took it. */
export interface Told {
  feed: string;
  attempts: number;
  reason: string | undefined;
}

/**
 * Tells a WebSub hub that a feed has changed: a POST of `hub.mode=publish` and the address of the feed, the form that
 * hubs have in common (WebSub §6 leaves it open). Asked again where it may help: no answer, 429, 408 and 5xx.
 */
export async function tellHub(hub: string, feed: string, patience: Patience = PATIENCE): Promise<Told> {
  let reason = "";
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(hub, feed, patience.timeout);
    if (answer.reason === undefined) return { feed, attempts: attempt, reason: undefined };
    reason = answer.reason;
    const wait = answer.retryAfter ?? patience.backOff * 2 ** (attempt - 1);
    if (!answer.again || attempt >= patience.attempts || wait > LONGEST_WAIT)
      return { feed, attempts: attempt, reason };
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

interface Answer {
  reason: string | undefined;
  /** True where asking again may help. */
  again: boolean;
  /** Milliseconds that the hub asks to wait. */
  retryAfter?: number | undefined;
}

async function ask(hub: string, feed: string, timeout: number): Promise<Answer> {
  try {
    const response = await fetch(hub, {
      method: "POST",
      body: new URLSearchParams({ "hub.mode": "publish", "hub.url": feed }),
      // A redirect would turn the POST into a GET, which no hub takes for a ping.
      redirect: "manual",
      signal: AbortSignal.timeout(timeout),
    });
    const text = (await response.text()).trim().replace(/\s+/g, " ").slice(0, 200);
    if (response.ok) return { reason: undefined, again: false };
    const moved = response.headers.get("location");
    const said = moved ? `moved to ${moved}` : text;
    return {
      reason: `the hub answered ${response.status}${said ? `: ${said}` : ""}`,
      again: response.status === 429 || response.status === 408 || response.status >= 500,
      retryAfter: secondsOf(response.headers.get("retry-after")),
    };
  } catch (error) {
    return { reason: reasonOf(error, timeout), again: true };
  }
}

/** A date in `Retry-After` is left alone: the usual back-off does. */
function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d+$/.test(header) ? Number(header) * 1000 : undefined;
}

function reasonOf(error: unknown, timeout: number): string {
  if ((error as Error).name === "TimeoutError")
    return `the hub did not answer within ${timeout / 1000} seconds`;
  const cause = (error as { cause?: { message?: string; code?: string } }).cause;
  return `the hub could not be reached: ${cause?.message || cause?.code || (error as Error).message}`;
}
