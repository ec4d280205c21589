// A protocol::Session in a process of its own (session_driver), its frames carried by a WebSocket here.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { repository } from '../../support/servers/server.mjs';

const driver = process.env.PARLEY_DRIVER ?? path.join(repository, 'build/native/tests/integration/session_driver');

// Enumerations of the core by their place in the header that declares them.
export const SignInError = { WrongPassword: 0, AccountDisabled: 1, UnknownDomain: 2, NoMechanism: 3 };
export const Delivery = { Queued: 0, Transmitted: 1, Doubtful: 2, Stored: 3, Received: 4, Failed: 5 };
export const Source = { Live: 0, Carbon: 1, Archive: 2 };
export const Direction = { Incoming: 0, Outgoing: 1 };
export const Availability = { Chat: 0, Online: 1 };
export const ChatState = { Active: 0, Composing: 1, Paused: 2 };
export const EndReason = { HungUp: 0, Cancelled: 1, Declined: 2, Busy: 3, NoAnswer: 4, AnsweredElsewhere: 5, DeclinedElsewhere: 6 };
export const CallState = { Proposing: 0, Ringing: 1, Connecting: 2 };

const escaped = (text) => String(text).replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c]);

export class Session {
  #events = [];
  #frames = []; // the last that went through, for the report of a failure
  #waiters = [];
  #child;
  #socket;
  #ended;
  #fatal;

  // `url`: of the WebSocket; connect() opens it.
  constructor(url, { address, password = '', device = 'test' }) {
    assert.ok(existsSync(driver), `no ${driver}: build the target session_driver`);
    this.url = url;
    this.address = address;
    this.name = `${address}/${device}`;
    this.#child = spawn(driver, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#ended = new Promise((resolve) => this.#child.once('close', (code, signal) => {
      if (code !== 0 && !this.#child.killed) this.#fail(new Error(`session_driver of ${this.name} ended: ${code ?? signal}`));
      resolve();
    }));
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#heard(JSON.parse(line)));
    this.#tell('session', address, password, device, `${address} ${process.pid} ${Math.random()}`);
  }

  #tell(...fields) { this.#child.stdin.write(`${fields.map(escaped).join('\t')}\n`); }

  #passed(way, frame) {
    this.#frames.push(`${way} ${frame}`);
    if (this.#frames.length > 30) this.#frames.shift();
  }

  #fail(error) {
    this.#fatal = error;
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
  }

  #heard(output) {
    if (output.transmit !== undefined) {
      this.#passed('->', output.transmit);
      this.#socket?.send(output.transmit);
    }
    else if (output.close) this.#socket?.close(1000);
    else this.#remember(output);
  }

  #remember(output) {
    this.#events.push(output);
    this.#waiters = this.#waiters.filter((waiter) => !waiter.try());
  }

  // Opens a WebSocket and tells the session about it and its end.
  connect() {
    const socket = new WebSocket(this.url, 'xmpp');
    this.#socket = socket;
    socket.on('open', () => this.#tell('opened'));
    socket.on('message', (data) => {
      if (this.#socket !== socket) return;
      this.#passed('<-', data);
      this.#tell('frame', data.toString());
    });
    socket.on('error', () => { /* close follows */ });
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#tell('closed');
    });
    return this;
  }

  // Cuts the socket without a closing handshake.
  cut() { this.#socket.terminate(); }

  // Asks for something; see driver/commands.hpp for the names and members.
  ask(...fields) { this.#tell(...fields); }

  // Everything heard so far under this name.
  all(event) { return this.#events.filter((e) => e.event === event); }

  // The first event of this name (or one of these), heard or to come, that `matches`; it is taken out.
  async next(event, matches = () => true, timeout = 10_000) {
    if (this.#fatal) throw this.#fatal;
    const take = () => {
      const index = this.#events.findIndex((e) => [event].flat().includes(e.event) && matches(e));
      return index < 0 ? undefined : this.#events.splice(index, 1)[0];
    };
    const there = take();
    if (there) return there;
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        this.#waiters = this.#waiters.filter((w) => w !== waiter);
        reject(new Error(`${this.name}: no ${event} within ${timeout} ms; ${this.report()}`));
      }, timeout);
      const waiter = {
        reject: (error) => { clearTimeout(patience); reject(error); },
        try() {
          const found = take();
          if (!found) return false;
          clearTimeout(patience);
          resolve(found);
          return true;
        },
      };
      this.#waiters.push(waiter);
    });
  }

  // What it heard and what passed last.
  report() { return `heard:\n${this.#events.map((e) => JSON.stringify(e)).join('\n')}\nframes:\n${this.#frames.join('\n')}`; }

  // Ends the process without telling the server.
  async kill() {
    this.#socket?.terminate();
    this.#socket = undefined;
    this.#child.kill();
    await this.#ended;
  }
}
