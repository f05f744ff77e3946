// Lists the pages that have all words, those with a word in their title first.
const input = document.getElementById('search');
const list = document.getElementById('found');
input.form.addEventListener('submit', (event) => event.preventDefault());
input.addEventListener('input', () => {
	const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
	const inTitle = (page) => words.filter((word) => page.title.toLowerCase().includes(word)).length;
	const found = words.length ? pages.filter((page) => words.every((word) => page.words.includes(word))) : [];
	found.sort((a, b) => inTitle(b) - inTitle(a));
	list.replaceChildren(...found.slice(0, 30).map((page) => {
		const link = document.createElement('a');
		link.href = input.dataset.root + page.name;
		link.textContent = page.title;
		const item = document.createElement('li');
		item.append(link);
		return item;
	}));
});
