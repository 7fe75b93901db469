// How much waits for this person: in the tab's title and beside the desk's name. Asked
// again every minute, until the desk says that nobody is signed in any more.

const EVERY = 60_000;
const badge = document.querySelector("[data-waiting]");
const plain = document.title;
let timer = 0;

function show(count) {
  const words = count > 99 ? "99+" : String(count);
  badge.hidden = count === 0;
  badge.querySelector("b").textContent = words;
  document.title = count ? `(${words}) ${plain}` : plain;
}

async function ask() {
  let answer;
  try {
    answer = await fetch(badge.dataset.waiting, { redirect: "manual", cache: "no-store" });
  } catch {
    return; // no network for the moment
  }
  if (answer.ok) show((await answer.json()).count);
  else window.clearInterval(timer);
}

if (badge) {
  timer = window.setInterval(ask, EVERY);
  ask();
}
