// A scripted server and a browser for all tests of the file that imports this; Node runs each file in a process of its own.
import { after, before } from 'node:test';
import { launch_browser } from '../../support/browsers/browsers.mjs';
import { start_scripted_server } from './server.mjs';

export let server;
export let browser;

before(async () => {
  server = await start_scripted_server();
  browser = await launch_browser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
