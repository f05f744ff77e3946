package navigation_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/navigation"
)

// TestRenameQueueInDoubt: where the code may name the queue in a way that is not understood, or would change in another way, too, the
// renaming is refused with the place; a word that is no queue for certain refuses nothing and is told.
func TestRenameQueueInDoubt(t *testing.T) {
	const (
		imports = "import { Queue } from '@forge/events';\n"
		clear   = "export const run = () => new Queue({ key: 'jobs' }).push({});\n"
		always  = "events that wait in the queue stay in the old one, and tests and code outside of the app's folder are not changed"
		text    = ` has the text "jobs", and whether that means the queue cannot be told: rename it there`
		unknown = " makes a queue whose name cannot be told: if it is this one, rename it there first"
		shaped  = " makes a queue whose name is put together and may be this one: rename it there"
		another = " uses JOBS for something else, too: give the queue a text of its own first"
	)
	for _, test := range []struct{ source, other, why, remark string }{
		{imports + clear, "", "", always},
		{imports + clear, "export const kind = 'jobs';", "", "src/other.ts: line 1 has the same text for something else, which is not changed; " + always},
		{imports + clear, "if (event.queueName === 'jobs') x();", "src/other.ts: line 1" + text, ""},
		{"let K = 'jobs';\n" + imports + "export const run = () => new Queue({ key: K }).push({});\n", "", "src/index.ts: line 1" + text, ""},
		{imports + "const make = (key) => new Queue({ key });\nexport const run = make('jobs');\n", "", "src/index.ts: line 3" + text, ""},
		{imports + clear + "const make = (key) => new Queue({ key });\nexport const other = make('jobs');\n", "", "src/index.ts: line 4" + text, ""},
		{imports + clear + "const make = (key) => new Queue({ key });\n", "", "", always},
		{imports + "enum Names { Jobs = 'jobs' }\nnew Queue({ key: Names.Jobs });\nlet n: Names = 1;\n", "", "", always},
		{imports + "enum Names { Jobs = 'jobs' }\nnew Queue({ key: Names.Jobs });\nObject.values(Names);\n", "", strings.Replace("src/index.ts: line 4"+another, "JOBS", "Names", 1), ""},
		{imports + "class Names { static Jobs = 'jobs' }\nnew Queue({ key: Names.Jobs });\n", "", "src/index.ts: line 2" + text, ""},
		{imports + "new Queue({ key: process.env.QUEUE });\n", "", "src/index.ts: line 2" + unknown, ""},
		{imports + "new Queue({ key: process.env.QUEUE || 'jobs' });\n", "", "", always},
		{imports + "new Queue({ key: `${prefix}bs` });\n", "", "src/index.ts: line 2" + shaped, ""},
		{imports + "new Queue({ key: 'jo' + suffix });\n", "", "src/index.ts: line 2" + shaped, ""},
		{imports + clear + "new Queue({ key: `mail-${suffix}` });\n", "", "", always},
		{imports + "new Queue({ ...options, key: 'jobs' });\n", "", "src/index.ts: line 2" + text, ""},
		{imports + "new Queue(options);\n", "", "src/index.ts: line 2" + unknown, ""},
		{imports + "new Queue();\n", "fresh('fresh')", "", always},
		{imports + clear + "class Mine extends Queue {}\n", "new Mine('jobs')", "src/other.ts: line 1" + text, ""},
		{imports + clear + "let q: Queue | undefined; q instanceof Queue;\n", "call('jobs')", "", "src/other.ts: line 1 has the same text for something else, which is not changed; " + always},
		{"import { make } from 'queue-helpers';\nexport const run = () => make('jobs');\n", "", "src/index.ts: line 2" + text, ""},
		{"import { Queue } from 'bull';\nexport const run = () => new Queue({ key: 'jobs' });\n", "", "src/index.ts: line 2" + text, ""},
		{imports + "const JOBS = 'jobs';\nnew Queue({ key: JOBS });\nconsole.log('push', `${JOBS}`, JOBS);\ntype Name = typeof JOBS;\n", "", "", always},
		{imports + "const JOBS = 'jobs';\nnew Queue({ key: JOBS });\nstorage.set(JOBS, 1);\n", "", "src/index.ts: line 4" + another, ""},
		{imports + "export const JOBS = 'jobs';\nnew Queue({ key: JOBS });\n", "import { JOBS } from './index';\nuse(JOBS);\n", "src/other.ts: line 2" + another, ""},
		{imports + "export const JOBS = 'jobs';\nnew Queue({ key: JOBS });\n", "import * as all from './index';\nuse(all.JOBS.length);\nuse(all.run)", strings.Replace("src/other.ts: line 2"+another, "JOBS", "all", 1), ""},
		{imports + "export const JOBS = 'jobs';\nnew Queue({ key: JOBS });\n", "import * as all from './index';\nuse(all.run);\n", "", always},
		{imports + "const JOBS = { a: 'jobs', b: 'mail' };\nnew Queue({ key: JOBS.a });\nuse(JOBS.b, JOBS['a']);\n", "", "src/index.ts: line 4" + another, ""},
		{imports + "const JOBS = { a: 'jobs', b: 'mail' };\nnew Queue({ key: JOBS.a });\nuse(JOBS.b);\n", "", "", always},
		{imports + "export const run = () => { const key = 'jobs'; return new Queue({ key }).push({ key: 1 }); };\n", "", "", always},
		{imports + "new Queue({ key: isLate ? 'jobs' : 'mail' });\n", "", "", always},
		{"const { Queue } = require('@forge/events');\nconst names = require('./other');\nmodule.exports = { run: () => new Queue({ key: names.JOBS }) };\n", "exports.JOBS = 'jobs';\n", "src/other.ts: line 1" + text, ""},
		{"const { Queue } = require('@forge/events');\nconst { JOBS } = require('./other');\nmodule.exports.run = () => new Queue({ key: JOBS });\n", "const JOBS = 'jobs';\nmodule.exports = { JOBS };\n", "", always},
		{"const { Queue } = require('@forge/events');\nconst { NAMES } = require('./other');\nmodule.exports.run = () => new Queue({ key: NAMES.JOBS });\n", "const NAMES = { JOBS: 'jobs' };\nmodule.exports = { NAMES };\n", "", always},
		{"const { Queue } = require('@forge/events');\nconst names = require('./other');\nmodule.exports.run = () => new Queue({ key: names.JOBS });\n", "const JOBS = 'jobs';\nmodule.exports = { JOBS };\n", "", always},
		{"const { Queue } = require('@forge/events');\nconst names = require('./other');\nmodule.exports.run = () => new Queue({ key: names.JOBS });\nuse(require('./other').JOBS);\n", "const JOBS = 'jobs';\nmodule.exports = { JOBS };\n", "src/other.ts: line 2" + another, ""},
		{"const { Queue } = require('@forge/events');\nconst { JOBS } = require('./other');\nmodule.exports.run = () => new Queue({ key: JOBS });\nuse(JOBS);\n", "const JOBS = 'jobs';\nmodule.exports = { JOBS };\n", "src/index.ts: line 4" + another, ""},
		{"const events = require('@forge/events');\nexports.run = () => new events.Queue({ key: 'jobs' });\n", "", "", always},
		{"export const run = async () => { const { Queue } = await import('@forge/events'); new Queue({ key: 'jobs' }); };\n", "", "", always},
		{"export { Queue } from '@forge/events';\n", "import { Queue as Jobs } from './index';\nnew Jobs({ key: ('jobs' as const) });\n", "", always},
		{imports + clear, "new Queue({ key: 'fresh' });", `src/other.ts: line 1 makes a queue "fresh" already`, ""},
		{"export const run = 1;\n", "", "", always},
	} {
		a := app{oneQueue, memory.Files{"/app/src/index.ts": test.source + "export const last = 1;\n", "/app/src/other.ts": test.other, "/app/src/index.test.ts": "use('jobs')"}}
		at := strings.Index(a.text, "jobs")
		r, why, ok := navigation.RenameAt(a.file(), at, "fresh", a.around())
		if why != test.why || r.Remark != test.remark || !ok {
			t.Errorf("%s\n%s\nrefused: %q\n   want: %q\nremark: %q", test.source, test.other, why, test.why, r.Remark)
		}
		if why != "" || strings.Contains(test.other, "fresh") {
			continue
		}
		out, back, _ := a.renamed(t, at, "fresh")
		again, _, why := out.renamed(t, back, "jobs")
		if strings.Contains(test.source, "'jobs'") && out.files["/app/src/index.ts"] == a.files["/app/src/index.ts"] || again.text != a.text || why != "" {
			t.Errorf("%s\n%s\nbecomes %q, and back %q: %q", test.source, test.other, out.files["/app/src/index.ts"], again.text, why)
		}
	}
}
