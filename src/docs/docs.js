const root = document.documentElement;
const { base } = document.body.dataset;

// Light or dark: the reader's system decides until the button is pressed.
const theme = document.querySelector(".theme");
theme.hidden = false;
theme.addEventListener("click", () => {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const chosen = (root.style.colorScheme || system) === "dark" ? "light" : "dark";
  root.style.colorScheme = chosen === system ? "" : chosen;
  if (chosen === system) localStorage.removeItem("theme");
  else localStorage.setItem("theme", chosen);
});

const contents = document.querySelector(".contents details");
if (contents) contents.open = matchMedia("(width >= 76rem)").matches;

// Marks the section in view among the contents.
const links = [...document.querySelectorAll(".contents a")];
const headings = links.map(({ hash }) => document.getElementById(hash.slice(1)));
function markSection() {
  const atEnd = innerHeight + scrollY >= root.scrollHeight - 2;
  const current = atEnd
    ? headings.length - 1
    : headings.findLastIndex((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
  const place = contents?.querySelector("summary span");
  if (place) place.textContent = links[current]?.textContent ?? "";
  for (const [index, link] of links.entries()) {
    if (index !== current) link.removeAttribute("aria-current");
    else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "true");
      const box = link.closest(".contents");
      if (link.offsetTop < box.scrollTop || link.offsetTop > box.scrollTop + box.clientHeight - 40)
        box.scrollTop = link.offsetTop - box.clientHeight / 2;
    }
  }
}
contents?.addEventListener("click", ({ target }) => {
  if (target.closest("a") && matchMedia("(width < 76rem)").matches) contents.open = false;
});
addEventListener("scroll", markSection, { passive: true });
markSection();

const pages = document.querySelector(".pages");
const current = pages.querySelector("[aria-current]");
if (current && current.offsetTop + 2 * current.offsetHeight > pages.clientHeight)
  pages.scrollTop = current.offsetTop - pages.clientHeight / 2;

for (const block of document.querySelectorAll(".code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector("code").textContent);
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2000);
  });
  block.append(button);
}

const form = document.querySelector(".search");
const input = form.querySelector("input");
const results = form.querySelector("div");
let pagefind;
form.hidden = false;

async function search() {
  const words = input.value.trim();
  results.hidden = words === "";
  if (words === "") return;
  pagefind ??= await import(`${base}docs/pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: base });
  const found = await pagefind.debouncedSearch(words, {}, 150);
  if (!found) return;
  const pages = await Promise.all(found.results.slice(0, 8).map((result) => result.data()));
  const list = document.createElement("ul");
  for (const { url, meta, sub_results: sections } of pages) {
    const best = sections[0] ?? { url, title: meta.title, excerpt: "" };
    const title = best.title === meta.title ? meta.title : `${meta.title}: ${best.title}`;
    const link = document.createElement("a");
    const name = document.createElement("strong");
    const excerpt = document.createElement("span");
    link.href = best.url;
    name.textContent = title;
    // Pagefind has escaped the excerpt and put <mark> around the words.
    // Without the title, with which the text of a page begins.
    excerpt.innerHTML = best.excerpt.replace(/^(?:<mark>)?([^.<]+)(?:<\/mark>)?\.\s*/, (all, first) =>
      first === best.title ? "" : all,
    );
    link.append(name, excerpt);
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  const none = document.createElement("p");
  none.textContent = `Nothing found for “${words}”.`;
  results.replaceChildren(pages.length > 0 ? list : none);
}

input.addEventListener("input", search);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  results.querySelector("a")?.click();
});
form.addEventListener("focusout", ({ relatedTarget }) => {
  if (!form.contains(relatedTarget)) results.hidden = true;
});
form.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [input, ...results.querySelectorAll("a")];
  stops[stops.indexOf(document.activeElement) + step]?.focus();
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  const isSlash = event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (isSlash || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
    event.preventDefault();
    input.focus();
  }
  if (event.key === "Escape") results.hidden = true;
});
