// A proof that is being read keeps what is typed in this browser, so that a closed tab
// or a lost connection costs nothing. It is shown again to be copied; the desk knows it
// only once it is saved.

import * as copies from "./copies.js";
import { offerCopy } from "./offers.js";

const PAUSE = 1000;
const MACHINERY = new Set(["csrfmiddlewaretoken", "token"]);

const said = document.querySelector("#draft-desk").dataset;
const form = document.querySelector("#proof_form");
const place = `${said.user}:${said.story}:`;
const here = `${place}${Date.now()}`;
const token = form.elements.token.value;

let timer = 0;
let touchedOnce = false; // the editor rewrites what it was given; that is no typing
let left = false;

const fields = () => [...new FormData(form)].filter(([name]) => !MACHINERY.has(name));
const plain = (value) => value.replace(/<[^>]*>|\s+/g, "");
const text = (pairs) => JSON.stringify(
  pairs.filter(([name]) => name in form.elements).map(([name, value]) => [name, plain(value)]),
);
const shown = text(fields());

function labels() {
  const named = [...form.elements].filter((input) => input.name && input.labels?.length);
  return Object.fromEntries(named.map((input) => [input.name, input.labels[0].textContent.trim()]));
}

function keep() {
  window.clearTimeout(timer);
  if (left || !touchedOnce) return;
  const typed = fields();
  if (text(typed) === shown) copies.drop(here);
  else copies.put(here, { at: Date.now(), token, fields: typed, labels: labels() });
}

function touched() {
  touchedOnce = true;
  window.clearTimeout(timer);
  timer = window.setTimeout(keep, PAUSE);
}

function offer() {
  if (document.querySelector(".errornote")) return;
  const mine = copies.all(said.user).filter(({ key }) => key.startsWith(place));
  // A saved proof has another token: what led up to one that was sent is saved with it.
  const sent = mine.filter((copy) => copy.sent && copy.token !== token);
  const saved = new Set(sent.map((copy) => copy.token));
  for (const copy of mine) {
    if (saved.has(copy.token) || text(copy.fields) === shown) copies.drop(copy.key);
    else offerCopy(copy, { said });
  }
}

copies.onWipe(() => { left = true; });
offer();
form.addEventListener("input", touched);
window.django?.jQuery?.(form).on("change", touched);
window.addEventListener("pagehide", keep);
form.addEventListener("submit", () => {
  copies.put(here, { at: Date.now(), token, fields: fields(), labels: labels(), sent: true });
  window.clearTimeout(timer);
  left = true;
});
document.querySelector("#logout-form")?.addEventListener("submit", () => { left = true; });
