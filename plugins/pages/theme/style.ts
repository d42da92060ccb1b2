/**
 * The style sheet of the plugin's pages. What concerns the whole document applies to the plugin's own documents alone
 * (`.news-document`, `.newsroom`): in a layout of the site, fonts and colours are the site's, and so are headings and
 * links. Widths are those of the place that the parts are in, not of the window.
 * Custom properties are set with zero specificity (`:where`), so that a site's own `:root` rule always overrides them.
 * Contrast of every pair of colours is at least 4.5 : 1 in both schemes.
 */
const STYLE = `
:where(:root) {
  --news-font: inherit; --news-heading-font: inherit; --news-text-font: inherit;
  --news-code-font: ui-monospace, Menlo, Consolas, monospace;
  --news-muted: color-mix(in srgb, currentColor 75%, transparent); --news-border: color-mix(in srgb, currentColor 20%, transparent); --news-surface: color-mix(in srgb, currentColor 6%, transparent);
  --news-accent: currentColor; --news-radius: .5rem; --news-width: 42rem; --news-page-width: 68rem;
}
:where(.news-document) {
  --news-font: system-ui, sans-serif;
  --news-text-font: Charter, "Iowan Old Style", Cambria, "Noto Serif", Georgia, serif; --news-heading-font: var(--news-text-font);
  --news-background: #fff; --news-text: #1c1d21; --news-muted: #555961; --news-border: #dfe0e4; --news-surface: #f4f4f6; --news-accent: #0a5a70;
}
/* Many book faces have no letters for these languages; text set in two faces is worse than text without serifs. */
:where(.news-document:is(:lang(ar), :lang(fa), :lang(ur), :lang(he), :lang(ja), :lang(zh), :lang(ko), :lang(kk), :lang(ky), :lang(ba), :lang(tt), :lang(tg), :lang(mn))) { --news-text-font: var(--news-font); }
@media (prefers-color-scheme: dark) {
  :where(.news-document) { --news-background: #15171a; --news-text: #e3e5e8; --news-muted: #b0b5bd; --news-border: #41464e; --news-surface: #23272d; --news-accent: #86c8d6; }
  .news-document main img { filter: brightness(.88); }
}
.newsroom { margin: 0; background: var(--news-background); color: var(--news-text); font: 1.0625rem/1.6 var(--news-font); overflow-wrap: break-word; -webkit-text-size-adjust: 100%; }
.newsroom * { box-sizing: border-box; }
.newsroom > * { padding-inline: max(1.25rem, 50% - var(--news-page-width) / 2); }
.newsroom > main { padding-block: clamp(1.5rem, 4vw, 2.5rem) 4rem; min-height: 70vh; }
.newsroom > main:focus { outline: none; }
.newsroom a { color: inherit; text-decoration: underline 1px; text-underline-offset: .2em; }
.newsroom :is(a:hover, .news-content a, .news-prose a, .news-feeds a, .news-contacts a, .news-formats a, .news-lists span a, .news-tags a, .news-cards li a, .news-tree a, .news-weights a, .news-alphabet a) { color: var(--news-accent); }
.newsroom :focus-visible { outline: .15rem solid var(--news-accent); outline-offset: .2rem; border-radius: .15rem; }
.newsroom :is(h1, h2, h3) { line-height: 1.25; word-break: auto-phrase; text-wrap: balance; }
.newsroom p { text-wrap: pretty; }
.newsroom h1 { margin: 0 0 .75rem; font: 700 clamp(1.875rem, 1.3rem + 2.6vw, 2.875rem)/1.15 var(--news-heading-font); letter-spacing: -.01em; }
.newsroom small { font-size: .875rem; }
.newsroom h2 { margin: 0 0 .75rem; font-size: 1.125rem; }
:is(.newsroom, .news-list, .news-page) :is(img, video, audio, iframe) { max-width: 100%; }
:is(.newsroom, .news-list, .news-page) :is(img, video) { height: auto; }
.newsroom:is(:lang(ar), :lang(fa), :lang(ja), :lang(zh)) :is(h1, p, .news-content) { letter-spacing: 0; line-height: 1.8; }
.news-footer, .news-cards section > h2, .news-story + .h-entry, .news-month, .news-neighbours, .news-tree ul ul { border-top: 1px solid var(--news-border); }
.news-header, .news-lists li, .news-alphabet h2, .news-content :is(th, td) { border-bottom: 1px solid var(--news-border); }
.news-channels-site, .news-files, .news-entry > .news-tags li > * { border: 1px solid var(--news-border); }
.news-lead img, .news-cards img, .news-portrait, .news-channels-site, .news-files, .news-content :is(img, video), .news-pagination :is(a, .news-gap), .news-letters a { border-radius: var(--news-radius); }
.news-cards :is(h2, h3), .news-month h2, .news-front .news-intro, .news-alphabet h2, .news-tree > ul > li > a, .news-content :is(h2, h3, h4) { font-family: var(--news-heading-font); }
.news-header, .news-header ul, .news-footer, .news-breadcrumbs ol, .news-narrower, .news-meta, .news-tags, .news-contacts, :is(.news-pagination, .news-letters) ul, .news-weights { display: flex; flex-wrap: wrap; gap: .3rem .9rem; }
.news-meta, .news-tags, .news-contacts, .news-links, .news-lines, .news-people, .news-weights, .news-breadcrumbs ol, :is(.news-header, .news-pagination, .news-letters, .news-cards, .news-feeds, .news-channels, .news-tree, .news-alphabet, .news-files) ul { list-style: none; margin: 0; padding: 0; }
.news-meta, .news-total, .news-count, .news-cards :is(time, ul, p:not(.p-summary)), .news-breadcrumbs, .news-footer, .news-lines time, .news-neighbours span, .news-also, .news-narrower, .news-files small { color: var(--news-muted); font-size: .9rem; font-variant-numeric: tabular-nums; }
.news-address, .news-feeds span, figcaption { color: var(--news-muted); }
.news-tags, .news-links, .news-contacts, .news-feeds, .news-formats, .news-lists span { font-size: .9rem; }
.news-skip { position: absolute; inset-inline-start: -99rem; }
.news-skip:focus { inset-inline-start: .5rem; top: .5rem; z-index: 1; padding: .5rem 1rem; background: var(--news-background); }
.news-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.news-header { align-items: baseline; gap: .25rem 1rem; padding-block: 1rem; border-top: .25rem solid var(--news-accent); }
.newsroom .news-site { font: 700 1.125rem/1.4 var(--news-heading-font); text-decoration: none; margin-inline-end: auto; }
.news-header ul { column-gap: .9rem; font-size: .9rem; }
.news-header nav { order: 1; width: 100%; }
.newsroom .news-languages { font-size: .8125rem; }
.newsroom .news-header li a { display: block; padding-block: .35rem; text-decoration: none; }
.news-header [aria-current] { border-bottom: 2px solid var(--news-accent); }
@media (min-width: 46rem) {
  .news-header, .news-header ul { column-gap: 1.5rem; }
  .news-header nav { order: 0; width: auto; }
}
.news-footer { justify-content: space-between; padding-block: 1.5rem 3rem; }
.news-list, .news-index, .news-subscribe, .news-page { container: news / inline-size; overflow-wrap: anywhere; font-family: var(--news-font); }
:is(.news-breadcrumbs, .news-list, .news-index, .news-subscribe ul, .news-neighbours, .news-related, .news-tags, .news-meta) a:not(:hover, .news-prose a, .news-contacts a) { text-decoration: none; }
.news-breadcrumbs { margin-bottom: 1.25rem; }
.news-breadcrumbs li + li::before { content: "/"; margin-inline-end: .9rem; }
.news-total, .news-meta, .news-cards p, .news-footer p { margin: 0; }
.news-intro, .news-deck { margin: 0 0 1rem; max-width: 42rem; font-size: clamp(1.125rem, 1rem + .5vw, 1.25rem); line-height: 1.5; }
.news-deck { font-family: var(--news-text-font); }
.news-head::after { content: ""; display: block; clear: both; }
.newsroom .news-front .news-intro { max-width: 32em; margin: 0; font-size: clamp(1.375rem, 1.1rem + 1.4vw, 2rem); line-height: 1.3; text-wrap: balance; }
.news-portrait { float: inline-end; width: 7rem; margin: 0 0 1rem 1.5rem; }
.news-prose { max-width: 42rem; }
:is(.news-side, .news-prose, .news-content) > :first-child { margin-top: 0; }
.news-also, .news-contacts { margin-block: .5rem; }
.news-total:has(+ .news-narrower) { display: inline-block; margin-inline-end: .9rem; }
.news-narrower { display: inline-flex; }
.news-columns, .news-lists, .news-people, .news-index > .news-weights, .news-tree, .news-letters, .news-pagination { margin-top: 2rem; }
.news-side > *, .news-neighbours, .news-related, .news-page > .news-feeds, .news-index > .news-feeds, .news-subscribe section { margin-top: 2.5rem; }
.news-lead img { display: block; width: 100%; }
.newsroom .news-cards section > h2 { margin: 0; padding-top: .75rem; font-size: 1.375rem; }
.news-cards { --news-date: 9rem; }
.news-cards section { --news-date: 7rem; }
.news-cards section + section { margin-top: 1.5rem; }
.news-cards article { display: flow-root; padding-block: 1rem; }
.news-cards img { float: inline-end; width: 7rem; margin: .3rem 0 .5rem 1rem; }
.news-cards .h-entry :is(h2, h3) { margin: 0 0 .4rem; font-size: 1.3rem; line-height: 1.25; text-wrap: pretty; }
.news-cards .p-summary { margin: 0 0 .5rem; }
.news-cards :is(.p-summary ~ p, ul, li, li a) { display: inline-block; }
.news-cards :is(.p-summary ~ p, li) { margin-inline-end: .9rem; }
.news-cards .news-story :is(h2, h3) { margin-block: .3rem .75rem; font-size: clamp(1.625rem, 5cqi, 2.25rem); line-height: 1.2; }
.news-columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2.5rem 4.5rem; }
.news-story .p-summary { font-size: 1.1em; }
/* Image plugins put pictures around images. */
.news-cards picture { display: contents; }
.news-cards .news-story img { float: none; display: block; width: 100%; margin: 0 0 1rem; }
@container news (min-width: 40rem) {
  .news-cards article { display: grid; gap: 0 1.5rem; grid-template-columns: var(--news-date) minmax(0, 1fr); padding-block: 1.25rem; }
  .news-cards:has(:where(.h-entry:not(.news-story) img)) article { grid-template-columns: var(--news-date) minmax(0, 1fr) 9rem; }
  .news-cards article > :is(time, a) { grid-area: 1 / 1; padding-top: .3rem; }
  .news-cards div { grid-area: 1 / 2; }
  .news-cards img { grid-area: 1 / 3; width: 9rem; margin-inline: 0; }
  .news-cards .news-story { grid-template: auto 1fr / minmax(0, 1fr); gap: 0 2.5rem; }
  .news-cards .news-story:has(img) { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .news-story div { grid-area: 2 / 1; }
  .news-story img { grid-area: 1 / 2 / 3; }
  .news-month { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 1.5rem; }
  .news-month h2 { margin: 0; padding-top: .45rem; font-size: 1.125rem; }
  .news-lines-date li { grid-template-columns: 9.5rem minmax(0, 1fr); }
}
@container news (min-width: 56rem) {
  .news-columns { grid-template-columns: minmax(0, 1fr) 14rem; }
}
.news-entry > .news-tags, .news-files { margin-top: 2rem; }
.news-entry > .news-tags li > * { display: inline-block; padding: .15rem .75rem; border-radius: 2rem; }
.news-mark { padding: .1rem .5rem; border: 1px solid; border-radius: .25rem; color: var(--news-accent); }
:is(.news-archive, .news-near, .news-files, .news-feeds, .news-others) h2 { font-size: .9375rem; }
.news-lists li { display: flex; justify-content: space-between; gap: 1rem; padding-block: .35rem; break-inside: avoid; }
.news-near .news-tags { display: block; }
.news-links li, .news-near li, .news-feeds li { padding-block: .15rem; }
.news-years .news-links { columns: 5rem; }
.news-feeds li > span:first-child { display: block; }
.news-formats, .news-lists span { display: inline-flex; flex: none; gap: .9rem; }
.newsroom .news-page { max-width: var(--news-width); margin-inline: auto; }
.news-entry .news-meta { gap: 0 .5rem; position: relative; }
.news-entry .news-meta > span:not(.p-author, :has(.p-author), :last-child)::after { content: "·"; margin-inline-start: .5rem; }
.news-entry .news-meta:has(img) { min-height: 2.75rem; padding-inline-start: 3.5rem; }
.news-entry .news-meta:has(.h-card ~ .h-card img) { padding-inline-start: 5rem; }
.news-meta > :has(> .h-card) { flex-basis: 100%; color: var(--news-text); font-weight: 600; }
.news-meta img { position: absolute; top: 0; inset-inline-start: 0; width: 2.75rem; height: 2.75rem; border: 2px solid var(--news-background); border-radius: 50%; object-fit: cover; }
.news-meta .h-card ~ .h-card img { inset-inline-start: 1.6rem; }
.news-content { margin-top: 1.75rem; }
.newsroom .news-content { font: clamp(1.125rem, 1rem + .5vw, 1.1875rem)/1.65 var(--news-text-font); }
.news-content :is(h2, h3, h4) { margin: 2em 0 .6em; }
.newsroom .news-content h2 { font-size: 1.625rem; }
.news-lead, .news-content figure { margin: 1.75rem 0; }
.news-content :is(figcaption, table) { font-family: var(--news-font); font-size: .9375rem; line-height: 1.5; }
.news-content blockquote { margin-inline: 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--news-accent); }
.news-page :is(pre, code), .news-address code { font-family: var(--news-code-font); font-size: .875em; background: var(--news-surface); padding: .1em .3em; border-radius: .25rem; }
.news-page :is(pre, code) { direction: ltr; unicode-bidi: isolate; text-align: left; }
.news-content pre { overflow-x: auto; padding: 1rem 1.25rem; line-height: 1.6; border-radius: var(--news-radius); }
.news-content pre code { font-size: inherit; background: none; padding: 0; }
.news-content table { display: block; width: max-content; max-width: 100%; overflow-x: auto; border-collapse: collapse; }
.news-content :is(th, td) { padding: .5rem 0; padding-inline-end: 1.5rem; text-align: start; vertical-align: top; }
.news-content .footnotes { font-size: .875em; }
.news-files, .news-channels-site { padding: 1.1rem 1.25rem; }
.news-files :is(audio, video) { display: block; width: 100%; margin-block: .5rem .75rem; }
.news-neighbours { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2rem; padding-top: 1.25rem; line-height: 1.4; font-weight: 600; }
.news-neighbours span { display: block; font-weight: 400; }
.news-next { grid-column: 2; text-align: end; }
.news-month { padding-block: .6rem; }
.news-lines li { display: grid; gap: 0 1.25rem; padding-block: .45rem; align-items: baseline; }
.news-lines-day li { grid-template-columns: 1.75rem minmax(0, 1fr); }
.news-lines-day time { text-align: end; }
:is(.news-pagination, .news-letters) ul { gap: .25rem; }
.news-pagination :is(a, .news-gap), .news-letters a { display: block; min-width: 2.25rem; padding: .35rem .6rem; text-align: center; }
.news-pagination a:not([aria-current]), .news-letters a { background: var(--news-surface); }
:is(.news-links, .news-pagination) a[aria-current], .news-people a, .news-weights :is(.news-w3, .news-w4) > a { font-weight: 600; }
.news-alphabet { columns: 14rem; column-gap: 3rem; }
.news-alphabet section { break-inside: avoid; padding-top: 1.5rem; }
.news-alphabet h2 { margin: 0 0 .4rem; padding-bottom: .3rem; }
.news-weights { align-items: baseline; column-gap: 1.5rem; }
.news-weights .news-w3 { font-size: 1.3em; }
.news-weights .news-w4 { font-size: 1.6em; }
.news-tree > ul, .news-lists ul { columns: 17rem; column-gap: 3rem; }
.news-tree > ul > li { break-inside: avoid; padding-bottom: 2rem; }
.news-tree > ul > li > a { font-weight: 700; font-size: 1.375rem; }
.news-tree ul ul { margin-top: .4rem; padding-top: .4rem; }
.news-tree ul ul ul { margin: 0; padding-block: 0; padding-inline-start: 1rem; border: 0; }
.news-tree ul ul li { padding-block: .15rem; }
.news-people { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1.75rem; }
.news-people li { display: flex; gap: 1rem; align-items: center; min-width: 0; }
.news-people .news-total { display: block; }
.news-people :is(img, .news-initial) { flex: none; width: 3.5rem; height: 3.5rem; border-radius: 50%; object-fit: cover; background: var(--news-surface); }
.news-initial { display: grid; place-items: center; }
.news-channels p { margin: .25rem 0 .6rem; }
.news-address code { user-select: all; }
.news-helps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0 4rem; }
.news-help :is(dt, dd) { display: inline; margin: 0; }
.news-help dt { font-weight: 600; }
@media print {
  :where(.news-document) { --news-background: #fff; --news-text: #000; --news-muted: #444; --news-accent: #000; }
  .newsroom { font-size: 10.5pt; }
  .newsroom :is(nav, [role="navigation"], .news-side, .news-feeds, .news-related, .news-languages, audio, video) { display: none; }
  figure, pre, blockquote, .news-cards article { break-inside: avoid; }
}
`;

/** The text of `newsroom.css`, minified. */
export function pageStyle(): string {
  return `${STYLE.trim()
    .replace(/\/\*.*?\*\//g, "")
    .replace(/\s*\n\s*/g, "")
    .replace(/\s*([{};])\s*/g, "$1")
    .replace(/;}/g, "}")
    .replace(/([:,]) | (?=>)|(?<=>) /g, "$1")}\n`;
}
