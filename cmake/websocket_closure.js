// Closure's advanced mode flattens WS.getSocketEvent() of Emscripten's libwebsocket.js into a function and so loses its
// `this`; here the object is named instead.
addToLibrary({
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
});
