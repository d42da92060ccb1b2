import type { Attributes } from "./attributes.ts";

/** What a player shows, as an address that a reader can open: the page of the film, not the player. */
export function shownBy(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, "");
  const [, first, id, ...rest] = url.pathname.split("/");
  if (
    (host === "youtube.com" || host === "youtube-nocookie.com") &&
    (first === "embed" || first === "v") &&
    id
  ) {
    return rest.join("") ? address : youtube(id, url.searchParams);
  }
  if (host === "player.vimeo.com" && first === "video" && id) {
    const hash = url.searchParams.get("h");
    return `https://vimeo.com/${id}${hash ? `/${encodeURIComponent(hash)}` : ""}`;
  }
  return address;
}

/** The watch page of a film at YouTube. */
function youtube(id: string, options?: URLSearchParams): string {
  const list = options?.get("list");
  if (id === "videoseries" && list)
    return `https://www.youtube.com/playlist?list=${encodeURIComponent(list)}`;
  const channel = options?.get("channel");
  if (id === "live_stream" && channel)
    return `https://www.youtube.com/channel/${encodeURIComponent(channel)}/live`;
  const start = options?.get("start");
  const time = start && /^\d+$/.test(start) ? `&t=${start}s` : "";
  return `https://www.youtube.com/watch?v=${encodeURIComponent(decoded(id))}${time}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const GISTS = /^(?:gist\.github\.com|asciinema\.org|snippets\.cacher\.io|(?:www\.)?buzzsprout\.com)$/;

/**
 * The page of what a script puts into a page, such as a gist; `undefined` for a script that shows nothing by itself.
 *
 * @param address absolute address of the script
 */
export function shownByScript(address: string, attributes: Attributes): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, pathname, searchParams, origin } = new URL(address);
  if (hostname === "telegram.org") {
    const post = attributes.get("data-telegram-post");
    return post ? `https://t.me/${encodeURI(post)}` : undefined;
  }
  if (hostname === "speakerdeck.com") {
    const id = attributes.get("data-id");
    return id ? `https://speakerdeck.com/player/${encodeURIComponent(id)}` : undefined;
  }
  if (hostname === "emgithub.com") {
    const target = searchParams.get("target");
    return target && /^https:\/\/(?:gist\.)?github\.com\//.test(target) ? target : undefined;
  }
  if (hostname === "fast.wistia.com") {
    const id = /^\/embed\/(?:medias\/)?(\w{6,20})\.js(?:onp)?$/.exec(pathname)?.[1];
    return id ? `https://fast.wistia.net/embed/iframe/${id}` : undefined;
  }
  if (hostname === "jsfiddle.net") return before(address, "/embed/", origin);
  if (hostname === "datawrapper.dwcdn.net") return before(address, "/embed.js", origin);
  if (hostname === "pastebin.com" && pathname.startsWith("/embed_js/"))
    return `${origin}/${pathname.slice("/embed_js/".length)}`;
  const isPage = pathname.endsWith(".js") && (GISTS.test(hostname) || /\/snippets\/\d+\.js$/.test(pathname));
  if (!isPage) return undefined;
  const file = searchParams.get("file");
  const anchor = file ? `#file-${file.toLowerCase().replace(/[^\p{L}\p{N}_]+/gu, "-")}` : "";
  return `${origin}${pathname.slice(0, -".js".length)}${anchor}`;
}

function before(address: string, part: string, origin: string): string | undefined {
  const end = address.indexOf(part);
  return end > origin.length ? `${address.slice(0, end)}/` : undefined;
}

