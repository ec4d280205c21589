// Prints the page's figures beside those of other web clients on the same work in the same run: run.mjs CORE [QUICK]
import { measure_burst } from './burst.mjs';
import { measure_contacts } from './contacts.mjs';
import { measure_frames } from './frames.mjs';
import { measure_idle } from './idle.mjs';
import { measure_load } from './load.mjs';
import { measure_long_messages } from './long_messages.mjs';
import { measure_memory } from './memory.mjs';
import { measure_stanzas } from './stanzas.mjs';

const [core, quick] = process.argv.slice(2);
await measure_load(quick ? 1 : 5);
await measure_stanzas(core, quick ? 1 : 5);
await measure_frames(quick ? 1 : 3);
await measure_idle(quick ? 5 : 30);
await measure_burst(quick ? 1 : 3, 1000, 'held');
for (const count of quick ? [2000] : [2000, 5000]) await measure_burst(quick ? 1 : 3, count, 'live');
await measure_long_messages(quick ? 1 : 3);
await measure_contacts(quick ? 1 : 3);
await measure_memory(quick ? 500 : 10_000);
