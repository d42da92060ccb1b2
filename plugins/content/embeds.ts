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
export function youtube(id: string, options?: URLSearchParams): string {
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
