// A screen that nobody sees. A headless Firefox draws nothing there, but finds no WebGL without one.
import { start_process } from '../servers/process.mjs';

// Gives {name, stop()}; `name` is for the environment variable DISPLAY.
export const open_display = async () => {
  const { match, stop } = await start_process('Xvfb', ['-displayfd', '1', '-screen', '0', '640x480x24', '-nolisten', 'tcp'], { ready: /^(\d+)$/m, timeout: 20_000 });
  return { name: `:${match[1]}`, stop };
};
