export async function created(event) {
  console.log(`created: ${event.issue.key}`);
}
