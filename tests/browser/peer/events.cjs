// Node's module `events` for the browser, as much of it as `stanza` uses. A function and no class, because streams of the old
// style call it on objects of their own.
function EventEmitter() {}

const listeners_of = (emitter, event) => {
  emitter._listeners ??= new Map();
  if (!emitter._listeners.has(event)) emitter._listeners.set(event, []);
  return emitter._listeners.get(event);
};

Object.assign(EventEmitter.prototype, {
  on(event, listener) { listeners_of(this, event).push(listener); return this; },
  prependListener(event, listener) { listeners_of(this, event).unshift(listener); return this; },
  once(event, listener) {
    const once = (...args) => { this.off(event, once); listener.apply(this, args); };
    once.listener = listener;
    return this.on(event, once);
  },
  off(event, listener) {
    const list = listeners_of(this, event);
    const index = list.findIndex((one) => one === listener || one.listener === listener);
    if (index >= 0) list.splice(index, 1);
    return this;
  },
  removeAllListeners(event) {
    if (event === undefined) this._listeners = new Map();
    else listeners_of(this, event).length = 0;
    return this;
  },
  emit(event, ...args) {
    const list = [...listeners_of(this, event)];
    for (const listener of list) listener.apply(this, args);
    return list.length > 0;
  },
  listeners(event) { return [...listeners_of(this, event)]; },
  listenerCount(event) { return listeners_of(this, event).length; },
  setMaxListeners() { return this; },
});
EventEmitter.prototype.addListener = EventEmitter.prototype.on;
EventEmitter.prototype.removeListener = EventEmitter.prototype.off;
EventEmitter.EventEmitter = EventEmitter;
module.exports = EventEmitter;
