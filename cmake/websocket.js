// Emscripten's WebSocket library with two parts replaced.
addToLibrary({
  // Closure's advanced mode flattens WS.getSocketEvent() into a function and so loses its `this`; here the object is named.
  $WS__deps: ['$webSockets', 'malloc'],
  $WS: {
    socketEvent: null,
    getSocket(socketId) { return webSockets.has(socketId) ? webSockets.get(socketId) : 0; },
    getSocketEvent(socketId) {
      WS.socketEvent ||= _malloc({{{ C_STRUCTS.EmscriptenWebSocketCloseEvent.__size__ }}});
      {{{ makeSetValue('WS.socketEvent', 0, 'socketId', 'u32') }}};
      return WS.socketEvent;
    },
  },

  // Emscripten's own walks each message three times in JavaScript and allocates for it; here the browser's encoder writes it once,
  // into a buffer that stays. Binary messages are not XMPP (RFC 7395 §3.3.2) and are not handed over.
  $messages__deps: ['malloc', 'free'],
  $messages: {
    address: 0,
    size: 0,
    view: null,
    encoder: null,
    // A view of the heap with room for a text of that many UTF-16 units (each takes three bytes at most) and its NUL.
    room(units) {
      var needed = units * 3 + 1;
      if (messages.size < needed) {
        _free(messages.address);
        messages.size = Math.max(needed, 2 * messages.size);
        messages.address = _malloc(messages.size);
        messages.view = null;
      }
      if (messages.view?.buffer != HEAPU8.buffer) messages.view = HEAPU8.subarray(messages.address, messages.address + messages.size);
      return messages.view;
    },
  },
  emscripten_websocket_set_onmessage_callback_on_thread__deps: ['$WS', '$messages'],
  emscripten_websocket_set_onmessage_callback_on_thread: (socketId, userData, callback, thread) => {
    var socket = WS.getSocket(socketId);
    if (!socket) return {{{ cDefs.EMSCRIPTEN_RESULT_INVALID_TARGET }}};
    socket.onmessage = (event) => {
      if (typeof event.data != 'string') return;
      var view = messages.room(event.data.length);
      messages.encoder ||= new TextEncoder();
      var length = messages.encoder.encodeInto(event.data, view).written;
      view[length] = 0;
      var pointer = WS.getSocketEvent(socketId);
      {{{ makeSetValue('pointer', C_STRUCTS.EmscriptenWebSocketMessageEvent.data, 'messages.address', '*') }}};
      {{{ makeSetValue('pointer', C_STRUCTS.EmscriptenWebSocketMessageEvent.numBytes, 'length + 1', 'i32') }}};
      {{{ makeSetValue('pointer', C_STRUCTS.EmscriptenWebSocketMessageEvent.isText, '1', 'i8') }}};
      {{{ makeDynCall('iipp', 'callback') }}}(0, pointer, userData);
    };
    return {{{ cDefs.EMSCRIPTEN_RESULT_SUCCESS }}};
  },
});
