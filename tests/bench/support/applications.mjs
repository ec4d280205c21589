// The web clients that are measured: what to serve, and how to use them.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dist } from '../../support/servers/server.mjs';

const bench = fileURLToPath(new URL('..', import.meta.url));

// Expressions for the page: `typable` when its fields can be filled in (Parley's form is there before the application and remembers
// what is done with it), `usable` when the application runs and signs in, `contacts` counts those on the screen. `sign_in` is a
// function for the page. `contact(address, name)`: selector of what opens that conversation; `texts`: of the texts of messages on
// the screen, oldest first. `unfold`: selector of what shows the rest of a long message, where there is such a thing.
export const applications = (websocket) => ({
  'Parley': {
    mounts: { '/': dist, '/config.json': JSON.stringify({ endpoint: websocket }) },
    page: '/',
    typable: `document.querySelector('#address')?.checkVisibility()`,
    usable: `document.documentElement.classList.contains('live') && document.querySelector('#address')?.checkVisibility()`,
    sign_in: (address, password) => {
      const set = (id, value) => {
        const field = document.getElementById(id);
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      set('address', address);
      set('password', password);
      document.getElementById('signin').requestSubmit();
    },
    contacts: `document.querySelectorAll('#mirror ul[aria-label="Conversations"] > li').length`,
    contact: (address, name) => `ul[aria-label="Conversations"] button[aria-label^="${name}"]`,
    texts: '[role=log] .run',
    unfold: '[role=log] button[aria-label="Show all"]',
  },
  'Converse.js 14': {
    mounts: { '/': path.join(bench, 'peers'), '/dist/': path.join(bench, 'node_modules/converse.js/dist') },
    page: `/converse.html?websocket=${encodeURIComponent(websocket)}`,
    typable: `document.querySelector('#converse-login input[name=jid]')?.checkVisibility()`,
    usable: `document.querySelector('#converse-login button[type=submit]')?.checkVisibility() && document.querySelector('#converse-login input[name=jid]')?.checkVisibility()`,
    sign_in: (address, password) => {
      const form = document.querySelector('#converse-login');
      form.querySelector('input[name=jid]').value = address;
      form.querySelector('input[name=password]').value = password;
      form.requestSubmit();
    },
    contacts: `document.querySelectorAll('converse-roster-contact').length`,
    all_contacts_shown: true,
    contact: (address) => `converse-roster-contact [data-jid="${address}"]`,
    texts: '.chat-msg__text',
  },
});
