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

  // Emscripten's own walks each message three times in JavaScript and allocates for it; the browser's encoder writes it once into a
  // buffer that stays. Binary messages are not XMPP (RFC 7395 §3.3.2) and are not handed over.
  $messageBuffer: { address: 0, size: 0, encoder: null },
  $messageBuffer__deps: ['malloc', 'free'],
  emscripten_websocket_set_onmessage_callback_on_thread__deps: ['$WS', '$messageBuffer'],
  emscripten_websocket_set_onmessage_callback_on_thread: (socketId, userData, callback, thread) => {
    var socket = WS.getSocket(socketId);
    if (!socket) return {{{ cDefs.EMSCRIPTEN_RESULT_INVALID_TARGET }}};
    socket.onmessage = (event) => {
      if (typeof event.data != 'string') return;
      var room = event.data.length * 3 + 1;  // a UTF-16 unit takes three bytes at most
      if (messageBuffer.size < room) {
        _free(messageBuffer.address);
        messageBuffer.size = Math.max(room, 2 * messageBuffer.size);
        messageBuffer.address = _malloc(messageBuffer.size);
      }
      messageBuffer.encoder ||= new TextEncoder();
      var length = messageBuffer.encoder.encodeInto(event.data, HEAPU8.subarray(messageBuffer.address, messageBuffer.address + room)).written;
      HEAPU8[messageBuffer.address + length] = 0;
      var pointer = WS.getSocketEvent(socketId);
      {{{ makeSetValue('pointer', C_STRUCTS.EmscriptenWebSocketMessageEvent.data, 'messageBuffer.address', '*') }}};
      {{{ makeSetValue('pointer', C_STRUCTS.EmscriptenWebSocketMessageEvent.numBytes, 'length + 1', 'i32') }}};
      {{{ makeSetValue('pointer', C_STRUCTS.EmscriptenWebSocketMessageEvent.isText, '1', 'i8') }}};
      {{{ makeDynCall('iipp', 'callback') }}}(0, pointer, userData);
    };
    return {{{ cDefs.EMSCRIPTEN_RESULT_SUCCESS }}};
  },
});
