import { events, invoke } from "@forge/bridge";

const projects = new Set();
let timer;

async function count() {
  const counts = await invoke("countOpenIssues", { projects: [...projects] });
  await events.emit("open-issues", counts);
}

// Gadgets ask one by one as they start: wait a moment, then answer all of them at once.
events.on("open-issues-wanted", ({ project }) => {
  if (!project) return;
  projects.add(project);
  clearTimeout(timer);
  timer = setTimeout(count, 200);
});
