// The page of proposals: a refusal asks for its reason before it is sent. The server
// asks too, so it all works without.

for (const verdict of document.querySelectorAll(".verdict")) {
  const reason = verdict.querySelector("textarea");
  const ask = () => {
    reason.required = Boolean(verdict.querySelector("input[value=refuse]:checked"));
  };
  verdict.addEventListener("change", ask);
  ask();
}
