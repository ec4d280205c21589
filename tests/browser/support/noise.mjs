// What browsers themselves report on the console, for tests that provoke it.

// A socket that is cut or refused.
export const cut_socket = [/WebSocket connection to .* failed/, /The connection to wss?:.* was interrupted/, /can’t establish a connection to the server at wss?:/];
// Addresses that do not answer, or answer something else.
export const lost_network = [...cut_socket, /Failed to load resource/, /ERR_/, /Cross-Origin Request Blocked/, /error occurred when fetching the script/];
// A script that cannot be loaded; Firefox keeps the error's message to itself.
export const failed_script = [/Failed to (load resource|fetch)/, /TypeError/, /^Error \(/];
// A form that is kept from being sent by a field that is not shown.
export const unfocusable = [/invalid form control .* not focusable/];
