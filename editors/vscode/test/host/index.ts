// The tests that run within the extension host, with the API that extensions have. VS Code calls run; what it throws fails
// the run. The environment says for which kind of workspace: see ../host.mjs.
import { beside } from './beside';
import { elsewhere } from './elsewhere';
import { folder } from './folder';
import { folders } from './folders';
import { runAll, type Tests } from './help';
import { scenario } from './scenario';
import { sources } from './sources';
import { untrusted } from './untrusted';

const kinds: Record<string, Tests> = { folder: { ...scenario, ...folder }, folders, untrusted, elsewhere, beside, sources };

export const run = (): Promise<void> => runAll(kinds[process.env.FORGE_MANIFEST_LS_TESTS ?? 'folder'] ?? {});
