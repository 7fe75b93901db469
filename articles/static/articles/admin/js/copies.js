// Copies of typed text in this browser, for when the desk can't be reached. A key names
// the person, the story and the opened page, so that nobody is offered another's words.

const PREFIX = "newsroom-draft:";
const LEFT = "newsroom-left";
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

export function put(key, copy) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function drop(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch { /* nothing was kept then */ }
}

// This person's, newest first. What is too old or not ours to read goes.
export function all(user) {
  const found = [];
  for (const key of keys()) {
    try {
      const copy = JSON.parse(localStorage.getItem(PREFIX + key));
      if (Date.now() - copy.at > KEPT_FOR) drop(key);
      else if (key.startsWith(`${user}:`)) found.push({ ...copy, key });
    } catch {
      drop(key);
    }
  }
  return found.sort((one, other) => other.at - one.at);
}

// Signing out of a machine that others use too. Other windows hear of it.
export function wipe() {
  keys().forEach(drop);
  localStorage.setItem(LEFT, String(Date.now()));
  localStorage.removeItem(LEFT);
}

export function onWipe(act) {
  window.addEventListener("storage", (event) => {
    if (event.key === LEFT && event.newValue) act();
  });
}

function keys() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
