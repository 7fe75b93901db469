// The story form keeps what is typed: at the desk a moment after typing stops, in this
// browser when the desk can't be reached. Offers back what is only in this browser.

import * as copies from "./copies.js";
import { offerCopy } from "./offers.js";

const PAUSE = 2000;
const LONGEST = 15000;
const AGAIN = 20000;
// A browser sends no more than 64 KB after its page is gone.
const SMALL = 60000;
const MACHINERY = /^(version|form_key|base|opened|sitting|stamp|seal|_.*|merge-.*|.*_FORMS|.*-(id|article|order))$/;

const desk = document.querySelector("#draft-desk");
const form = document.querySelector("#article_form");
const line = document.querySelector("#draft-status");
const said = desk?.dataset ?? {};
const typing = Boolean(form && said.types);
const here = `${said.user}:${said.story}:${Date.now()}-${Math.random().toString(36).slice(2, 8)}`;

let dirty = false;
let busy = null;
let since = 0;
let timer = 0;
let submitted = false;
let left = false;
// Copies of the very text that this page shows again; they go once it is kept.
let inherited = [];

// What is typed.

function fields() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) {
    if (value instanceof File || name === "csrfmiddlewaretoken") data.delete(name);
  }
  return [...data];
}

function text(pairs) {
  const words = pairs.filter(([name]) => !MACHINERY.test(name)).map(([, value]) => plain(value));
  return words.filter(Boolean).sort().join("\n");
}

const plain = (value) => value.replace(/<[^>]*>|\s+/g, "");

function labels() {
  const found = {};
  for (const input of form.elements) {
    const typed = input.name && (input.type === "text" || input.type === "textarea");
    if (typed) found[input.name] = input.labels?.[0]?.textContent.trim() ?? "";
  }
  return found;
}

// Keeping it.

function touched() {
  dirty = true;
  submitted = false;
  since ||= Date.now();
  window.clearTimeout(timer);
  timer = window.setTimeout(keep, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
}

async function keep(leaving = false) {
  window.clearTimeout(timer);
  if (!dirty || busy || submitted) return;
  dirty = false;
  since = 0;
  form.elements.stamp.value = String(Date.now());
  const typed = fields();
  busy = new AbortController();
  const answer = await keptAt(typed, leaving === true, busy.signal);
  busy = null;
  if (submitted) return;
  if (answer.ok) {
    left = false;
    [here, ...inherited].forEach(copies.drop);
    inherited = [];
  } else {
    answer.said = keptHere(typed, answer.refused ? answer.said + said.here : answer.said);
    dirty = true;
    // A refusal stays one until something changes; a connection may come back.
    if (!answer.refused) timer = window.setTimeout(keep, AGAIN);
  }
  say(answer);
  if (answer.ok && dirty) touched();
}

async function keptAt(typed, leaving, signal) {
  const first = await sent(typed, leaving, signal);
  if (!first.lost || leaving) return first;
  const again = await renewed();
  return again === "yes" ? sent(typed, leaving, signal) : { said: said[again], signIn: true };
}

async function sent(typed, leaving, signal) {
  const body = new FormData();
  for (const [name, value] of typed) body.append(name, value);
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const small = typed.reduce((sum, [, value]) => sum + 3 * value.length + 150, 0) < SMALL;
  try {
    const options = { method: "POST", body, redirect: "manual", signal };
    const answer = await fetch(said.keep, { ...options, keepalive: leaving && small });
    if (answer.headers.get("content-type")?.startsWith("application/json")) {
      return { ok: answer.ok, refused: !answer.ok, said: (await answer.json()).said };
    }
    return answer.status >= 500 ? { said: said.offline } : { lost: true, said: said.signedOut };
  } catch {
    return { said: said.offline };
  }
}

// Somebody who signed in again in another window has a new token; this page takes it up.
async function renewed() {
  try {
    const answer = await fetch(window.location.pathname, { redirect: "manual" });
    if (!answer.ok) return "signedOut";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.querySelector("#draft-desk")?.dataset.user !== said.user) return "somebody";
    const token = page.querySelector("[name=csrfmiddlewaretoken]").value;
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    return "yes";
  } catch {
    return "offline";
  }
}

