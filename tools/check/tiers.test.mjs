// node --test: an include against the table is found, one along it is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults_in } from './tiers.mjs';

const faults_of = (house) => faults_in(Object.keys(house), (file) => house[file] ?? '');
const include = (included) => `#pragma once\n#include "${included}"\n`;

for (const [file, included] of [
  ['protocol/core/jid.hpp', 'protocol/xml/writer.hpp'],
  ['protocol/sdp/parse.hpp', 'protocol/jingle/events.hpp'],
  ['protocol/xml/parser.hpp', 'protocol/mux/mux.hpp'],
  ['protocol/mux/module.hpp', 'protocol/im/events.hpp'],
  ['protocol/mux/mux.cpp', 'protocol/event.hpp'],
  ['protocol/stream/stream.hpp', 'protocol/session.hpp'],
  ['protocol/stream/stream.cpp', 'protocol/xep/0280_carbons/module.hpp'],
  ['protocol/xep/0085_chat_states/codec.hpp', 'protocol/im/events.hpp'],
  ['protocol/xep/0085_chat_states/module.hpp', 'protocol/event.hpp'],
  ['protocol/im/messages.hpp', 'protocol/jingle/events.hpp'],
  ['protocol/jingle/call.hpp', 'protocol/im/events.hpp'],
  ['protocol/session.hpp', 'shell/app.hpp'],
  ['ui/model/state.hpp', 'ui/text/content/links.hpp'],
  ['ui/text/drawing/shaper.hpp', 'ui/widget/kit/kit.hpp'],
  ['ui/text/unicode/utf8.hpp', 'ui/text/content/links.hpp'],
  ['ui/widget/kit/kit.hpp', 'ui/interface.hpp'],
  ['ui/widget/kit/kit.hpp', 'ui/widget/button.hpp'],
  ['ui/widget/list/scroll.hpp', 'ui/widget/button.hpp'],
  ['ui/widget/kit/kit.hpp', 'ui/view/conversation/chat.hpp'],
  ['shell/ports/socket.hpp', 'shell/connection/connection.hpp'],
  ['shell/chat/chat.hpp', 'shell/app.hpp'],
  ['wasm/net/socket.hpp', 'shell/chat/chat.hpp'],
  ['wasm/js/value.hpp', 'wasm/dom/element.hpp'],
  ['wasm/worker/main.cpp', 'wasm/dom/element.hpp'],
  ['attic/old.hpp', 'protocol/core/jid.hpp'],
]) {
  test(`${file} may not include ${included}`, () => {
    assert.equal(faults_of({ [file]: include(included), [included]: '' }).filter((fault) => fault.startsWith(file)).length, 1);
  });
}

for (const [file, included] of [
  ['protocol/xml/parser.hpp', 'protocol/core/utf8.hpp'],
  ['protocol/xep/0280_carbons/module.cpp', 'protocol/mux/address.hpp'],
  ['protocol/xep/0085_chat_states/module.cpp', 'protocol/event.hpp'],
  ['protocol/im/messages.cpp', 'protocol/xep/0393_styling/styling.hpp'],
  ['protocol/modules.hpp', 'protocol/jingle/calls.hpp'],
  ['ui/text/content/links.cpp', 'ui/text/unicode/utf8.hpp'],
  ['ui/widget/button.hpp', 'ui/widget/kit/kit.hpp'],
  ['ui/view/conversation/chat.hpp', 'ui/widget/kit/kit.hpp'],
  ['shell/app.cpp', 'shell/chat/chat.hpp'],
  ['wasm/worker/hashing/hashing.cpp', 'wasm/js/bytes.hpp'],
]) {
  test(`${file} may include ${included}`, () => assert.deepEqual(faults_of({ [file]: include(included), [included]: '' }), []));
}

test('wasm may use the values that a port speaks of', () => {
  const house = { 'shell/ports/display.hpp': include('ui/frame.hpp'), 'ui/frame.hpp': '', 'wasm/dom/head.hpp': include('ui/frame.hpp') };
  assert.deepEqual(faults_of(house), []);
});

test('the core knows no browser', () => {
  assert.deepEqual(faults_of({ 'protocol/session.cpp': '#include <emscripten.h>\n' }), ['protocol/session.cpp: may not include <emscripten.h>']);
});
