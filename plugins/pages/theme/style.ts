/**
 * The style sheet of the plugin's pages. What concerns the whole document applies under `body.newsroom`
 * only, so that a site with a layout of its own can link the file for the look of the parts alone.
 *
 * Contrast of every pair of colours is at least 4.5 : 1 in both schemes.
 */
const STYLE = `
:root {
  --news-text: #1b1f24; --news-soft: #59616b; --news-paper: #fff; --news-shade: #f3f4f6; --news-line: #d9dde2; --news-rule: 1px solid var(--news-line);
  --news-link: #0b57a4;
  --news-serif: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
  --news-sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
/* Many book faces have no letters for these languages; text set in two faces is worse than text without serifs. */
:root:is(:lang(ba), :lang(kk), :lang(ky), :lang(mn), :lang(tg), :lang(tt)) { --news-serif: var(--news-sans); }
@media (prefers-color-scheme: dark) {
  :root {
    --news-text: #e6e8eb; --news-soft: #a3abb5; --news-paper: #14171a; --news-shade: #1f2429; --news-line: #343b43;
    --news-link: #8abfff;
  }
}
.newsroom { margin: 0; background: var(--news-paper); color: var(--news-text);
  font: 1.0625rem/1.6 var(--news-sans); overflow-wrap: break-word; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
.newsroom *, .newsroom ::before, .newsroom ::after { box-sizing: border-box; }
.newsroom > * { padding-inline: max(1.25rem, 50% - 21.75rem); }
.newsroom > main { padding-block: 2rem 3rem; }
.newsroom > main:focus { outline: none; }
.newsroom a { color: var(--news-link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
.newsroom a:hover { text-decoration-thickness: .12em; }
.newsroom :is(.news-header, .news-cards h2, .news-tags, .news-neighbours, .news-pagination, .news-letters, .news-formats) a:not(:hover) { text-decoration: none; }
.newsroom :focus-visible { outline: .18rem solid var(--news-link); outline-offset: .15rem; border-radius: .15rem; }
.newsroom h1, .newsroom h2, .newsroom h3 { line-height: 1.22; text-wrap: balance; }
.newsroom h1 { margin: 0 0 .75rem; font: 700 clamp(1.75rem, 1.3rem + 2.2vw, 2.6rem)/1.15 var(--news-serif); letter-spacing: -.01em; }
.newsroom h1 small { display: block; font: 400 1rem/1.6 var(--news-sans); letter-spacing: 0; }
.newsroom h2 { margin: 2.5rem 0 .75rem; font-size: 1.3rem; }
.newsroom img, .newsroom video { max-width: 100%; height: auto; }
.newsroom code { font: .9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace; }
.news-meta, .news-total, .news-empty, .news-count, .news-footer, .news-breadcrumbs li::before, .news-lines time, .news-neighbours span, .news-index h2, .newsroom :is(h1 small, figcaption) { color: var(--news-soft); }
.news-count, .news-footer, .news-lines time, .news-neighbours span, .news-tags, .news-formats a { font-size: .875rem; }
.news-cards article > img, .news-lead img, .news-content :is(img, video, pre), .news-prose pre, .news-pagination a, .news-letters a, .news-portrait, .news-address code { background: var(--news-shade); border-radius: .4rem; }
.news-tags li > :not(.news-count), .news-initial { background: var(--news-shade); }
.news-skip { position: absolute; inset-inline-start: -99rem; }
.news-skip:focus { inset-inline-start: .5rem; top: .5rem; z-index: 1; padding: .5rem 1rem; background: var(--news-paper); }
.news-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.news-header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1.5rem; padding-block: 1.1rem .9rem; }
.newsroom > .news-header { border-bottom: var(--news-rule); }
.newsroom .news-site { font: 700 1.25rem/1.3 var(--news-serif); color: inherit; margin-inline-end: auto; }
.news-header ul, .news-breadcrumbs ol, .news-tags, .news-links, .news-pagination ul, .news-letters ul {
  display: flex; flex-wrap: wrap; gap: .4rem .5rem; list-style: none; margin: 0; padding: 0; }
.news-header ul { gap: 0 1.1rem; font-size: .95rem; }
.news-header ul a { display: inline-block; padding-block: .3rem; }
.news-breadcrumbs { margin-bottom: 1rem; font-size: .9rem; }
.news-breadcrumbs li + li::before { content: "/"; margin-inline-end: .5rem; }
.news-meta, .news-total { margin: 0 0 .6rem; font-size: .9rem; }
.news-meta > :not(:last-child)::after { content: "\\a0·"; display: inline-block; white-space: pre; }
.news-intro { margin: 0 0 .6rem; font-size: 1.15rem; line-height: 1.5; }
.news-cards article { display: grid; gap: 1rem 1.5rem; padding-block: 1.75rem; border-top: var(--news-rule); }
.news-cards { margin-top: 1.5rem; }
.news-cards h2 { margin: 0 0 .35rem; font: 700 1.4rem/1.25 var(--news-serif); }
.newsroom .news-cards h2 a { color: inherit; }
.news-cards p:last-child { margin-bottom: 0; }
.news-cards .p-summary { margin: 0 0 .8rem; }
.news-cards article > img { display: block; width: 100%; aspect-ratio: 16 / 9; object-fit: cover; }
.news-cards article > div { min-width: 0; }
@media (min-width: 40rem) {
  .news-cards article:has(> img) { grid-template-columns: minmax(0, 1fr) 13rem; }
  .news-cards article > img { order: 1; aspect-ratio: 4 / 3; }
}
.news-tags li > :not(.news-count) { display: inline-block; padding: .12rem .65rem; border-radius: 1rem; max-width: 100%; }
.news-files li, .news-list > header .news-links { margin-bottom: .6rem; }
.news-count { font-variant-numeric: tabular-nums; }
.news-tags .news-count { margin-inline: .1rem .5rem; }
.news-entry > header { margin-bottom: 1.5rem; }
.news-lead { margin: 0 0 1.75rem; }
.news-lead img { display: block; width: 100%; }
.news-content, .news-prose { max-width: 65ch; }
.news-content { margin-bottom: 2rem; font: 1.1875rem/1.65 var(--news-serif); }
.news-content h2, .news-content h3, .news-content h4 { font-family: var(--news-sans); margin: 2em 0 .5em; }
.news-content iframe { max-width: 100%; }
.news-content pre, .news-prose pre { overflow-x: auto; padding: 1rem; font-size: 1rem; }
.news-content table { display: block; width: max-content; max-width: 100%; overflow-x: auto; border-collapse: collapse; font: .95rem/1.5 var(--news-sans); }
.news-content :is(th, td) { padding: .45rem .8rem; border-bottom: var(--news-rule); text-align: start; vertical-align: top; }
.news-content blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: .25rem solid var(--news-line); }
.news-content figure { margin: 1.75rem 0; }
.news-content figcaption { font: .9rem/1.5 var(--news-sans); }
.news-files :is(audio, video) { display: block; width: 100%; margin-top: .4rem; }
.news-neighbours { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; margin-top: 2.5rem; padding-top: 1.25rem; border-top: var(--news-rule); }
.news-neighbours a { line-height: 1.4; }
.news-neighbours span { display: block; }
.news-next { grid-column: 2; text-align: end; }
.news-lines li { display: grid; grid-template-columns: minmax(0, 1fr); padding-block: .45rem; }
@media (min-width: 40rem) { .news-lines li { grid-template-columns: 10.5rem minmax(0, 1fr); gap: 1rem; align-items: baseline; } }
.news-pagination { margin-top: 1rem; padding-top: 1.5rem; border-top: var(--news-rule); }
.news-pagination :is(a, .news-gap) { display: block; min-width: 2.5rem; padding: .4rem .7rem; text-align: center; }
.newsroom .news-pagination a[aria-current] { background: var(--news-text); color: var(--news-paper); }
.news-letters { margin: 1.5rem 0; }
.news-letters a { display: block; min-width: 2.2rem; padding: .25rem .4rem; text-align: center; }
.news-index { margin-top: 1.25rem; }
.news-index section { display: grid; grid-template-columns: 2.75rem minmax(0, 1fr); align-items: baseline; padding-block: .9rem; border-top: var(--news-rule); }
.newsroom .news-index h2 { margin: 0; }
.news-tree ul { margin: 0; padding-inline-start: 1.25rem; }
.news-tree li { padding-block: .2rem; }
.news-portrait { float: inline-end; width: 6.5rem; height: 6.5rem; margin: 0 0 1rem 1.25rem; object-fit: cover; }
.news-people { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; }
.news-list > .news-people { margin-top: 1.5rem; }
.news-people li { display: flex; gap: .9rem; align-items: center; min-width: 0; }
.news-people .news-total { display: block; margin: 0; }
.news-people :is(img, .news-initial) { flex: none; width: 3rem; height: 3rem; border-radius: 50%; object-fit: cover; }
.news-initial { display: grid; place-items: center; font-weight: 700; }
.news-feeds { clear: both; margin-top: 2.5rem; padding-top: 1.25rem; border-top: var(--news-rule); font-size: .9rem; }
.news-feeds ul, .news-channels ul, .news-lines, .news-people, .news-files ul { list-style: none; margin: 0; padding: 0; }
.news-feeds li { padding-block: .25rem; }
.news-feeds .news-formats { margin-inline-start: .5rem; }
.news-narrower { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; font-size: .9rem; }
.news-formats { display: inline-flex; flex-wrap: wrap; gap: .4rem; }
.news-formats a { padding: .05rem .6rem; border: var(--news-rule); border-radius: .3rem; }
.news-channels li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; padding-block: .5rem; border-bottom: var(--news-rule); }
.news-channels-site li, .news-channels-custom li { display: block; }
.news-channels li p { margin: .2rem 0 .5rem; }
.news-address code { padding: .15rem .4rem; user-select: all; overflow-wrap: anywhere; }
.news-help dl > div { margin-bottom: .4rem; }
.news-help dt { display: inline; font-weight: 700; }
.news-help dd { display: inline; margin: 0; }
.news-help dt::after { content: " —"; }
.news-footer { padding-block: 1.5rem 2.5rem; display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1.5rem; }
.newsroom > .news-footer { border-top: var(--news-rule); }
.news-footer p { margin: 0; }
@media print {
  :root { --news-text: #000; --news-soft: #444; --news-paper: #fff; --news-shade: #fff; --news-link: #000; }
  .newsroom { font-size: 11pt; }
  .newsroom :is(nav, .news-skip, .news-formats, .news-related, .news-footer) { display: none; }
  .news-cards article, figure, pre, blockquote { break-inside: avoid; }
}
`;

/** The text of `newsroom.css`: without the blanks that only those who write it need. */
export function pageStyle(): string {
  return `${STYLE.trim()
    .replace(/\/\*.*?\*\//g, "")
    .replace(/\s*\n\s*/g, "")
    .replace(/\s*([{};])\s*/g, "$1")
    .replace(/;}/g, "}")
    .replace(/([:,]) | (?=>)|(?<=>) /g, "$1")}\n`;
}