const IDS = [
  "videoid",
  "video-id",
  "data-videoid",
  "data-video-id",
  "tweetid",
  "tweet-id",
  "data-tweetid",
  "data-shortcode",
  "data-gistid",
  "data-gist-id",
  "gist-id",
  "gist",
  "data-youtube-id",
  "data-vimeo-id",
  "data-tweet-id",
  "data-trackid",
];
/** Page address by a word in the element's name and an id. */
const PAGES: readonly (readonly [word: RegExp, page: (id: string) => string])[] = [
  [/youtube/, (id) => youtube(id)],
  [/vimeo/, (id) => `https://vimeo.com/${encodeURIComponent(id)}`],
  [/dailymotion/, (id) => `https://www.dailymotion.com/video/${encodeURIComponent(id)}`],
  [/twitter|tweet/, (id) => `https://twitter.com/i/status/${encodeURIComponent(id)}`],
  [/instagram/, (id) => `https://www.instagram.com/p/${encodeURIComponent(id)}/`],
  [/soundcloud/, (id) => `https://api.soundcloud.com/tracks/${encodeURIComponent(id)}`],
  [/gist/, (id) => `https://gist.github.com/${encodeURIComponent(id)}`],
];
const ADDRESSES = ["src", "url", "href", "data-src", "data-href", "data-url"];
const ADDRESS = /^(?:https?:\/\/|\/|\.{1,2}\/)\S+$/i;
/** Elements of AMP that show what lies at their address; the others count visits or fetch data. */
const AMP =
  /^amp-(?:facebook|reddit|pinterest|iframe|embedly-card|google-document-embed|video-iframe|gist|o2-player)/;

/**
 * The address of what an element that a site or a service has defined shows: `mastodon-embed`, `youtube-video`,
 * `amp-youtube`.
 *
 * @param name with a hyphen
 */
export function shownByCustomElement(name: string, attributes: Attributes): string | undefined {
  if (attributes.size === 0) return undefined;
  const id = IDS.map((attribute) => attributes.get(attribute)?.trim()).find(Boolean);
  const page = id ? PAGES.find(([word]) => word.test(name))?.[1] : undefined;
  if (id && page) return page(id);
  if (name.startsWith("amp-") && !AMP.test(name)) return undefined;
  const address = ADDRESSES.map((attribute) => attributes.get(attribute)?.trim()).find(Boolean);
  return address && ADDRESS.test(address) && !/\.(?:m?js|css|json)(?:[?#]|$)/i.test(address)
    ? address
    : undefined;
}

/** Words in the class of an element that a service's script fills. */
const FILLED = /(?:^|[\s_-])(?:embed|oembed|player|video|post|tweet|gist|media|youtube|vimeo)(?:$|[\s_-])/i;
const FILLED_IDS = [...IDS, "data-id"];
/** Attributes of such elements; the first ones say by themselves what they are. */
const SURE_ADDRESSES = ["data-oembed-url", "data-embed-url", "data-instgrm-permalink"];
const FILLED_ADDRESSES = ["data-href", "data-url", "data-src", "data-video-url", "cite"];

/**
 * The page of what a script puts into an ordinary element, such as `<div class="fb-post" data-href="…">`;
 * `undefined` for an element that stands for nothing else.
 */
export function shownByElement(attributes: Attributes): string | undefined {
  let mayStand = false;
  for (const name of attributes.keys()) mayStand ||= name === "cite" || name.startsWith("data-");
  if (!mayStand) return undefined;
  const kind = attributes.get("class") ?? "";
  const pen = attributes.get("data-slug-hash");
  const user = attributes.get("data-user");
  if (pen && user) return `https://codepen.io/${encodeURIComponent(user)}/pen/${encodeURIComponent(pen)}`;
  const chart =
    /\bflourish-embed\b/.test(kind) &&
    /^(?:visualisation|story)\/\d+$/.exec(attributes.get("data-src") ?? "");
  if (chart) return `https://public.flourish.studio/${chart[0]}/`;
  for (const name of FILLED_IDS) {
    const id = attributes.get(name)?.trim();
    const page = id && PAGES.find(([word]) => word.test(`${kind} ${name}`.toLowerCase()))?.[1];
    if (page) return page(id);
  }
  const names = FILLED.test(kind) ? [...SURE_ADDRESSES, ...FILLED_ADDRESSES] : SURE_ADDRESSES;
  return names
    .map((name) => attributes.get(name)?.trim())
    .find((value) => value && /^https?:\/\//i.test(value));
}

/** True if what a player shows is a picture, by its type or else its name. */
export function isPictureFile(address: string, attributes: Attributes): boolean {
  const type = attributes.get("type")?.trim();
  return type ? /^image\//i.test(type) : /\.(?:apng|avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i.test(address);
}

/** What a player is called. */
export function titleOf(attributes: Attributes): string | undefined {
  for (const name of ["playlabel", "title", "aria-label", "alt", "data-title"]) {
    const title = attributes.get(name)?.trim();
    if (title) return title;
  }
  return undefined;
}
