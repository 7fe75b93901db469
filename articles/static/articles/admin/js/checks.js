// The copy checks beside the story's form: asked again when typing pauses, and by the
// button. Without this file the button opens what was found in a window of its own.

const PAUSE = 2500;
const form = document.querySelector("#article_form");
const button = form?.querySelector("[data-check]");
const box = document.querySelector("#findings");
let timer = 0;
let busy = false;
let again = false;

async function check() {
  window.clearTimeout(timer);
  if (busy) { again = true; return; }
  busy = true;
  box.setAttribute("aria-busy", "true");
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  body.append("_part", "1");
  try {
    const answer = await fetch(button.formAction, { method: "POST", body, redirect: "manual" });
    if (answer.ok) show(await answer.text());
  } catch {
    // No network for the moment: what was found before stays.
  }
  box.removeAttribute("aria-busy");
  busy = false;
  if (again) { again = false; check(); }
}

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  box.replaceChildren(...page.body.childNodes);
}

function typed() {
  window.clearTimeout(timer);
  timer = window.setTimeout(check, PAUSE);
}

if (button && box) {
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    await check();
    box.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("input", typed);
  document.addEventListener("prose-editor:ready", (event) => {
    event.detail.editor.on("update", typed);
  });
}
