// What the npm package `stanza`, an independent implementation, makes of tests/corpus/sdp and of our own Jingle:
//   NAME.stanza.xml       its <jingle/> for ../sdp/NAME.sdp
//   NAME.stanza.sdp       its description for that <jingle/>
//   NAME.ours.stanza.sdp  its description for our <jingle/>, NAME.ours.xml (test_protocol writes it; see mapping_test.cpp)
// Usage: node make-stanza.mjs, with stanza in node_modules.
import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { exportToSDP, importFromSDP } = require('stanza/jingle/sdp/Intermediate');
const { convertIntermediateToRequest, convertRequestToIntermediate } = require('stanza/jingle/sdp/Protocol');
const { parse, Registry } = require('stanza/jxt');
const protocol = require('stanza/protocol').default;

const registry = new Registry();
registry.define(protocol);

const here = new URL('./', import.meta.url);
const sdpFolder = new URL('../sdp/', import.meta.url);
const sid = 'session';
const iq = (xml) => `<iq xmlns="jabber:client" type="set" id="1">${xml}</iq>`;
const read = (name) => readFileSync(new URL(name, here), 'utf8');
// Without what is random in each run.
const write = (name, text) => writeFileSync(new URL(name, here), text.replace(/^o=.*$/m, 'o=- 1 1 IN IP4 0.0.0.0'));

// As MediaSession.js of the package does before it sends.
function nameStreams(application) {
  if (!application?.streams?.length || !application.sources?.length) return;
  const msid = `${application.streams[0].id} ${application.streams[0].track}`;
  application.sources[0].parameters.msid = msid;
  if (application.sourceGroups?.length) {
    const cname = application.sources[0].parameters.cname;
    application.sources.push({ parameters: { cname, msid }, ssrc: application.sourceGroups[0].sources[1] });
  }
}

function toSdp(xml, role) {
  const stanza = registry.import(parse(iq(xml)));
  return exportToSDP(convertRequestToIntermediate(stanza.jingle, role));
}

for (const file of readdirSync(sdpFolder).filter((name) => name.endsWith('.sdp')).sort()) {
  const name = file.slice(0, -4);
  const role = name.endsWith('-offer') ? 'initiator' : 'responder';
  const request = convertIntermediateToRequest(
    importFromSDP(readFileSync(new URL(file, sdpFolder), 'utf8')), role, 'urn:xmpp:jingle:transports:ice-udp:1');
  for (const content of request.contents) nameStreams(content.application);
  const action = role === 'initiator' ? 'session-initiate' : 'session-accept';
  const stanza = registry.export('iq', { type: 'set', id: '1', jingle: { ...request, action, sid } });
  const xml = stanza.children.map(String).join('').replaceAll('><', '>\n<');
  write(`${name}.stanza.xml`, `${xml}\n`);
  write(`${name}.stanza.sdp`, toSdp(xml, role));
  if (existsSync(new URL(`${name}.ours.xml`, here))) {
    write(`${name}.ours.stanza.sdp`, toSdp(read(`${name}.ours.xml`), role));
  }
}
