// Tells the desk that this person has the story open, and shows who else has. It goes
// on while the tab is hidden: that is when a colleague would think nobody is here.

const EVERY = 20_000;
const list = document.querySelector("[data-presence]");
const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
const form = document.querySelector("#article_form");
let changed = Boolean(document.querySelector(".errornote, .clash"));
let saving = false;
let timer = 0;

function sent(words) {
  return new URLSearchParams({ csrfmiddlewaretoken: token, ...words });
}

async function ping() {
  let answer;
  try {
    answer = await fetch(list.dataset.presence, {
      method: "POST", body: sent({ changed: changed ? "1" : "0" }), redirect: "manual",
    });
  } catch {
    return; // no network for the moment
  }
  if (!answer.ok) {
    window.clearInterval(timer); // signed out, or no longer allowed to read it
    return;
  }
  show((await answer.json()).open);
}

function show(sentences) {
  const shown = [...list.children].map((item) => item.textContent);
  if (shown.join("\n") === sentences.join("\n")) return;
  list.replaceChildren(...sentences.map((sentence) => {
    const item = document.createElement("li");
    item.textContent = sentence;
    return item;
  }));
}

function touch() {
  if (changed) return;
  changed = true;
  ping();
}

if (list && token) {
  form?.addEventListener("input", touch);
  document.addEventListener("prose-editor:ready", (event) => {
    event.detail.editor.on("update", touch);
  });
  // Whoever saves comes straight back; a good-bye might arrive after the next page's
  // first sign of life.
  document.addEventListener("submit", () => { saving = true; });
  window.addEventListener("pagehide", () => {
    if (!saving) navigator.sendBeacon(list.dataset.presence, sent({ gone: "1" }));
  });
  timer = window.setInterval(ping, EVERY);
  ping();
}
