// Checks the pages of a rendered report: node check.mjs DIR
//
// Every *.html below DIR is opened from disk in Chromium ($CHROMIUM, or /usr/bin/chromium), with
// every other request blocked, and checked with axe-core, for reflow at 320 px, for text that is cut
// off or covered at several widths, for errors on the console, and for links and fragments that lead
// nowhere; then the Nu validator reads all of them.
//
// Exit code: 0 nothing found, 1 problems found, 2 nothing could be checked, 3 nothing found but
// the validator was skipped, because there is no java.

import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VNU = join(dirname(require.resolve("vnu-jar/package.json")), "build", "dist", "vnu.jar");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
/** How many elements are named for one rule on one page. */
const SHOWN = 4;

const LIGHT = { name: "light 1280", colorScheme: "light", media: "screen", width: 1280, height: 900 };
const DARK = { ...LIGHT, name: "dark 1280", colorScheme: "dark" };
const MORE = [
  { ...LIGHT, name: "light 320", width: 320, height: 800 },
  { ...DARK, name: "dark 320", width: 320, height: 800 },
  { ...LIGHT, name: "light 3840", width: 3840, height: 2160 },
  { ...DARK, name: "dark 3840", width: 3840, height: 2160 },
  { ...LIGHT, name: "light print", media: "print" },
  { ...DARK, name: "dark print", media: "print" },
];

/** The widths at which text must be seen whole. */
const WIDTHS = [320, 390, 700, 1100, 1440];
/** From this width on no table needs to be scrolled sideways. */
const ROOMY = 1100;

/** The modes in which a page goes through axe. */
function modes(page) {
  if (page.startsWith("lineage/")) return [LIGHT];
  return page === "index.html" ? [LIGHT, DARK, ...MORE] : [LIGHT, DARK];
}

if (process.argv.length !== 3) stop("usage: node check.mjs DIR");
const root = resolve(process.argv[2]);
if (!existsSync(root) || !statSync(root).isDirectory()) stop(`there is no folder ${root}`);
const pages = readdirSync(root, { recursive: true })
  .map((p) => p.replaceAll("\\", "/"))
  .filter((p) => p.endsWith(".html"))
  .sort();
if (pages.length === 0) stop(`there is no page below ${root}`);

/** What was found, by page: one line each. */
const found = new Map(pages.map((p) => [p, []]));
/** What the pages hold, by absolute path: their ids and their links. */
const contents = new Map();
let blocked = 0;

const validated = validate();
let browser;
try {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, headless: true, args: ARGS });
} catch (error) {
  stop(`chromium did not start: ${error.message.split("\n")[0]}`);
}
const context = await browser.newContext({ serviceWorkers: "block", bypassCSP: true });
try {
  const waiting = [...pages];
  const work = async () => {
    for (let page = waiting.shift(); page; page = waiting.shift()) await check(page);
  };
  await Promise.all([work(), work()]);
} finally {
  await browser.close();
}
for (const page of pages) links(page);
const skipped = !(await validated);

for (const [page, lines] of found) for (const line of lines) console.log(`${page}: ${line}`);
const failed = [...found.values()].filter((lines) => lines.length > 0).length;
console.log(`blocked requests: ${blocked}`);
console.log(`${pages.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : skipped ? 3 : 0);

/** Opens a page and checks everything that takes a browser. */
async function check(name) {
  const report = (line) => found.get(name).push(line);
  const page = await context.newPage();
  page.on("console", (m) => m.type() === "error" && report(`console: ${line(m.text())}`));
  page.on("pageerror", (e) => report(`script: ${line(e.message)}`));
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith("file://")) return route.continue();
    blocked += 1;
    report(`request: ${url}`);
    return route.abort();
  });
  try {
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(pathToFileURL(join(root, name)).href, { waitUntil: "load" });
    contents.set(join(root, name), await page.evaluate(read));
    const narrow = await page.evaluate(overflow);
    if (narrow) report(`reflow: ${narrow.wide} px wide in ${narrow.view} px: ${narrow.selectors}`);
    // what is folded away is content too
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    const unfolded = await page.evaluate(overflow);
    if (unfolded && !narrow) {
      report(`reflow, unfolded: ${unfolded.wide} px wide in ${unfolded.view} px: ${unfolded.selectors}`);
    }
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const c of await page.evaluate(cut, width >= ROOMY)) report(`cut off at ${width} px: ${c}`);
    }
    await page.evaluate(AXE);
    for (const mode of modes(name)) {
      await page.setViewportSize({ width: mode.width, height: mode.height });
      await page.emulateMedia({ colorScheme: mode.colorScheme, media: mode.media });
      const violations = await page.evaluate(axe, [TAGS, mode.media]);
      for (const v of violations) {
        for (const n of v.nodes.slice(0, SHOWN)) {
          report(`axe ${v.id} (${mode.name}): ${n.selector}: ${line(n.why)}`);
        }
        const rest = v.nodes.length - SHOWN;
        if (rest > 0) report(`axe ${v.id} (${mode.name}): and ${rest} more`);
      }
    }
  } catch (error) {
    report(`not checked: ${line(error.message)}`);
  } finally {
    await page.close();
  }
}

/** In the page: its ids and its links. */
function read() {
  const ids = [...document.querySelectorAll("[id], a[name]")].flatMap((e) => [e.id, e.name ?? ""]);
  const hrefs = [...document.querySelectorAll("[href], [src]")].map(
    (e) => e.getAttribute("href") ?? e.getAttribute("src"),
  );
  return { ids, hrefs: [...new Set(hrefs)] };
}

/** In the page: whether it scrolls sideways, and what makes it. */
function overflow() {
  const view = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth;
  if (wide <= view) return null;
  const out = [...document.body.querySelectorAll("*")].filter(
    (e) => e.getBoundingClientRect().right > view + 0.5 && !e.closest(".scroll, pre"),
  );
  const name = (e) => e.localName + (e.id ? `#${e.id}` : e.className ? `.${e.className}` : "");
  return { wide, view, selectors: out.slice(0, 3).map(name).join(", ") };
}

