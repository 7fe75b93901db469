// Sends pictures one request each, two at a time: while one is being worked on the next
// is on its way. Tells how far each has come; a busy desk is asked again.

const AT_ONCE = 2;
const TRIES = 4;
const PAUSE = 3000;
const BUSY = 503;
export const LARGEST = 40 * 1024 * 1024;

export function sender({ url, token }) {
  const waiting = [];
  let running = 0;
  // Pictures keep the order in which they were chosen, whichever is in first.
  let delivered = Promise.resolve();

  function next() {
    if (running >= AT_ONCE || !waiting.length) return;
    const job = waiting.shift();
    running += 1;
    attempt(job, 1).then(job.finish).finally(() => { running -= 1; next(); });
    next();
  }

  async function attempt(job, count) {
    const answer = await post(job);
    if ((answer.lost || answer.status === BUSY) && count < TRIES) {
      await new Promise((resolve) => { setTimeout(resolve, PAUSE * count); });
      return attempt(job, count + 1);
    }
    return answer;
  }

  function post({ file, progress }) {
    return new Promise((resolve) => {
      const data = new FormData();
      data.append("pictures", file, file.name);
      data.append("csrfmiddlewaretoken", token);
      const request = new XMLHttpRequest();
      request.open("POST", url);
      request.responseType = "json";
      request.setRequestHeader("Accept", "application/json");
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) progress(event.loaded / event.total);
      });
      request.addEventListener("load", () => {
        const answer = request.response ?? {};
        const { status } = request;
        // What is not the file's own fault may go better another time.
        resolve({ ...answer, status, passing: status >= 429 });
      });
      request.addEventListener("error", () => resolve({ lost: true, passing: true }));
      request.send(data);
    });
  }

  return (file, { progress, done }) => {
    const job = { file, progress };
    const result = new Promise((resolve) => { job.finish = resolve; });
    delivered = Promise.all([result, delivered]).then(([answer]) => done(answer));
    waiting.push(job);
    next();
  };
}

// A line that shows how one file fares. `words` are the page's own sentences.
export function lineFor(file, words) {
  const line = document.createElement("div");
  line.className = "sending";
  const name = document.createElement("span");
  name.className = "file-name";
  name.textContent = file.name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const said = document.createElement("span");
  said.className = "said";
  said.textContent = words.waiting;
  line.append(name, bar, said);
  return {
    line,
    progress(part) {
      bar.value = part;
      said.textContent = part < 1 ? `${words.sending} ${Math.round(part * 100)}%` : words.working;
      if (part >= 1) bar.removeAttribute("value");
    },
    fail(sentence, again) {
      line.classList.add("refused-file");
      bar.remove();
      said.className = "sentence";
      said.setAttribute("role", "alert");
      said.textContent = sentence;
      if (!again) return;
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.again });
      button.addEventListener("click", () => { line.remove(); again(); });
      line.append(button);
    },
  };
}

// Files can be dropped anywhere on the box.
export function dropBox(box, take) {
  for (const kind of ["dragenter", "dragover"]) {
    box.addEventListener(kind, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      box.classList.add("over");
    });
  }
  box.addEventListener("dragleave", (event) => {
    if (!box.contains(event.relatedTarget)) box.classList.remove("over");
  });
  box.addEventListener("drop", (event) => {
    box.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
}
