/* What a page can do more where scripts run. Nothing is only here: every way through
   the paper is a link, and every word is on the page. */
const WAYS = { ArrowLeft: "prev", ArrowRight: "next" };
const TYPING = "input, textarea, select, [contenteditable], .masthead-nav";

addEventListener("keydown", (event) => {
  const held = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  const way = WAYS[event.key];
  if (!way || held || event.target.closest?.(TYPING)) return;
  document.querySelector(`main a[rel~="${way}"]`)?.click();
});

const tool = (name) => document.querySelector(`[data-tool="${name}"]`);

function turned(button, on) {
  button.dataset.off ??= button.textContent;
  button.textContent = on ? button.dataset.on : button.dataset.off;
}

const cite = tool("cite");
cite?.addEventListener("click", async () => {
  const printed = document.querySelector(".citation").textContent.trim();
  const headline = document.querySelector("h1").textContent.trim();
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  await navigator.clipboard.writeText(`${headline}，${printed}，${address}`);
  turned(cite, true);
  setTimeout(() => turned(cite, false), 3000);
});
if (cite && !navigator.clipboard) cite.remove();

const speak = tool("speak");
const voice = globalThis.speechSynthesis;
// Some voices fall silent in the middle of a long passage, so each says one sentence.
const SENTENCE = /[^。！？；…]+[。！？；…”’）》]*/g;

function say(places, at) {
  document.querySelector(".spoken")?.classList.remove("spoken");
  if (at >= places.length || !speak.dataset.speaking) return silence();
  const [element, words] = places[at];
  element.classList.add("spoken");
  const shown = element.getBoundingClientRect();
  if (shown.top < 0 || shown.bottom > innerHeight) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
  const said = new SpeechSynthesisUtterance(words);
  said.lang = "zh-CN";
  said.onend = () => say(places, at + 1);
  said.onerror = silence;
  voice.speak(said);
}

function silence() {
  delete speak.dataset.speaking;
  voice.cancel();
  document.querySelector(".spoken")?.classList.remove("spoken");
  turned(speak, false);
}

speak?.addEventListener("click", () => {
  if (speak.dataset.speaking) return silence();
  speak.dataset.speaking = "yes";
  turned(speak, true);
  const parts = document.querySelectorAll(".article :is(h1, .deck, .body p, .body h2, .body li)");
  const places = [...parts].flatMap((element) =>
    (element.textContent.match(SENTENCE) ?? []).map((words) => [element, words]));
  say(places, 0);
});
if (speak && !voice) speak.remove();
else if (speak) addEventListener("pagehide", silence);