/** In the page: text that is not seen whole: of a chart, in a box that hides it, or in a table. */
function cut(roomy) {
  const found = [];
  const name = (e) => e.localName + (e.id ? `#${e.id}` : e.className?.baseVal ?? e.className ? `.${e.className.baseVal ?? e.className}` : "");
  const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  const view = { left: 0, right: document.documentElement.clientWidth, top: -Infinity, bottom: Infinity };
  let charts = 0;
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.getClientRects().length === 0) continue;
    charts += 1;
    const box = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map((e) => [e.textContent, e.getBoundingClientRect()]);
    const bars = [...svg.querySelectorAll("rect")].map((e) => e.getBoundingClientRect());
    const scroll = svg.closest(".scroll")?.getBoundingClientRect() ?? view;
    for (const [text, rect] of texts) {
      if (!inside(rect, box) || !inside(rect, view) || rect.right > scroll.right + 1) found.push(`chart ${name(svg.parentElement)}: "${text}"`);
      if (bars.some((bar) => over(rect, bar))) found.push(`chart ${name(svg.parentElement)}: "${text}" lies on a bar`);
    }
    texts.forEach(([text, rect], i) => {
      const other = texts.slice(i + 1).find(([, next]) => over(rect, next));
      if (other) found.push(`chart ${name(svg.parentElement)}: "${text}" lies on "${other[0]}"`);
    });
  }
  if (document.querySelector(".plot") && charts === 0) found.push("no chart is seen");
  for (const e of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(e);
    if (e.closest(".hidden, svg") || style.display === "inline" || style.display === "none") continue;
    const hides = ["hidden", "clip"].includes(style.overflowX);
    const scrolls = e.matches(".scroll");
    if ((hides || (roomy && scrolls)) && e.scrollWidth > e.clientWidth + 1) {
      found.push(`${name(e)}${e.getAttribute("aria-labelledby") ?? ""} is ${e.scrollWidth} px wide in ${e.clientWidth} px`);
    }
  }
  return [...new Set(found)].slice(0, 6);
}

/** In the page: what axe objects to. */
async function axe([tags, media]) {
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
  // nobody points at paper
  if (media === "print") options.rules = { "target-size": { enabled: false } };
  const { violations } = await window.axe.run(document, options);
  const why = (n) => [...n.any, ...n.all, ...n.none].map((c) => c.message).join("; ");
  return violations.map((v) => ({
    id: v.id,
    nodes: v.nodes.map((n) => ({ selector: n.target.flat().join(" "), why: why(n) })),
  }));
}

/** Checks that a page's links lead to files and to ids that exist. */
function links(name) {
  const here = join(root, name);
  for (const href of contents.get(here)?.hrefs ?? []) {
    let url;
    try {
      url = new URL(href, pathToFileURL(here));
    } catch {
      found.get(name).push(`link: [href="${href}"]: is not an address`);
      continue;
    }
    if (url.protocol !== "file:") continue;
    const file = fileURLToPath(url);
    const problem = leadsNowhere(file, decodeURIComponent(url.hash.slice(1)));
    if (problem) found.get(name).push(`link: [href="${href}"]: ${problem}`);
  }
}

/** What is wrong with a file and a fragment in it. */
function leadsNowhere(file, fragment) {
  if (relative(root, file).startsWith("..")) return "leads out of the report";
  if (!existsSync(file) || !statSync(file).isFile()) return "there is no such file";
  if (fragment === "") return null;
  const target = contents.get(file);
  if (!target) return "has a fragment, but is not a page";
  target.known ??= new Set(target.ids);
  return target.known.has(fragment) ? null : "there is no such fragment";
}

/** Runs the validator over all pages; false if there is no java. */
function validate() {
  const files = pages.map((p) => join(root, p));
  const args = ["-jar", VNU, "--errors-only", "--format", "json", ...files];
  return new Promise((done) => {
    const child = spawn("java", args, { stdio: ["ignore", "ignore", "pipe"] });
    let output = "";
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (text) => (output += text));
    child.on("error", () => {
      console.log("vnu skipped: there is no java; nothing was validated");
      done(false);
    });
    child.on("close", (code) => {
      if (code === null || code < 0) return;
      try {
        for (const m of JSON.parse(output.slice(output.indexOf("{"))).messages) {
          const name = m.url ? relative(root, fileURLToPath(m.url)).replaceAll("\\", "/") : pages[0];
          const at = `line ${m.lastLine ?? "?"}`;
          const text = `vnu: ${at}: ${line(m.message)} ${line(m.extract ?? "")}`;
          (found.get(name) ?? found.get(pages[0])).push(text.trimEnd());
        }
      } catch {
        found.get(pages[0]).push(`vnu: did not answer in JSON: ${line(output).slice(0, 300)}`);
      }
      done(true);
    });
  });
}

/** A text on one line. */
function line(text) {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** Ends where nothing can be checked. */
function stop(message) {
  console.error(message);
  process.exit(2);
}
