// 整版导入 without waiting: pasted copy is read at once, a correction comes back in its
// place, and what is typed is kept. Every button is a plain form's; all works without.

const PAUSE = 2000;

// The first page: text and files are read as soon as they are there.

const read = document.querySelector("#read_form");
read?.elements.text.addEventListener("paste", () => {
  if (read.elements.text.value.trim()) return;
  window.setTimeout(() => read.requestSubmit(), 0);
});
read?.elements.file.addEventListener("change", () => read.requestSubmit());

// The galley: only its part of the page is exchanged.

let timer = 0;
let dirty = false;
let busy = false;

const form = () => document.querySelector("#galley_form");

async function sent(address, submitter) {
  const body = new FormData(form(), submitter);
  const answer = await fetch(address, { method: "POST", body });
  const text = await answer.text();
  return new DOMParser().parseFromString(text, "text/html");
}

async function correct(submitter) {
  busy = true;
  window.clearTimeout(timer);
  form().classList.add("busy");
  const at = submitter.closest(".part, .item, aside")?.id;
  let page;
  try {
    page = await sent(form().action, submitter);
  } catch {
    page = null;
  }
  const next = page?.querySelector("#galley_form");
  busy = false;
  if (!next) {
    // Whatever came is no galley: let the browser show it, or say that it cannot.
    dirty = false;
    form().dataset.plain = "1";
    delete form().dataset.sent;
    submitter.click();
    return;
  }
  dirty = false;
  exchange(page, at);
}

function exchange(page, at) {
  const before = at && document.getElementById(at)?.getBoundingClientRect().top;
  const main = document.querySelector("#content-main");
  main.replaceWith(document.adoptNode(page.querySelector("#content-main")));
  grow();
  const messages = page.querySelector(".messagelist");
  document.querySelector(".messagelist")?.remove();
  if (messages) document.querySelector("#main, .main")?.prepend(messages);
  const now = at && document.getElementById(at);
  if (now && before !== undefined) {
    window.scrollBy(0, now.getBoundingClientRect().top - before);
    (now.querySelector("summary, input, textarea") ?? now).focus({ preventScroll: true });
  }
  document.querySelector("#content-main [role=alert]")?.scrollIntoView({ block: "center" });
}

document.addEventListener("submit", (event) => {
  const { submitter, target } = event;
  if (target.id !== "galley_form" || !submitter) return;
  if (submitter.hasAttribute("formaction") || target.dataset.plain) {
    dirty = false;
    return;
  }
  event.preventDefault();
  if (!busy) correct(submitter);
});

// What is typed.

document.addEventListener("input", (event) => {
  if (event.target.form?.id !== "galley_form") return;
  dirty = true;
  window.clearTimeout(timer);
  timer = window.setTimeout(keep, PAUSE);
});

async function keep() {
  if (!dirty || busy || !form()) return;
  dirty = false;
  busy = true;
  const here = form();
  const line = here.querySelector(".draft-status");
  try {
    const body = new FormData(here);
    const answer = await fetch(here.dataset.keep, { method: "POST", body });
    const told = await answer.json();
    if (told.version) here.elements.version.value = String(told.version);
    line.textContent = told.said;
    line.classList.toggle("unkept", !answer.ok);
  } catch {
    dirty = true;
    line.textContent = here.dataset.offline;
    line.classList.add("unkept");
  }
  busy = false;
}

window.addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});

// Browsers that cannot make a field as high as its text are helped.
function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  for (const field of document.querySelectorAll(".shot-words textarea")) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 4}px`;
  }
}
grow();

// A click into the text opens its field; the summary beside it does the same.
document.addEventListener("click", (event) => {
  const set = event.target.closest?.(".set");
  if (!set || event.target.closest("button") || String(window.getSelection())) return;
  const details = set.parentElement.querySelector("details");
  details.open = true;
  details.querySelector("textarea").focus();
});
