// The program's door. `--version` is what editors and hooks ask first: it is answered before anything else is loaded.
import { version } from './version.js';

const [first, ...more] = process.argv.slice(2);
if (first === '--version' && more.length === 0) console.log(`go-map-lint ${version}`);
else await import('./cli.js');