// The copy in this browser; the sentence says what became of it.
function keptHere(typed, sentence, more = {}) {
  if (left) return said.left;
  const own = Object.fromEntries(typed);
  const copy = {
    at: Date.now(), stamp: own.stamp, sitting: own.sitting, fields: typed, labels: labels(), ...more,
  };
  return copies.put(here, copy) ? sentence : said.full;
}

function say({ ok, said: words, signIn }) {
  line.classList.toggle("unkept", !ok);
  line.textContent = words;
  if (!signIn) return;
  const link = document.createElement("a");
  link.href = `/admin/login/?next=${encodeURIComponent(window.location.pathname)}`;
  link.target = "_blank";
  link.textContent = said.signIn;
  line.append(" ", link);
}

// Leaving.

function leaving() {
  if (submitted || left || !(dirty || busy)) return;
  // Under one stamp, so that either copy knows the other for the same text.
  if (busy && dirty) form.elements.stamp.value = String(Date.now());
  else keep(true);
  keptHere(fields(), "");
}

function watch() {
  form.querySelector(".submit-row")?.append(line);
  form.addEventListener("input", touched);
  window.django?.jQuery?.(form).on("change", touched);
  document.addEventListener("formset:added", touched);
  document.addEventListener("formset:removed", touched);
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(true); });
  window.addEventListener("pagehide", leaving);
  for (const back of ["online", "focus"]) window.addEventListener(back, () => { if (dirty) keep(); });
  form.addEventListener("submit", () => {
    window.clearTimeout(timer);
    busy?.abort();
    submitted = true;
    form.elements.stamp.value = String(Date.now());
    keptHere(fields(), "", { sent: true });
  });
  // What is typed reaches the desk before its writer leaves it.
  document.querySelector("#logout-form")?.addEventListener("submit", async (event) => {
    if (dirty && !left) {
      event.preventDefault();
      event.stopPropagation();
      await keep();
      dirty = false;
      event.target.requestSubmit();
      return;
    }
    left = true;
  });
}

// Offering back.

function offers() {
  const all = forgetSaved(copies.all(said.user));
  const mine = all.filter((copy) => copy.key.startsWith(`${said.user}:${said.story}:`));
  const shown = typing ? text(fields()) : "";
  const sitting = typing ? form.elements.sitting.value : "";
  const fresh = typing && !document.querySelector(".errornote, .clash, .draft-note");
  const seen = new Set();
  for (const copy of mine) {
    // The desk has it, or the same form went on from there.
    const older = copy.stamp === said.stamp || (copy.sitting && seen.has(copy.sitting));
    const answered = typing && !fresh && copy.sent && copy.sitting === sitting;
    seen.add(copy.sitting);
    if (older || (fresh && text(copy.fields) === shown)) copies.drop(copy.key);
    else if (answered || (typing && text(copy.fields) === shown)) inherited.push(copy.key);
    else offerCopy(copy, { said, take });
  }
}

// What was sent and is saved, as the page's message says, and what led up to it.
function forgetSaved(all) {
  const notes = [...document.querySelectorAll(".messagelist li")].flatMap((li) => [...li.classList]);
  const saved = notes.filter((name) => name.startsWith("saved-")).map((name) => name.slice(6));
  return all.filter((copy) => {
    const sent = all.filter((other) => other.sent && other.sitting === copy.sitting);
    const done = saved.includes(copy.sitting) && sent.some((other) => other.at >= copy.at);
    if (done) copies.drop(copy.key);
    return !done;
  });
}

async function take(copy) {
  const own = said.sitting === copy.sitting ? copy.sitting : form.elements.sitting.value;
  const typed = copy.fields.map(([name, value]) => [name, name === "sitting" ? own : value]);
  const answer = await keptAt(typed, false);
  if (!answer.ok) return answer.said;
  copies.drop(copy.key);
  const key = Object.fromEntries(typed).form_key;
  window.location.search = `?draft=${said.story === "new" ? key : 1}`;
  return "";
}

if (desk) {
  copies.onWipe(() => { left = true; });
  if (typing) watch();
  offers();
  // A page that came back with a mistake holds words that are saved nowhere.
  if (typing && document.querySelector(".errornote, .clash, .draft-note.merged")) touched();
}
