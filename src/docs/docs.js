const root = document.documentElement;
const { base } = document.body.dataset;

// Light or dark: the reader's system decides until the button is pressed.
const theme = document.querySelector(".theme");
root.style.colorScheme = localStorage.getItem("theme") ?? "";
theme.hidden = false;
theme.addEventListener("click", () => {
  const dark =
    root.style.colorScheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.style.colorScheme = dark === "dark" ? "light" : "dark";
  localStorage.setItem("theme", root.style.colorScheme);
});

const contents = document.querySelector(".contents details");
if (contents) contents.open = matchMedia("(width >= 76rem)").matches;

const pages = document.querySelector(".pages");
const current = pages.querySelector("[aria-current]");
if (current && current.offsetTop > pages.clientHeight)
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
    excerpt.innerHTML = best.excerpt;
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
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    input.focus();
  }
  if (event.key === "Escape") results.hidden = true;
});
