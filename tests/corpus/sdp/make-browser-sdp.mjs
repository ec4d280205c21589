// Records what browsers describe: tests/corpus/sdp/BROWSER-CASE-{offer,answer}.sdp, with gathered candidates.
// Usage: node make-browser-sdp.mjs chromium|firefox PATH-OF-THE-BROWSER
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [browser, program] = process.argv.slice(2);
if (!['chromium', 'firefox'].includes(browser) || !program) {
  console.error('usage: node make-browser-sdp.mjs chromium|firefox PATH');
  process.exit(2);
}

// Runs in the page: two peer connections agree with each other.
async function record() {
  const gathered = (pc) => new Promise((resolve) => {
    if (pc.iceGatheringState === 'complete') resolve();
    pc.onicegatheringstatechange = () => pc.iceGatheringState === 'complete' && resolve();
  });
  const describe = async (media, answerMedia) => {
    const [a, b] = [new RTCPeerConnection(), new RTCPeerConnection()];
    const add = async (pc, wanted) => {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      for (const track of stream.getTracks()) pc.addTrack(track, stream);
    };
    await add(a, media);
    await a.setLocalDescription(await a.createOffer());
    await gathered(a);
    await b.setRemoteDescription(a.localDescription);
    await add(b, answerMedia);
    await b.setLocalDescription(await b.createAnswer());
    await gathered(b);
    return { offer: a.localDescription.sdp, answer: b.localDescription.sdp };
  };
  const cases = {
    audio: await describe({ audio: true }, { audio: true }),
    video: await describe({ audio: true, video: true }, { audio: true, video: true }),
    oneway: await describe({ audio: true, video: true }, { audio: true }),
  };
  await fetch('/result', { method: 'POST', body: JSON.stringify(cases) });
}

const profile = mkdtempSync(join(tmpdir(), 'sdp-'));
const page = `<!doctype html><title>sdp</title><script>(${record})().catch(e => fetch('/result', ` +
  `{method: 'POST', body: JSON.stringify({error: String(e)})}))</script>`;
let child;

const server = createServer((request, response) => {
  if (request.method !== 'POST') return response.setHeader('content-type', 'text/html').end(page);
  let body = '';
  request.on('data', (part) => (body += part)).on('end', () => {
    response.end();
    const cases = JSON.parse(body);
    if (cases.error) console.error(cases.error);
    for (const [name, pair] of Object.entries(cases)) {
      for (const kind of ['offer', 'answer']) {
        if (pair[kind]) writeFileSync(new URL(`${browser}-${name}-${kind}.sdp`, import.meta.url), pair[kind]);
      }
    }
    finish(cases.error ? 1 : 0);
  });
});

function finish(code) {
  child?.kill();
  server.close();
  setTimeout(() => { rmSync(profile, { recursive: true, force: true }); process.exit(code); }, 1000);
}

server.listen(0, 'localhost', () => {
  const url = `http://localhost:${server.address().port}/`;
  if (browser === 'firefox') {
    writeFileSync(join(profile, 'user.js'), [
      ['media.navigator.streams.fake', true], ['media.navigator.permission.disabled', true],
      ['browser.shell.checkDefaultBrowser', false], ['datareporting.policy.dataSubmissionEnabled', false],
      ['app.update.enabled', false], ['network.captive-portal-service.enabled', false],
      ['toolkit.telemetry.enabled', false],
    ].map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'));
    child = spawn(program, ['--headless', '--no-remote', '--profile', profile, url], { stdio: 'inherit' });
  } else {
    child = spawn(program, ['--headless=new', '--no-sandbox', '--no-first-run', '--disable-background-networking',
      '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--user-data-dir=${profile}`, url],
    { stdio: 'ignore' });
  }
});
setTimeout(() => { console.error('the browser did not answer'); finish(1); }, 120000).unref();
